#pragma once

#include "core/studio/library/digest.h"

#include <optional>

#include <QList>
#include <QString>
#include <QStringList>

namespace capriccio::library {

/// What lies beside a model that was fetched: where from, and what each file must be. While the model is on its way it
/// is the plan of it, and has no times yet.
struct Manifest {
    static inline const QString kFileName = QStringLiteral("capriccio-model.json");

    struct File {
        QString name;
        qint64 bytes = 0;
        Digest digest;
        qint64 changedMs = 0;  ///< of the file as it was found right; another one is looked into
    };

    QString repository;
    QString revision;  ///< the commit, where the hub said it
    QString hub;
    QStringList parts;  ///< repositories that it needs besides
    QList<File> files;

    const File* find(const QString& name) const;
    qint64 bytes() const;

    /// Empty when there is none, or none that makes sense.
    static std::optional<Manifest> read(const QString& folder);
    /// Whole or not at all. False when it can't be written.
    bool write(const QString& folder) const;
};

/// One file of a model that is not what it should be.
struct WrongFile {
    enum class Kind { Missing, Length, Content, Unsure };  ///< Unsure: written to since, its length is right
    QString name;
    Kind kind = Kind::Missing;
};

/// By names, lengths and times alone: a moment.
QList<WrongFile> quickCheck(const QString& folder, const Manifest& manifest);

/// The same of a model in the store and of its parts there ("google-t5/t5-base: model.safetensors"). Without a manifest:
/// nothing is wrong.
QList<WrongFile> quickCheckAll(const QString& folder);

/// As quickCheckAll, then hashes what is unsure (`all`: every file) on the calling thread. What
/// turns out is noted in the manifest: the times of files that are right, and that others are not. Without a manifest, in a Hugging Face cache, the blobs' names say what they
/// must hash to. Elsewhere there is nothing to compare with.
QList<WrongFile> fullCheck(const QString& folder, bool all, Watch& watch);

/// Whether the model in `folder` may be loaded, on the calling thread. A folder without a manifest says nothing. Throws
/// Error(Unreadable) that names what is wrong and says how it is mended.
void checkBeforeLoading(const QString& folder);

/// "“state_dict.bin” is missing and “config.json” was changed": for messages.
QString wordsFor(const QList<WrongFile>& wrong);

}  // namespace capriccio::library
