#include "core/studio/melody/melody_source.h"

#include "core/audio/audio_file.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/units.h"
#include "core/studio/file_path.h"
#include "core/studio/input_sound.h"
#include "core/studio/words.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace capriccio::studio {
namespace {

constexpr int kCountInBeats = 4;
constexpr int kPollMs = 33;
constexpr double kShortestPart = 0.2;
constexpr double kMostRecorded = 120;

class RecorderMicrophone final : public Microphone {
  public:
    void start(const audio::RecordOrder& order) override { m_recorder.start(order); }
    void stop() override { m_recorder.stop(); }
    audio::RecorderStatus status() override { return m_recorder.status(); }

  private:
    audio::Recorder m_recorder;
};

/// Four clicks a beat apart, the first one higher.
std::shared_ptr<const audio::AudioClip> countInClicks(double beatSeconds) {
    const auto beat = static_cast<std::int64_t>(beatSeconds * kSampleRate);
    std::vector<float> samples(static_cast<std::size_t>(beat * kCountInBeats), 0.0F);
    for (int i = 0; i < kCountInBeats; ++i)
        for (std::int64_t n = 0; n < std::min<std::int64_t>(beat, kSampleRate / 20); ++n) {
            const double t = static_cast<double>(n) / kSampleRate;
            const double pitch = i == 0 ? 1568 : 1046.5;
            samples[static_cast<std::size_t>(beat * i + n)] =
                static_cast<float>(0.4 * std::exp(-60 * t) * std::sin(2 * std::numbers::pi * pitch * t));
        }
    auto clip = std::make_shared<audio::AudioClip>(kSampleRate, 1, static_cast<std::int64_t>(samples.size()));
    clip->append(samples);
    clip->finish();
    return clip;
}

}  // namespace

std::unique_ptr<Microphone> makeMicrophone() { return std::make_unique<RecorderMicrophone>(); }

MelodySource::MelodySource(QObject* parent) : MelodySource(makeSpeaker(), makeMicrophone(), parent) {}

MelodySource::MelodySource(std::unique_ptr<Speaker> speaker, std::unique_ptr<Microphone> microphone, QObject* parent)
    : QObject(parent), m_microphone(std::move(microphone)), m_playback(std::move(speaker)) {
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &MelodySource::pollMicrophone);
    const auto listening = [this] {
        const auto state = m_playback.state();
        if (state == Playback::State::Ended || state == Playback::State::Stopped) m_listening = false;
        Q_EMIT listeningChanged();
    };
    connect(&m_playback, &Playback::stateChanged, this, listening);
    connect(&m_playback, &Playback::positionChanged, this, &MelodySource::listeningChanged);
    connect(&m_playback, &Playback::problemChanged, this, [this](const QString& problem) {
        if (problem.isEmpty()) return;
        m_listening = false;
        if (m_state == State::Ready) m_problem = problem;
        Q_EMIT listeningChanged();
        if (m_state == State::Ready) Q_EMIT stateChanged();
    });
}

MelodySource::~MelodySource() {
    ++m_job;
    ++m_encoding;
    m_playback.disconnect(this);
}

QStringList MelodySource::microphoneNames() {
    QStringList names;
    for (const auto& device : audio::inputDevices()) {
        const QString name = QString::fromStdString(device.name);
        if (device.isDefault)
            names.prepend(name);
        else
            names << name;
    }
    return names;
}

double MelodySource::seconds() const {
    return m_clip ? static_cast<double>(m_clip->availableFrames()) / m_clip->sampleRate() : 0;
}

// --- reading ---------------------------------------------------------------------------------------------------------

void MelodySource::readFile(const QString& path) {
    read(QFileInfo(path).fileName(), path,
         [path = toPath(path), name = QFileInfo(path).fileName().toStdString()](const std::stop_token& stop) {
             return analyse(audio::readAudioFile(path), name, stop);
         });
}

