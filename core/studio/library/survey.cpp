#include "core/studio/library/survey.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/config.h"
#include "core/studio/file_path.h"
#include "core/studio/library/names.h"
#include "core/studio/library/repository_fetch.h"
#include "core/studio/words.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace capriccio::library {
namespace {

namespace fs = std::filesystem;

/// Words of their own context, for lupdate.
struct LibraryWords {
    Q_DECLARE_TR_FUNCTIONS(ModelLibrary)
};

QJsonObject readJson(const QString& name) {
    QFile file(name);
    constexpr qint64 kMostBytes = 64 << 20;
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostBytes) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// There, and not the note that git leaves in the place of a large file.
bool isThere(const QString& name) {
    const QFileInfo info(name);
    if (!info.isFile()) return false;  // a dangling link is not
    if (info.size() > 1024) return true;
    QFile file(name);
    return !file.open(QIODevice::ReadOnly) || !file.read(64).startsWith("version https://git-lfs");
}

bool isMusicGenConfig(const QString& folder) {
    return readJson(folder + QStringLiteral("/config.json"))[QLatin1StringView("model_type")].toString().startsWith(
        QStringLiteral("musicgen"));
}

void inspectTransformers(const QString& folder, Inspection& found) {
    const auto at = [&](const QString& name) { return folder + QLatin1Char('/') + name; };
    bool hasWeights = false;
    for (const char* base : {"model.safetensors", "pytorch_model.bin"}) {
        const QString whole = QString::fromLatin1(base);
        const QString index = whole + QStringLiteral(".index.json");
        if (isThere(at(whole))) {
            hasWeights = true;
            break;
        }
        if (!isThere(at(index))) continue;
        hasWeights = true;
        QSet<QString> shards;
        for (const QJsonValue& shard : readJson(at(index))[QLatin1StringView("weight_map")].toObject())
            shards.insert(shard.toString());
        QStringList names(shards.begin(), shards.end());
        names.sort();
        for (const QString& name : names)
            if (!isPlainFileName(name) || !isThere(at(name))) found.missing << name;
        break;
    }
    if (!hasWeights) found.missing << QStringLiteral("model.safetensors");
    if (!isThere(at(QStringLiteral("spiece.model"))) && !isThere(at(QStringLiteral("tokenizer.json"))))
        found.missing << QStringLiteral("spiece.model");
    try {
        found.config = musicgen::readConfig(toPath(folder));
    } catch (const Error& error) { found.problem = studio::wordsOf(error); }
}

void inspectAudiocraft(const QString& folder, const musicgen::ModelPlaces& places, const Catalogue& catalogue,
                       Inspection& found) {
    const auto at = [&](const char* name) { return folder + QLatin1Char('/') + QLatin1StringView(name); };
    for (const char* name : {"state_dict.bin", "compression_state_dict.bin"})
        if (!isThere(at(name))) found.missing << QString::fromLatin1(name);
    const auto need = [&](const QString& repository) {
        const Part& part = catalogue.part(repository);
        std::vector<std::string> names = {part.repository.toStdString()};
        for (const QString& other : part.otherNames) names.push_back(other.toStdString());
        const auto place = musicgen::findPart(places, toPath(folder), names, part.mark.toStdString());
        for (const PublishedFile& file : part.files)
            if (!place || !isThere(fromPath(*place) + QLatin1Char('/') + file.name))
                found.missing << repository + QStringLiteral(": ") + file.name;
    };
    need(QStringLiteral("google-t5/t5-base"));
    // A codec of a kilobyte or two is a note that names the one that models share.
    constexpr qint64 kPointerBytes = 16'000;
    const QFileInfo codec(at("compression_state_dict.bin"));
    if (codec.isFile() && codec.size() < kPointerBytes) need(QStringLiteral("facebook/encodec_32khz"));
    if (!found.missing.isEmpty()) return;
    try {
        found.config = musicgen::readConfig(toPath(folder));
    } catch (const Error&) {  // its size is not known then; what is wrong is said when it is loaded
    }
}

class Surveyor {
  public:
    Surveyor(const Catalogue& catalogue, const musicgen::ModelPlaces& places)
        : m_catalogue(catalogue), m_places(places), m_folders{fromPath(places.store)} {}

