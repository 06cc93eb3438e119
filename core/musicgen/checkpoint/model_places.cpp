#include "core/musicgen/checkpoint/model_places.h"

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/musicgen/checkpoint/json_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

namespace fs = std::filesystem;

fs::path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value ? fs::path(value) : fs::path();
}

/// $NAME when it is absolute (as the XDG rules have it), else `below` the home folder.
fs::path baseFolder(const char* name, const char* below) {
    fs::path folder = fromEnvironment(name);
    return folder.is_absolute() ? folder : fromEnvironment("HOME") / below;
}

fs::path placesFile() { return baseFolder("XDG_CONFIG_HOME", ".config") / "capriccio" / "models.json"; }

bool isThere(const fs::path& path) {
    std::error_code ignored;
    return !path.empty() && fs::exists(path, ignored);
}

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return !path.empty() && fs::is_directory(path, ignored);
}

fs::path hubCache() {
    for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"})
        if (const fs::path folder = fromEnvironment(name); !folder.empty()) return folder;
    if (const fs::path home = fromEnvironment("HF_HOME"); !home.empty()) return home / "hub";
    return baseFolder("XDG_CACHE_HOME", ".cache") / "huggingface" / "hub";
}

/// "owner/name", or a name alone; no part may lead out of a folder.
bool isRepositoryName(std::string_view text) {
    if (text.empty() || std::ranges::count(text, '/') > 1 || text.front() == '/' || text.back() == '/') return false;
    const auto usual = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '/';
    };
    return std::ranges::all_of(text, usual) && text.front() != '.' && text.find("/.") == text.npos &&
           text.find("..") == text.npos;
}

std::string readLine(const fs::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    return line;
}

std::vector<fs::path> subfolders(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (isFolder(entry->path()) && !entry->path().filename().string().starts_with('.'))
            found.push_back(entry->path());
    std::ranges::sort(found);
    return found;
}

bool holds(const fs::path& folder, std::string_view file) {
    return isFolder(folder) && (file.empty() || isThere(folder / file));
}

/// Of a cache's models--OWNER--NAME: the snapshots, the one of refs/main first, then those of other refs, then by age,
/// the newest first.
std::vector<fs::path> snapshots(const fs::path& repository) {
    std::vector<fs::path> found;
    const auto add = [&](const fs::path& folder) {
        if (isFolder(folder) && std::ranges::find(found, folder) == found.end()) found.push_back(folder);
    };
    const auto addReference = [&](const fs::path& reference) {
        const std::string commit = readLine(reference);
        if (isRepositoryName(commit) && commit.find('/') == commit.npos) add(repository / "snapshots" / commit);
    };
    addReference(repository / "refs" / "main");
    std::error_code error;
    for (fs::directory_iterator entry(repository / "refs", error), end; !error && entry != end; entry.increment(error))
        addReference(entry->path());
    std::vector<std::pair<fs::file_time_type, fs::path>> byAge;
    for (const fs::path& folder : subfolders(repository / "snapshots")) {
        std::error_code ignored;
        byAge.emplace_back(fs::last_write_time(folder, ignored), folder);
    }
    std::ranges::sort(byAge, std::greater<>());
    for (const auto& [time, folder] : byAge) add(folder);
    return found;
}

std::optional<fs::path> findIn(const fs::path& store, std::string_view repository, std::string_view file) {
    const fs::path folder = store / repository;
    return !store.empty() && holds(folder, file) ? std::optional(folder) : std::nullopt;
}

std::string cacheName(std::string_view repository) {
    std::string name = "models--" + std::string(repository);
    if (const auto slash = name.find('/'); slash != name.npos) name.replace(slash, 1, "--");
    return name;
}

/// The added folders that are models, and those one or two levels below the others.
std::vector<fs::path> addedModels(const std::vector<fs::path>& folders) {
    std::vector<fs::path> found;
    for (const fs::path& folder : folders) {
        if (looksLikeModel(folder)) {
            found.push_back(folder);
            continue;
        }
        for (const fs::path& below : subfolders(folder)) {
            if (looksLikeModel(below)) {
                found.push_back(below);
                continue;
            }
            for (const fs::path& deep : subfolders(below))
                if (looksLikeModel(deep)) found.push_back(deep);
        }
    }
    return found;
}

}  // namespace

ChosenPlaces chosenPlaces() {
    ChosenPlaces chosen;
    const fs::path file = placesFile();
    if (!isThere(file)) return chosen;
    try {
        const nlohmann::json json = readJsonObject(file);
        chosen.store = json.value("store", std::string());
        chosen.endpoint = json.value("endpoint", std::string());
        for (const auto& folder : json.value("folders", nlohmann::json::array()))
            if (folder.is_string()) chosen.folders.emplace_back(folder.get<std::string>());
    } catch (const std::exception& error) {
        log(LogLevel::Warning, file.string() + " can't be used: " + error.what());
        return {};
    }
    return chosen;
}

