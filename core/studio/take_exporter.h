#pragma once

#include "core/audio/export/exporter.h"
#include "core/audio/export/file_names.h"
#include "core/studio/session.h"

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include <QObject>

namespace capriccio::studio {

/// Writes takes of the open project as files, one after the other, on a thread of its own. Belongs to the session's
/// thread; signals arrive there. Each start() is answered by exactly one finished(). The destructor cancels, which
/// leaves no half file, and joins.
class TakeExporter : public QObject {
    Q_OBJECT
  public:
    struct Item {
        project::TakeId take = 0;
        audio::ExportSettings settings;
        QString file;
    };
    /// What became of them.
    struct Result {
        struct Written {
            project::TakeId take = 0;
            QString file;
            audio::ExportReport report;
        };
        struct Failed {
            project::TakeId take = 0;
            QString file;
            QString message;  ///< for the user
        };
        std::vector<Written> written;
        std::vector<Failed> failed;
        bool cancelled = false;
    };

    /// The session must outlive it.
    explicit TakeExporter(Session& session, QObject* parent = nullptr);
    ~TakeExporter() override;

    bool isBusy() const { return m_busy; }
    /// Ignored while busy. Files that are there are replaced, or the new ones named anew (Rename): ask before. A take
    /// that is still made is written as far as it is. `modelFolder`: for takes whose sound has to be made again.
    void start(std::vector<Item> items, audio::ExistingFiles existing, const QString& modelFolder);
    /// The files that are finished stay.
    void cancel();

  Q_SIGNALS:
    /// `item` from 0 of `items`; 0 … 1 of all of it.
    void progress(int item, int items, double fraction);
    void finished(const capriccio::studio::TakeExporter::Result& result);

  private:
    void next();
    void write(const Session::Clip& clip);
    void failed(const QString& message);
    void end();

    Session& m_session;
    std::shared_ptr<project::Project> m_project;  ///< theirs, whatever is opened meanwhile
    std::vector<Item> m_items;
    std::size_t m_at = 0;
    audio::ExistingFiles m_existing = audio::ExistingFiles::Rename;
    QString m_modelFolder;
    Result m_result;
    bool m_busy = false;
    quint64 m_run = 0;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::jthread m_thread;
};

}  // namespace capriccio::studio

Q_DECLARE_METATYPE(capriccio::studio::TakeExporter::Result)
