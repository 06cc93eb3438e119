#pragma once

#include "core/musicgen/checkpoint/model_places.h"
#include "core/studio/library/catalogue.h"
#include "core/studio/library/repository_fetch.h"
#include "core/studio/library/speed_meter.h"
#include "core/studio/library/transfer.h"

#include <functional>
#include <memory>

#include <QElapsedTimer>

namespace capriccio::library {

/// The queue of models to fetch: one at a time, in order, each with the parts that are not on this computer yet. Lives
/// on a thread of its own; its methods are called there (queued), its signals leave it queued.
class Downloads : public QObject {
    Q_OBJECT
  public:
    struct Options {
        const Catalogue* catalogue = nullptr;
        HubSettings hub;
        Timing timing;
        std::function<musicgen::ModelPlaces()> places;
        std::function<qint64(const QString& folder)> freeBytes;
    };
    explicit Downloads(Options options);
    ~Downloads() override;

    /// At the end of the queue; what is paused or failed goes on there.
    void get(const QString& id);
    void pause(const QString& id);
    /// Takes it out, with what has arrived.
    void cancel(const QString& id);
    /// Before the others that are not running yet.
    void moveUp(const QString& id);
    void setHub(const HubSettings& hub);
    /// Pauses everything; nothing is written to the store afterwards.
    void pauseAll();

  Q_SIGNALS:
    /// All of them, in order. At most 10 times a second.
    void changed(const QList<capriccio::library::Transfer>& transfers);
    void arrived(const QString& id);
    void failed(const QString& id, const QString& words, const QString& details);
    /// Nothing is running or queued.
    void idle();

  private:
    struct Job;

    Job* find(const QString& id);
    void next();
    void begin(Job& job);
    void fetchPart(Job& job);
    void partEnded(Job& job, const Fault& fault);
    void stop(Job& job, Transfer::Stage stage, const QString& words = {}, const QString& details = {});
    void remove(const QString& id);
    void removeArrived(const Job& job);
    void update(Job& job);
    void tell();
    QList<RepositoryFetch::Wanted> repositoriesOf(const Entry& entry, const QString& store) const;

    Options m_options;
    QNetworkAccessManager* m_network;
    std::vector<std::unique_ptr<Job>> m_jobs;
    QTimer m_tell;
    QElapsedTimer m_clock;
};

}  // namespace capriccio::library
