#include "core/studio/wav_saver.h"

#include "core/audio/audio_file.h"
#include "core/base/error.h"
#include "core/base/log.h"

#include <chrono>
#include <utility>

#include <QFile>

namespace capriccio::studio {

WavSaver::WavSaver(QObject* parent) : QObject(parent) {}

WavSaver::~WavSaver() = default;

void WavSaver::save(const QString& file, std::shared_ptr<const audio::AudioClip> clip) {
    if (m_busy) return;
    m_busy = true;
    m_thread = std::jthread([this, file, clip = std::move(clip)](std::stop_token stop) {
        const auto tell = [this](auto news) { QMetaObject::invokeMethod(this, news, Qt::QueuedConnection); };
        QString problem;
        bool done = false;
        try {
            auto last = std::chrono::steady_clock::now();
            done = audio::writeWav(QFile::encodeName(file).toStdString(), *clip, [&](double fraction) {
                const auto now = std::chrono::steady_clock::now();
                if (now - last > std::chrono::milliseconds(50)) {
                    last = now;
                    tell([this, fraction] { Q_EMIT progress(fraction); });
                }
                return !stop.stop_requested();
            });
        } catch (const Error& error) {
            problem = QString::fromUtf8(error.what());
            log(LogLevel::Error, error.what() + (error.detail().empty() ? "" : " [" + error.detail() + "]"));
        } catch (const std::exception& error) {
            problem = tr("“%1” could not be saved.").arg(file);
            log(LogLevel::Error, error.what());
        }
        tell([this, file, problem, done] {
            m_busy = false;
            if (!problem.isEmpty())
                Q_EMIT failed(problem);
            else if (done)
                Q_EMIT saved(file);
            else
                Q_EMIT cancelled(file);
        });
    });
}

void WavSaver::cancel() { m_thread.request_stop(); }

}  // namespace capriccio::studio