void MelodySource::takeClip(const QString& name, std::shared_ptr<const audio::AudioClip> clip,
                            std::optional<SoundPart> part) {
    if (!clip) return;
    const auto frame = [&](double seconds) { return std::llround(seconds * clip->sampleRate()); };
    const std::int64_t begin = part ? frame(part->begin) : 0;
    const std::int64_t end = part ? frame(part->end) : clip->availableFrames();
    read(name, {}, [clip, begin, end, name = name.toStdString()](const std::stop_token& stop) {
        return analyse(samplesOf(*clip, begin, end), name, stop);
    });
}

void MelodySource::useInput(const InputFile& file, MelodyChoice::Use use, const musicgen::Chroma& chroma) {
    read(file.name, {}, [file](const std::stop_token& stop) {
        return analyse(soundOf(file, kSampleRate), file.name.toStdString(), stop);
    });
    m_wantedNotes = chroma;
    setUse(use);
}

void MelodySource::read(const QString& name, const QString& file, Work work) {
    leaveRecording();
    stopListening();
    if (!m_held && m_clip) m_held = Held{m_name, m_file, m_notice, m_clip, m_notes, m_part};
    const quint64 job = ++m_job;
    m_name = name;
    m_problem.clear();
    m_notice.clear();
    m_wantedNotes = {};
    m_clip.reset();
    m_state = State::Reading;
    // The one before is told to stop and waited for on the new thread: this one never waits.
    auto before = std::make_shared<std::jthread>(std::move(m_worker));
    before->request_stop();
    m_worker = std::jthread([this, job, name, file, work = std::move(work), before](const std::stop_token& stop) {
        if (before->joinable()) before->join();
        AnalysedMelody melody;
        QString problem;
        try {
            melody = work(stop);
        } catch (const Error& error) {
            log(LogLevel::Warning, detailOf(error));
            problem = wordsOf(error);
        } catch (const std::bad_alloc&) {
            problem = tr("There is not enough memory to read “%1”. Choose a shorter sound.").arg(name);
        } catch (const std::exception& error) {
            log(LogLevel::Error, std::string("Reading a melody failed: ") + error.what());
            problem = tr("“%1” could not be read. Try another file; the log has the details.").arg(name);
        }
        if (stop.stop_requested()) return;
        QMetaObject::invokeMethod(
            this,
            [this, job, name, file, melody, problem] {
                if (job != m_job) return;
                if (problem.isEmpty())
                    take(name, file, melody);
                else
                    fail(problem);
            },
            Qt::QueuedConnection);
    });
    Q_EMIT stateChanged();
}

void MelodySource::take(const QString& name, const QString& file, const AnalysedMelody& melody) {
    m_held.reset();
    m_name = name;
    m_file = file;
    m_clip = melody.clip;
    m_notes = MelodyNotes(melody.chroma);
    m_part = {0, seconds()};
    if (const auto& wanted = m_wantedNotes.pitchClasses; wanted.size() == melody.chroma.pitchClasses.size())
        for (std::size_t frame = 0; frame < wanted.size(); ++frame)
            m_notes.correct(static_cast<int>(frame), wanted[frame]);
    if (melody.cut)
        m_notice = tr("Only the first %1 minutes are taken.").arg(static_cast<int>(kLongestMelodySeconds / 60));
    m_state = State::Ready;
    Q_EMIT partChanged();
    Q_EMIT notesChanged();
    Q_EMIT stateChanged();
}

/// Back to what was there before, with the reason.
void MelodySource::fail(const QString& problem) {
    restoreHeld();
    m_problem = problem;
    Q_EMIT partChanged();
    Q_EMIT notesChanged();
    Q_EMIT stateChanged();
}

void MelodySource::restoreHeld() {
    const Held held = m_held.value_or(Held{});
    m_held.reset();
    m_name = held.name;
    m_file = held.file;
    m_notice = held.notice;
    m_clip = held.clip;
    m_notes = held.notes;
    m_part = held.part;
    m_state = m_clip ? State::Ready : State::Empty;
}

void MelodySource::clear() {
    leaveRecording();
    stopListening();
    m_playback.setClip(nullptr);
    ++m_job;
    m_worker.request_stop();
    m_held.reset();
    restoreHeld();
    m_problem.clear();
    Q_EMIT partChanged();
    Q_EMIT notesChanged();
    Q_EMIT stateChanged();
}

// --- recording -------------------------------------------------------------------------------------------------------