    Model entryModel(const Entry& entry, const QString& programFolder) {
        Model model;
        model.id = entry.id;
        model.name = entry.name;
        model.entry = entry;
        model.config = entry.config;
        model.stereo = entry.stereo;
        model.melody = entry.melody;
        if (entry.comesWithProgram) {
            if (!programFolder.isEmpty() && QFileInfo(programFolder).isDir())
                settle(model, programFolder, Source::Program);
            return model;
        }
        if (const Form* form = m_catalogue.bestForm(entry)) {
            // The model's own folder is there from the beginning, the parts come first.
            if (QFileInfo(m_folders.arriving(entry.id)).isDir()) {
                model.arrivedBytes = m_folders.arrivedBytes(entry.id);
                for (const QString& part : form->parts) model.arrivedBytes += m_folders.arrivedBytes(part);
            }
        }
        QList<std::pair<QString, Source>> places;
        if (const QString ours = m_folders.final(entry.id); QFileInfo(ours).isDir())
            places.append({ours, Source::Store});
        auto only = m_places;
        only.store.clear();
        only.folders.clear();
        if (const auto cached = musicgen::findRepository(only, entry.id.toStdString());
            cached && musicgen::looksLikeModel(*cached))
            places.append({fromPath(*cached), Source::HubCache});
        only.hubCaches.clear();
        only.folders = m_places.folders;
        if (const auto added = musicgen::findRepository(only, entry.id.toStdString());
            added && musicgen::looksLikeModel(*added))
            places.append({fromPath(*added), Source::AddedFolder});
        // The first that can be used; else the first.
        for (const auto& [folder, source] : places) {
            Model candidate = model;
            settle(candidate, folder, source);
            m_seen.insert(QFileInfo(folder).canonicalFilePath());
            if (!model.isHere() || (candidate.isUsable() && !model.isUsable())) model = candidate;
        }
        return model;
    }

    /// A model that the catalogue does not know.
    void other(const QString& folder, Source source, QList<Model>& models) {
        const QString canonical = QFileInfo(folder).canonicalFilePath();
        if (canonical.isEmpty() || m_seen.contains(canonical)) return;
        m_seen.insert(canonical);
        Model model;
        model.id = folder;
        model.name = modelDisplayName(folder);
        settle(model, folder, source);
        models << model;
    }