void savePlaces(const ChosenPlaces& places) {
    const fs::path file = placesFile();
    nlohmann::json json = nlohmann::json::object();
    json["store"] = places.store.string();
    json["endpoint"] = places.endpoint;
    json["folders"] = nlohmann::json::array();
    for (const fs::path& folder : places.folders) json["folders"].push_back(folder.string());
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    AtomicFile written(file);
    std::ofstream stream(written.path());
    stream << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    stream.close();
    if (!stream) written.fail(errno);
    written.commit();
}

ModelPlaces userPlaces() {
    ModelPlaces places;
    const ChosenPlaces chosen = chosenPlaces();
    places.store = fromEnvironment("CAPRICCIO_MODELS");
    if (places.store.empty()) places.store = chosen.store;
    if (places.store.empty()) places.store = baseFolder("XDG_DATA_HOME", ".local/share") / "capriccio" / "models";
    for (const fs::path& cache : {hubCache(), fromEnvironment("AUDIOCRAFT_CACHE_DIR")})
        if (isFolder(cache) && std::ranges::find(places.hubCaches, cache) == places.hubCaches.end())
            places.hubCaches.push_back(cache);
    places.folders = chosen.folders;
    return places;
}

bool looksLikeModel(const fs::path& folder) {
    if (isThere(folder / "state_dict.bin")) return true;
    if (!isThere(folder / "config.json")) return false;
    return std::ranges::any_of(std::initializer_list<const char*>{"model.safetensors", "model.safetensors.index.json",
                                                                  "pytorch_model.bin", "pytorch_model.bin.index.json"},
                               [&](const char* name) { return isThere(folder / name); });
}

std::optional<fs::path> findRepository(const ModelPlaces& places, std::string_view repository, std::string_view file) {
    if (!isRepositoryName(repository)) return std::nullopt;
    if (auto found = findIn(places.store, repository, file)) return found;
    for (const fs::path& cache : places.hubCaches)
        for (const fs::path& folder : snapshots(cache / cacheName(repository)))
            if (holds(folder, file)) return folder;
    for (const fs::path& folder : places.folders) {
        for (const fs::path& place : {folder, folder.parent_path()})
            if (auto found = findIn(place, repository, file)) return found;
        const std::string_view name = repository.substr(repository.find('/') + 1);
        if (auto found = findIn(folder, name, file)) return found;
        if (folder.filename() == name && holds(folder, file)) return folder;
    }
    return std::nullopt;
}

std::optional<fs::path> findModel(const ModelPlaces& places, const std::string& word) {
    if (isFolder(word)) return fs::path(word);
    if (word.find('/') != word.npos) {
        auto found = findRepository(places, word);
        return found && looksLikeModel(*found) ? found : std::nullopt;
    }
    for (const std::string& name : {word, "musicgen-" + word}) {
        for (const char* owner : {"facebook/", ""})
            if (auto found = findRepository(places, owner + name); found && looksLikeModel(*found)) return found;
        for (const fs::path& owner : subfolders(places.store))
            if (looksLikeModel(owner / name)) return owner / name;
        for (const fs::path& folder : addedModels(places.folders))
            if (folder.filename() == name) return folder;
    }
    return std::nullopt;
}

std::optional<fs::path> findPart(const ModelPlaces& places, const fs::path& model,
                                 const std::vector<std::string>& names, std::string_view file) {
    std::error_code ignored;
    const fs::path folder = fs::weakly_canonical(model, ignored);
    for (const std::string& name : names) {
        if (!isRepositoryName(name)) continue;
        // Inside, as who gathers everything in one folder does it.
        if (auto found = findIn(folder, name.substr(name.find('/') + 1), file)) return found;
        // Beside it in a store or a folder: …/OWNER/NAME; or, in a cache, another models--OWNER--NAME.
        if (auto found = findIn(folder.parent_path().parent_path(), name, file)) return found;
        if (auto found = findIn(folder.parent_path(), name.substr(name.find('/') + 1), file)) return found;
        if (folder.parent_path().filename() == "snapshots")
            for (const fs::path& found : snapshots(folder.parent_path().parent_path().parent_path() / cacheName(name)))
                if (holds(found, file)) return found;
    }
    for (const std::string& name : names)
        if (auto found = findRepository(places, name, file)) return found;
    return std::nullopt;
}

}  // namespace capriccio::musicgen