void MelodySource::record(const QString& device, double beatsPerMinute, bool clicks) {
    leaveRecording();
    stopListening();
    ++m_job;
    m_worker.request_stop();
    if (!m_held && m_clip) m_held = Held{m_name, m_file, m_notice, m_clip, m_notes, m_part};
    m_beatSeconds = 60 / std::clamp(beatsPerMinute, 30.0, 300.0);
    m_clicks = clicks;
    m_clicksStarted = false;
    m_problem.clear();
    m_notice.clear();
    m_clip.reset();
    m_level = 0;
    m_recorded = 0;
    m_beatsLeft = kCountInBeats;
    m_state = State::CountingIn;
    m_microphone->start({device.toStdString(), kCountInBeats * m_beatSeconds, kMostRecorded});
    m_poll.start();
    Q_EMIT stateChanged();
}

void MelodySource::stopRecording() {
    if (m_state == State::CountingIn || m_state == State::Recording) m_microphone->stop();
}

void MelodySource::discardRecording() {
    if (m_state != State::CountingIn && m_state != State::Recording) return;
    leaveRecording();
    Q_EMIT partChanged();
    Q_EMIT notesChanged();
    Q_EMIT stateChanged();
}

/// Something else is wanted now: what was being recorded is not.
void MelodySource::leaveRecording() {
    if (m_state != State::CountingIn && m_state != State::Recording) return;
    m_poll.stop();
    m_microphone->stop();
    m_playback.setClip(nullptr);
    restoreHeld();
}

void MelodySource::pollMicrophone() {
    const auto status = m_microphone->status();
    m_level = status.peak;
    m_recorded = status.seconds;
    m_beatsLeft = static_cast<int>(std::ceil(status.countInLeft / m_beatSeconds - 1e-6));
    switch (status.state) {
        case audio::RecordState::Idle:
        case audio::RecordState::Opening:
            break;
        case audio::RecordState::CountingIn:
            if (!m_clicksStarted) startClicks();
            break;
        case audio::RecordState::Recording:
            m_clip = status.clip;
            if (m_state != State::Recording) {
                m_state = State::Recording;
                Q_EMIT stateChanged();
            }
            break;
        case audio::RecordState::Ended:
            return concludeRecording(status);
    }
    Q_EMIT heard();
}

/// Once the microphone hears: so the clicks and what is counted begin together.
void MelodySource::startClicks() {
    m_clicksStarted = true;
    if (!m_clicks) return;
    m_playback.setClip(countInClicks(m_beatSeconds));
    m_playback.play();
}

void MelodySource::concludeRecording(const audio::RecorderStatus& status) {
    m_poll.stop();
    m_playback.setClip(nullptr);
    const QString problem = wordsOf(status.problem);
    const double recorded =
        status.clip ? static_cast<double>(status.clip->availableFrames()) / status.clip->sampleRate() : 0;
    if (recorded < kShortestPart) {
        restoreHeld();
        m_problem = problem;
        Q_EMIT partChanged();
        Q_EMIT notesChanged();
        Q_EMIT stateChanged();
        return;
    }
    const QString when = QLocale::c().toString(QDateTime::currentDateTime(), QStringLiteral("yyyy-MM-dd HH.mm.ss"));
    const QString name = tr("Hummed %1").arg(when.mid(11, 5).replace(QLatin1Char('.'), QLatin1Char(':')));
    const QString file =
        m_recordingsFolder.isEmpty() ? QString() : m_recordingsFolder + QStringLiteral("/hummed %1.wav").arg(when);
    m_clip.reset();
    m_state = State::Empty;
    read(name, file, [clip = status.clip, file, name = name.toStdString()](const std::stop_token& stop) {
        if (!file.isEmpty()) {
            try {
                std::error_code error;
                std::filesystem::create_directories(toPath(file).parent_path(), error);
                audio::writeWav(toPath(file), *clip);
            } catch (const Error& error) {  // it can be used all the same
                log(LogLevel::Warning, std::string("A recording was not kept: ") + error.what());
            }
        }
        return analyse(samplesOf(*clip, 0, clip->availableFrames()), name, stop);
    });
    m_problem = problem;  // the microphone went away, say; what it heard until then is being read
}

