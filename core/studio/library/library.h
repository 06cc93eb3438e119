#pragma once

#include "core/studio/library/downloads.h"
#include "core/studio/library/machine.h"
#include "core/studio/library/survey.h"

#include <memory>
#include <optional>

#include <QObject>
#include <QThread>
#include <QThreadPool>

namespace capriccio::library {

/// The models of this computer and how to get others: what the models window and `capriccio-cli models` talk to. All
/// methods return at once and belong to the thread the object lives in; disk and network are on threads of its own, and
/// changed() tells what became of it. The destructor leaves downloads as a kill would: they go on the next time.
class Library : public QObject {
    Q_OBJECT
  public:
    struct Options {
        const Catalogue* catalogue = nullptr;
        HubSettings hub;
        Timing timing;
        QString programFolder;                                   ///< where the model that comes with the program is
        QString machineFile;                                     ///< where what was measured is kept
        double measureSeconds = 2;                               ///< 0: never
        std::function<qint64(const QString& folder)> freeBytes;  ///< negative: not known

        /// The built-in catalogue, the user's hub, caches and settings.
        static Options ofUser();
    };
    explicit Library(Options options, QObject* parent = nullptr);
    ~Library() override;

    const Catalogue& catalogue() const { return *m_options.catalogue; }
    /// Empty until the first look at the disk is over.
    const QList<Model>& models() const { return m_models; }
    const Model* find(const QString& id) const;
    /// The catalogue's, or another's by its folder.
    const Model* findFolder(const QString& folder) const;
    bool hasLooked() const { return m_hasLooked; }

    const QList<Transfer>& transfers() const { return m_transfers; }
    const Transfer* transfer(const QString& id) const;

    const Machine& machine() const { return m_machine; }
    /// Measures the memory's bandwidth unless that is known; takes two seconds of all cores, so not while music is
    /// made.
    void measureMachine();
    bool isMeasuring() const { return m_isMeasuring; }
    /// Gives all cores back at once; what was seen so far does not count.
    void stopMeasuring() { m_machineWatch.stop = true; }

    QString storeFolder() const;
    /// Those of the user's where models are used in place.
    QStringList addedFolders() const;
    qint64 storeFreeBytes() const { return m_freeBytes; }

    /// Looks at the disk again.
    void refresh();
    /// Fetches a model of the catalogue, goes on with one, or repairs one: only what is not there or wrong.
    void get(const QString& id);
    void pause(const QString& id);
    void cancel(const QString& id);
    void moveUp(const QString& id);
    /// What removing frees: its own folder, and parts that no other model in the store needs.
    qint64 removableBytes(const QString& id) const;
    void remove(const QString& id);
    /// Hashes every file. One model at a time; another call while one is checked is ignored. (What was written to since
    /// it arrived is hashed unasked, and told by changed() alone.)
    void check(const QString& id);
    QString checkedId() const { return m_checkedId; }
    double checkFraction() const;

    /// Looks into a folder and keeps it in the list of those where models are used in place.
    void addFolder(const QString& folder);
    void forgetFolder(const QString& folder);

    void moveStore(const QString& folder);
    void cancelMove();
    bool isMoving() const { return m_isMoving; }
    double moveFraction() const;

    /// The hub as $HF_ENDPOINT or the user says; empty: the usual one.
    QString chosenHub() const { return m_chosenHub; }
    /// Kept for the next time. Empty: $HF_ENDPOINT or the Hugging Face hub.
    void setHub(const QString& endpoint);

  Q_SIGNALS:
    void changed();
    /// It is there, and usable as far as can be seen.
    void arrived(const QString& id);
    void failed(const QString& id, const QString& words, const QString& details);
    void removed(const QString& name, qint64 freedBytes);
    void checked(const QString& id, const QList<capriccio::library::WrongFile>& wrong);
    /// `models`: the names of those found in it.
    void folderAdded(const QString& folder, const QStringList& models);
    void moved(const QString& folder, const QString& from);
    /// Words for the user: why something can't be done.
    void refused(const QString& words);
    /// No download is running or queued.
    void idle();

  private:
    void aside(std::function<std::function<void()>()> work, std::function<void()> failed = {});
    void look();
    void keepFindings(QList<Model>& models) const;
    void checkUnsure();
    void startCheck(const Model& model, bool all);
    QStringList partsOnlyFor(const QString& id) const;

    Options m_options;
    QThread m_thread;
    Downloads* m_downloads;
    QThreadPool m_pool;
    std::shared_ptr<Watch> m_checkWatch, m_moveWatch;
    Watch m_machineWatch;
    QTimer m_progress;
    QList<Model> m_models;
    QList<Transfer> m_transfers;
    QStringList m_toAnnounce;
    Machine m_machine;
    QString m_checkedId;
    QStringList m_looked;    ///< folders that were hashed unasked: once each
    bool m_isAsked = false;  ///< the check that runs was asked for
    QString m_chosenHub;
    qint64 m_freeBytes = -1;
    bool m_hasLooked = false;
    bool m_isLooking = false;
    bool m_lookAgain = false;
    bool m_isMeasuring = false;
    bool m_isMoving = false;
};

}  // namespace capriccio::library

Q_DECLARE_METATYPE(capriccio::library::WrongFile)
