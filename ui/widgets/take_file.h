#pragma once

#include "core/audio/audio_clip.h"

#include <memory>
#include <thread>

#include <QFuture>
#include <QMimeData>
#include <QString>

namespace capriccio::ui {

/// A take as a file manager or an audio editor takes it: a WAV in a folder for temporary files, named after the take.
/// Writing begins when it is made, on a thread of its own; whoever asks for the file first waits for the rest of it.
/// The file stays until the program ends (a program it was dropped on may read it late), then its folder is removed.
///
/// Inside the window the take is known by its id (takeIdOf).
class TakeFile : public QMimeData {
    Q_OBJECT
  public:
    /// What is there of the clip now. `title` need not be fit for a file's name.
    TakeFile(qint64 takeId, const QString& title, std::shared_ptr<const audio::AudioClip> clip);
    /// One whose sound is still read from the project: a drag can't wait for it, and need not.
    TakeFile(qint64 takeId, const QString& title, QFuture<std::shared_ptr<const audio::AudioClip>> sound);
    ~TakeFile() override;

    QStringList formats() const override;
    /// Waits until it is written; empty when it could not be (the log says why).
    QString path() const;

    /// Of a drag or the clipboard; 0: no take.
    static qint64 takeIdOf(const QMimeData& data);

  protected:
    QVariant retrieveData(const QString& mimeType, QMetaType type) const override;

  private:
    struct Writing;
    std::shared_ptr<Writing> m_writing;
};

/// As a file in the clipboard.
void copyTake(qint64 takeId, const QString& title, std::shared_ptr<const audio::AudioClip> clip);

}  // namespace capriccio::ui