// --- the part, the notes ---------------------------------------------------------------------------------------------

void MelodySource::setPart(SoundPart part) {
    if (m_state != State::Ready) return;
    const double length = seconds();
    if (part.begin > part.end) std::swap(part.begin, part.end);
    part.begin = std::clamp(part.begin, 0.0, std::max(0.0, length - kShortestPart));
    part.end = std::clamp(part.end, std::min(length, part.begin + kShortestPart), length);
    if (part == m_part) return;
    m_part = part;
    stopListening();
    Q_EMIT partChanged();
}

void MelodySource::setUse(MelodyChoice::Use use) {
    if (use == m_use) return;
    m_use = use;
    Q_EMIT useChanged();
}

void MelodySource::correctNote(int frame, int pitchClass) {
    if (m_notes.correct(frame, pitchClass)) Q_EMIT notesChanged();
}

void MelodySource::restoreNote(int frame) {
    if (m_notes.restore(frame)) Q_EMIT notesChanged();
}

void MelodySource::restoreNotes() {
    m_notes.restoreAll();
    Q_EMIT notesChanged();
}

std::optional<MelodyChoice> MelodySource::choice() const {
    if (m_state != State::Ready) return std::nullopt;
    return MelodyChoice{m_use, m_name, m_file, m_clip, m_part, m_notes.part(m_part)};
}

void MelodySource::asFile(std::function<void(const InputFile&, const QString&)> ready) {
    if (m_state != State::Ready) return;
    if (m_encoded.clip.lock() == m_clip && m_encoded.part == m_part) return ready(m_encoded.file, {});
    const quint64 number = ++m_encoding;
    auto before = std::make_shared<std::jthread>(std::move(m_encoder));
    m_encoder =
        std::jthread([this, number, before, clip = m_clip, part = m_part, name = m_name, ready = std::move(ready)] {
            if (before->joinable()) before->join();
            InputFile file;
            QString problem;
            try {
                const auto frame = [&](double seconds) { return std::llround(seconds * clip->sampleRate()); };
                const audio::Samples sound = samplesOf(*clip, frame(part.begin), frame(part.end));
                audio::AudioClip alone(sound.sampleRate, sound.channels, std::max<std::int64_t>(1, sound.frames()));
                alone.append(sound.interleaved);
                alone.finish();
                file = fileOf(alone, name);
            } catch (const std::exception& error) {
                log(LogLevel::Error, std::string("A melody could not be handed over: ") + error.what());
                problem = tr("“%1” could not be made ready. Choose the sound again.").arg(name);
            }
            QMetaObject::invokeMethod(
                this,
                [this, number, clip, part, file, problem, ready] {
                    if (number != m_encoding) return;
                    if (problem.isEmpty()) m_encoded = {clip, part, file};
                    ready(file, problem);
                },
                Qt::QueuedConnection);
        });
}

// --- listening -------------------------------------------------------------------------------------------------------

void MelodySource::listen() {
    if (m_state != State::Ready) return;
    if (m_listening) return stopListening();
    m_problem.clear();
    const auto begin = static_cast<std::int64_t>(std::llround(m_part.begin * m_clip->sampleRate()));
    const auto end = std::min<std::int64_t>(std::llround(m_part.end * m_clip->sampleRate()), m_clip->availableFrames());
    auto played = m_clip;
    if (begin > 0 || end < m_clip->availableFrames()) {
        auto part = std::make_shared<audio::AudioClip>(m_clip->sampleRate(), m_clip->channels(), end - begin);
        part->append(m_clip->frames(begin, end - begin));
        part->finish();
        played = part;
    }
    m_listenOffset = static_cast<double>(begin) / m_clip->sampleRate();
    m_playback.setClip(played);
    m_listening = true;
    m_playback.play();
    Q_EMIT listeningChanged();
}

void MelodySource::stopListening() {
    if (!m_listening) return;
    m_listening = false;
    m_playback.stop();
    Q_EMIT listeningChanged();
}

bool MelodySource::isListening() const { return m_listening; }

double MelodySource::listeningAt() const { return m_listenOffset + m_playback.positionSeconds(); }

}  // namespace capriccio::studio
