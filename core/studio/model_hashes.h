#pragma once

#include <functional>
#include <map>
#include <thread>
#include <vector>

#include <QObject>
#include <QString>

namespace capriccio::studio {

/// Hashes of models' weights, found out on a thread of its own: reading gigabytes takes a while the first time. Belongs
/// to one thread; answers arrive there, queued. The destructor gives up and joins.
class ModelHashes : public QObject {
    Q_OBJECT
  public:
    /// `cacheFile`: ProjectShelf::modelHashFile().
    explicit ModelHashes(QString cacheFile, QObject* parent = nullptr);
    ~ModelHashes() override;

    /// `found` gets the hash (project/model_hash.h); it is not called when there are no weights to be read.
    void find(const QString& folder, std::function<void(const QString& hash)> found);

  private:
    void start(const QString& folder);

    QString m_cacheFile;
    std::map<QString, std::vector<std::function<void(const QString&)>>> m_asked;
    std::jthread m_thread;
};

}  // namespace capriccio::studio
