#pragma once

#include "core/audio/audio_clip.h"

#include <memory>
#include <thread>

#include <QObject>
#include <QString>

namespace capriccio::studio {

/// Writes takes as WAV on a thread of its own, one at a time. Belongs to one thread; signals arrive there, queued. Each
/// save() is answered by exactly one of saved, cancelled or failed. The destructor cancels, which leaves no half file,
/// and joins.
class WavSaver : public QObject {
    Q_OBJECT
  public:
    explicit WavSaver(QObject* parent = nullptr);
    ~WavSaver() override;

    bool isBusy() const { return m_busy; }
    /// What is available of the clip now. Ignored while busy.
    void save(const QString& file, std::shared_ptr<const audio::AudioClip> clip);
    void cancel();

  Q_SIGNALS:
    void progress(double fraction);
    void saved(const QString& file);
    void cancelled(const QString& file);
    /// Words for the user.
    void failed(const QString& message);

  private:
    bool m_busy = false;
    std::jthread m_thread;
};

}  // namespace capriccio::studio