    void others(QList<Model>& models) {
        const auto below = [](const QString& folder) {
            QStringList found;
            for (const QFileInfo& entry : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
                found << entry.filePath();
            return found;
        };
        for (const QString& owner : below(m_folders.store))
            for (const QString& folder : below(owner))
                if (musicgen::looksLikeModel(toPath(folder)) && isMusicGen(folder))
                    other(folder, Source::Store, models);
        for (const fs::path& cache : m_places.hubCaches)
            for (const QString& repository : below(fromPath(cache))) {
                QString name = QFileInfo(repository).fileName();
                if (!name.startsWith(QStringLiteral("models--"))) continue;
                name = name.mid(8).replace(name.mid(8).indexOf(QStringLiteral("--")), 2, QStringLiteral("/"));
                musicgen::ModelPlaces only;
                only.hubCaches = {cache};
                const auto found = musicgen::findRepository(only, name.toStdString());
                if (found && musicgen::looksLikeModel(*found) && isMusicGen(fromPath(*found)))
                    other(fromPath(*found), Source::HubCache, models);
            }
        for (const fs::path& added : m_places.folders) {
            if (musicgen::looksLikeModel(added)) {
                other(fromPath(added), Source::AddedFolder, models);
                continue;
            }
            for (const QString& first : below(fromPath(added))) {
                if (musicgen::looksLikeModel(toPath(first)) && isMusicGen(first)) {
                    other(first, Source::AddedFolder, models);
                    continue;
                }
                for (const QString& second : below(first))
                    if (musicgen::looksLikeModel(toPath(second)) && isMusicGen(second))
                        other(second, Source::AddedFolder, models);
            }
        }
    }

  private:
    /// Of all the models that caches hold.
    static bool isMusicGen(const QString& folder) {
        if (isMusicGenConfig(folder)) return true;
        return isThere(folder + QStringLiteral("/state_dict.bin")) &&
               folder.contains(QStringLiteral("musicgen"), Qt::CaseInsensitive);
    }

    void settle(Model& model, const QString& folder, Source source) {
        model.source = source;
        model.folder = folder;
        model.canonical = QFileInfo(folder).canonicalFilePath();
        model.diskBytes = folderBytes(folder);
        if (source == Source::Store) {
            model.wrong = quickCheckAll(folder);
            // Half gone is known now; written to since is found out by hashing, which takes longer than a look.
            model.isUnsure =
                model.wrong.removeIf([](const WrongFile& file) { return file.kind == WrongFile::Kind::Unsure; }) > 0;
        }
        const Inspection inspection = inspectFolder(folder, m_places, m_catalogue);
        model.missing = inspection.missing;
        if (!inspection.problem.isEmpty()) model.missing << inspection.problem;
        if (model.entry && model.config) return;
        model.config = inspection.config;
        if (model.entry || !model.config) return;
        model.stereo = model.config->decoder.channels == 2;
        model.melody = model.config->architecture == musicgen::Architecture::Prefix;
    }

    const Catalogue& m_catalogue;
    const musicgen::ModelPlaces& m_places;
    StoreFolders m_folders;
    QSet<QString> m_seen;
};

}  // namespace

Inspection inspectFolder(const QString& folder, const musicgen::ModelPlaces& places, const Catalogue& catalogue) {
    Inspection found;
    if (!QFileInfo(folder).isDir()) {
        found.problem = LibraryWords::tr("“%1” is not a folder.").arg(folder);
    } else if (isThere(folder + QStringLiteral("/config.json"))) {
        inspectTransformers(folder, found);
    } else if (QFileInfo::exists(folder + QStringLiteral("/state_dict.bin")) ||
               QFileInfo::exists(folder + QStringLiteral("/compression_state_dict.bin"))) {
        inspectAudiocraft(folder, places, catalogue, found);
    } else if (musicgen::looksLikeModel(toPath(folder)) ||
               !QDir(folder)
                    .entryList(
                        {QStringLiteral("*.safetensors"), QStringLiteral("*.bin"), QStringLiteral("spiece.model")},
                        QDir::Files)
                    .isEmpty()) {
        found.missing << QStringLiteral("config.json");
        inspectTransformers(folder, found);
        found.problem.clear();
    } else {
        found.problem =
            LibraryWords::tr("“%1” holds no MusicGen model: neither a “config.json” nor a “state_dict.bin” is in it.")
                .arg(QDir(folder).dirName());
    }
    return found;
}

QList<Model> survey(const Catalogue& catalogue, const musicgen::ModelPlaces& places, const QString& programFolder) {
    Surveyor surveyor(catalogue, places);
    QList<Model> models;
    for (const Entry& entry : catalogue.entries()) {
        const Model model = surveyor.entryModel(entry, programFolder);
        if (!entry.comesWithProgram || model.isHere()) models << model;
    }
    QList<Model> others;
    surveyor.others(others);
    std::ranges::sort(others, {}, [](const Model& model) { return model.name.toLower(); });
    return models + others;
}

qint64 folderBytes(const QString& folder) {
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

}  // namespace capriccio::library
