#pragma once

#include "core/studio/settings.h"
#include "core/studio/take.h"
#include "core/studio/wav_saver.h"

#include <deque>
#include <vector>

#include <QObject>

class QWidget;

namespace capriccio::ui {

class Banner;
class Dialogs;

/// Saving as WAV, from the question where to, through the thread that writes, to the news that it is done. Remembers
/// the folder.
class WavExport : public QObject {
    Q_OBJECT
  public:
    WavExport(studio::Settings& settings, Dialogs& dialogs, Banner& banner, QWidget* window);

    bool isBusy() const { return m_saver.isBusy() || !m_waiting.empty(); }
    /// Asks for a file; what is made by then is saved.
    void save(const studio::Take& take);
    /// Asks for a folder; each take gets a name from its prompt that is not taken yet.
    void saveAll(const std::vector<studio::Take>& takes);

    /// "80s pop track with bassy drums.wav": usable on every system, short enough.
    static QString fileNameFor(const studio::Take& take);

  Q_SIGNALS:
    /// `whole`: the take was finished when it was saved.
    void saved(quint64 id, bool whole);
    void failed();
    /// Nothing is left to write.
    void idle();

  private:
    struct Job {
        studio::Take take;
        QString file;
        bool whole = false;
    };
    void enqueue(const studio::Take& take, const QString& file);
    void next();
    QString startFolder() const;

    studio::Settings& m_settings;
    Dialogs& m_dialogs;
    Banner& m_banner;
    QWidget* m_window;
    std::deque<Job> m_waiting;
    Job m_current;
    studio::WavSaver m_saver;
};

}  // namespace capriccio::ui
