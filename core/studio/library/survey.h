#pragma once

#include "core/musicgen/checkpoint/model_places.h"
#include "core/studio/library/catalogue.h"
#include "core/studio/library/manifest.h"

#include <optional>

#include <QList>
#include <QString>
#include <QStringList>

namespace capriccio::library {

/// Where a model lies, which decides what may be done with it.
enum class Source {
    None,
    Store,        ///< ours: can be removed, moved and repaired
    Program,      ///< came with Capriccio
    HubCache,     ///< the Hugging Face cache or audiocraft's: used in place, never changed
    AddedFolder,  ///< the user's: used in place, never changed
};

/// A model that is on this computer, or one that the catalogue knows.
struct Model {
    QString id;  ///< the catalogue's, else the folder
    QString name;
    std::optional<Entry> entry;  ///< when the catalogue knows it
    std::optional<musicgen::ModelConfig> config;  ///< when it is known
    bool stereo = false;
    bool melody = false;
    Source source = Source::None;
    QString folder;           ///< empty: not on this computer
    QString canonical;        ///< the same without links
    qint64 diskBytes = 0;     ///< of its own folder
    qint64 arrivedBytes = 0;  ///< of a download that was interrupted; 0: none
    QList<WrongFile> wrong;   ///< of a model in the store: what a look at names and lengths found
    bool isUnsure = false;    ///< … and files in it were written to since: only hashing tells
    QStringList missing;      ///< by name, what keeps it from being used

    bool isHere() const { return !folder.isEmpty(); }
    bool isUsable() const { return isHere() && wrong.isEmpty() && missing.isEmpty(); }
};

/// What keeps a folder from being a model, by name; empty: nothing. Reads the small files only.
struct Inspection {
    QStringList
        missing;      ///< "spiece.model", "model-00002-of-00002.safetensors", "google-t5/t5-base: model.safetensors"
    QString problem;  ///< in words, when it is no model at all, or one that this program does not play
    std::optional<musicgen::ModelConfig> config;

    bool isUsable() const { return missing.isEmpty() && problem.isEmpty(); }
};
Inspection inspectFolder(const QString& folder, const musicgen::ModelPlaces& places, const Catalogue& catalogue);

/// Everything that there is, on the calling thread: the catalogue's models in its order, then the others by name.
/// `programFolder`: the starter's; empty or not there: it is left out.
QList<Model> survey(const Catalogue& catalogue, const musicgen::ModelPlaces& places, const QString& programFolder);

/// Bytes of a folder's files, links followed.
qint64 folderBytes(const QString& folder);

}  // namespace capriccio::library
