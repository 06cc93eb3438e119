#include "core/audio/export/file_names.h"

#include "core/audio/export/utf8.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <set>

namespace capriccio::audio {
namespace {

constexpr std::array<std::string_view, 6> kFields = {"title", "prompt", "model", "seed", "n", "date"};
constexpr std::size_t kShortestFieldBytes = 16;

/// Calls `text` with what stands between the fields, `field` with their names.
void parse(std::string_view pattern, const std::function<void(std::string_view)>& text,
           const std::function<void(std::string_view)>& field) {
    const auto refuse = [&](const Message& why) {
        throw Error(Error::Code::InvalidInput, Core::tr("The name pattern “%1” can't be used: %2 The fields are "
                                                        "{title}, {prompt}, {model}, {seed}, {n} and {date}.")
                                                   .arg(std::string(pattern))
                                                   .arg(why));
    };
    while (!pattern.empty()) {
        const std::size_t brace = pattern.find_first_of("{}");
        text(pattern.substr(0, brace));
        if (brace == pattern.npos) return;
        const std::size_t close = pattern.find('}', brace);
        if (pattern[brace] == '}' || close == pattern.npos) refuse(Core::tr("a brace has no partner."));
        const std::string_view name = pattern.substr(brace + 1, close - brace - 1);
        if (std::find(kFields.begin(), kFields.end(), name) == kFields.end())
            refuse(Core::tr("there is no {%1}.").arg(std::string(name)));
        field(name);
        pattern.remove_prefix(close + 1);
    }
}

bool isForbidden(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
           std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    return text;
}

/// Windows keeps these for devices, whatever the extension.
bool isReserved(const std::string& name) {
    const std::string base = lowerCase(name.substr(0, name.find('.')));
    if (base == "con" || base == "prn" || base == "aux" || base == "nul") return true;
    return base.size() == 4 && (base.starts_with("com") || base.starts_with("lpt")) &&
           std::isdigit(static_cast<unsigned char>(base[3])) != 0;
}

/// Text as a part of a file name.
std::string usable(std::string text) {
    std::replace_if(text.begin(), text.end(), isForbidden, ' ');
    return singleLine(text);
}

std::string trimmed(std::string name) {
    const auto drop = [](char c) { return c == ' ' || c == '.'; };
    while (!name.empty() && drop(name.back())) name.pop_back();
    name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), drop));
    return name;
}

std::filesystem::path withNumber(const std::filesystem::path& file, int number) {
    if (number == 1) return file;
    std::filesystem::path numbered = file;
    return numbered.replace_filename(file.stem().string() + " (" + std::to_string(number) + ")" +
                                     file.extension().string());
}

bool isThere(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(file, ignored));
}

}  // namespace

void validateNamePattern(std::string_view pattern) {
    parse(
        pattern, [](std::string_view) {}, [](std::string_view) {});
}

std::string fileNameOf(std::string_view pattern, const NameFields& fields, int number, int of) {
    // Long texts give way, so that what tells takes apart (number, seed) stays.
    std::string name;
    for (std::size_t longest = 120;;) {
        name.clear();
        const auto text = [&](const std::string& value) { return shortened(usable(value), longest); };
        parse(
            pattern, [&](std::string_view plain) { name += plain; },
            [&](std::string_view field) {
                if (field == "title") name += text(fields.title.empty() ? fields.prompt : fields.title);
                if (field == "prompt") name += text(fields.prompt);
                if (field == "model") name += text(fields.model);
                if (field == "seed") name += std::to_string(fields.seed.value_or(0));
                if (field == "date") name += fields.date;
                if (field == "n") {
                    const std::string digits = std::to_string(number), all = std::to_string(of);
                    name += std::string(all.size() > digits.size() ? all.size() - digits.size() : 0, '0') + digits;
                }
            });
        name = trimmed(usable(name));
        if (name.size() <= kLongestNameBytes || longest <= kShortestFieldBytes) break;
        longest = std::max(kShortestFieldBytes, longest * 3 / 4);
    }
    name = trimmed(shortened(name, kLongestNameBytes));
    if (name.empty()) name = "Music";
    if (isReserved(name)) name.insert(0, "_");
    return name;
}

std::vector<std::filesystem::path> plannedFiles(const std::filesystem::path& folder, std::string_view pattern,
                                                std::span<const NameFields> takes, std::string_view extension) {
    std::vector<std::filesystem::path> files;
    std::set<std::string> used;
    for (std::size_t i = 0; i < takes.size(); ++i) {
        const std::string name = fileNameOf(pattern, takes[i], static_cast<int>(i) + 1, static_cast<int>(takes.size()));
        const std::filesystem::path wanted = folder / (name + std::string(extension));
        std::filesystem::path file = wanted;
        for (int number = 2; !used.insert(lowerCase(file.filename().string())).second; ++number)
            file = withNumber(wanted, number);
        files.push_back(file);
    }
    return files;
}

std::vector<std::filesystem::path> existingFiles(std::span<const std::filesystem::path> files) {
    std::vector<std::filesystem::path> found;
    std::copy_if(files.begin(), files.end(), std::back_inserter(found), isThere);
    return found;
}

std::filesystem::path freeFile(const std::filesystem::path& file, std::span<const std::filesystem::path> taken) {
    for (int number = 1;; ++number) {
        const std::filesystem::path candidate = withNumber(file, number);
        const bool isTaken = std::any_of(taken.begin(), taken.end(), [&](const std::filesystem::path& other) {
            return lowerCase(other.string()) == lowerCase(candidate.string());
        });
        if (!isTaken && !isThere(candidate)) return candidate;
    }
}

}  // namespace capriccio::audio
