#pragma once

#include "core/musicgen/checkpoint/config.h"

#include <optional>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace capriccio::library {

/// A file of a repository. `bytes` is about what it takes, for words before the hub has said it exactly.
struct PublishedFile {
    QString name;
    qint64 bytes = 0;
};

/// One way a model is published: the files of its own repository, and repositories that models share.
struct Form {
    enum class Layout { Transformers, Audiocraft };
    Layout layout = Layout::Transformers;
    QList<PublishedFile> files;  ///< an “….index.json” stands for itself and the shards that it names
    qint64 shardBytes = 0;       ///< of those shards, about
    QStringList parts;           ///< keys of Catalogue::parts, e.g. "google-t5/t5-base"

    qint64 bytes() const;
};

/// What several models need, published in a repository of its own.
struct Part {
    QString repository;
    QStringList otherNames;  ///< under which caches may have it
    QString revision;
    QList<PublishedFile> files;
    QString mark;  ///< the file that shows it is there

    qint64 bytes() const;
};

/// What the model cards warn of.
enum class Limit { NoVocals, EnglishBest, Bias, MayEndInSilence, Sketches };
QString limitText(Limit limit);

struct Entry {
    QString id;    ///< "facebook/musicgen-small": its repository
    QString name;  ///< "MusicGen small"
    QString revision;  ///< a commit; "main" where none is sure, which the first answer of the hub then settles
    std::optional<musicgen::ModelConfig> config;  ///< of a published shape; else its folder says it
    bool stereo = false;
    bool melody = false;
    bool comesWithProgram = false;
    QString licence;  ///< key of Catalogue::licences
    QString goodFor;
    QList<Limit> limits;
    QList<Form> forms;
};

struct Licence {
    QString name;     ///< "CC BY-NC 4.0"
    QString summary;  ///< what it means for music made with the model
    QString url;
    bool mustBeRead = false;  ///< before the first model under it is fetched
};

/// The models that Capriccio knows by name (resources/models/catalogue.json). Plain values.
class Catalogue {
  public:
    /// The one in the program.
    static const Catalogue& builtIn();
    /// Throws Error(Unreadable) that names what is wrong.
    static Catalogue fromJson(const QByteArray& json);

    const QList<Entry>& entries() const { return m_entries; }
    const Entry* find(const QString& id) const;
    const Part& part(const QString& repository) const;
    const Licence& licence(const QString& key) const;
    /// The smallest form that this program reads, the parts included; null when it is not fetched.
    const Form* bestForm(const Entry& entry) const;
    /// All that is fetched for it on a computer that has nothing yet.
    qint64 downloadBytes(const Entry& entry) const;

  private:
    QList<Entry> m_entries;
    QList<Part> m_parts;
    QList<std::pair<QString, Licence>> m_licences;
};

/// A name that stays within its folder and is no other program's business: no separators, no leading dot.
bool isPlainFileName(const QString& name);

}  // namespace capriccio::library
