#pragma once

#include "core/studio/library/file_fetch.h"
#include "core/studio/library/folder_lock.h"
#include "core/studio/library/manifest.h"

#include <functional>
#include <optional>

namespace capriccio::library {

/// Where a repository of the store lies, and where it gathers before it is whole:
///
///     STORE/OWNER/NAME/                        there or not there
///     STORE/.arriving/OWNER--NAME/             its files as they come, and the plan
///     STORE/.arriving/OWNER--NAME.lock         held by the program that fetches it
struct StoreFolders {
    QString store;

    QString final(const QString& repository) const { return store + QLatin1Char('/') + repository; }
    QString arriving(const QString& repository) const;
    QString lock(const QString& repository) const { return arriving(repository) + QStringLiteral(".lock"); }
    /// Bytes that have arrived of it so far.
    qint64 arrivedBytes(const QString& repository) const;
};

/// Fetches one repository into the store: plan (what the hub has, at one commit), room, files, then all at once in its
/// place. Goes on with what arrived earlier; where the repository is in its place but damaged, fetches only the files
/// that are wrong. While another program fetches it, waits and takes what that one brought. Destroying it leaves what
/// has arrived. Belongs to one thread.
class RepositoryFetch : public QObject {
    Q_OBJECT
  public:
    struct Wanted {
        QString repository;
        QString revision;
        QStringList files;
        QStringList parts;  ///< for the manifest
        qint64 bytes = 0;   ///< about, until the hub has said it
    };
    /// What it works with; outlives it.
    struct Tools {
        QNetworkAccessManager& network;
        const HubSettings& hub;
        const Timing& timing;
        std::function<qint64(const QString& folder)> freeBytes;
    };

    RepositoryFetch(const Tools& tools, const StoreFolders& folders, Wanted wanted, QObject* parent);
    ~RepositoryFetch() override;

    void start();
    /// Ends it at once, without ended(); what has arrived stays.
    void abandon();

    qint64 haveBytes() const;
    qint64 totalBytes() const;

    enum class Stage { OtherProgram, Looking, Fetching, Retrying, Verifying };
    Stage stage() const { return m_stage; }

  Q_SIGNALS:
    void progressed();
    /// `words`: why it waits; empty in other stages. `details`: the hosts, files and numbers of that.
    void stageChanged(const QString& words, const QString& details);
    /// Once, last. Kind::None: it is in its place.
    void ended(const capriccio::library::Fault& fault);

  private:
    void lock();
    void plan();
    void lookAtNext();
    void looked(const QString& name, const HubRequest& request, const Fault& fault);
    void fetchIndex(const QString& name);
    void dropStale();
    void planned();
    bool takeStock();
    bool hasRoom();
    void fetchNext();
    FileFetch* makeFetch(const Manifest::File& file);
    void arrive();
    bool putInPlace();
    void setStage(Stage stage, const QString& words = {}, const QString& details = {});
    void fail(Fault::Kind kind, const QString& words, const QString& detail = {});
    void end(const Fault& fault);

    Tools m_tools;
    StoreFolders m_folders;
    Wanted m_wanted;
    QString m_final, m_arriving;
    FolderLock m_lock;
    QTimer m_poll;
    QTimer m_pause;
    Manifest m_plan;
    QString m_revision;
    QStringList m_toLookAt;
    QStringList m_toFetch;
    qint64 m_doneBytes = 0;
    FileFetch* m_fetch = nullptr;
    int m_tries = 0;
    bool m_isPlanned = false;
    bool m_mayReplan = false;
    bool m_hasEnded = false;
    Stage m_stage = Stage::Looking;
};

}  // namespace capriccio::library
