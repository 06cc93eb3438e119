#include "core/studio/generation_run.h"

#include "core/base/log.h"
#include "core/base/units.h"
#include "core/studio/input_sound.h"
#include "core/studio/words.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

#include <QCoreApplication>

namespace capriccio::studio {
namespace {

constexpr auto kProgressPause = std::chrono::milliseconds(50);

/// For lupdate: these words are no object's.
struct GenerationWords {
    Q_DECLARE_TR_FUNCTIONS(GenerationWords)
};

/// As a take keeps it.
QString kindOf(Error::Code code) {
    switch (code) {
        case Error::Code::OutOfMemory:
            return QStringLiteral("memory");
        case Error::Code::NotFound:
        case Error::Code::Unreadable:
        case Error::Code::Unsupported:
            return QStringLiteral("model");
        case Error::Code::Unwritable:
            return QStringLiteral("disk");
        case Error::Code::Device:
            return QStringLiteral("device");
        case Error::Code::InvalidInput:
        case Error::Code::Internal:
            break;
    }
    return {};
}

int framesOf(double seconds) { return static_cast<int>(std::lround(seconds * kFrameRate)); }

musicgen::Tokens tokensToGoOnFrom(const GoOnFrom& from, const Engine& engine) {
    if (from.file.isEmpty()) return from.tokens;
    audio::Samples sound = soundOf(from.file, engine.sampleRate());
    if (from.fileSeconds > 0) {
        const auto most = static_cast<std::size_t>(std::llround(from.fileSeconds * sound.sampleRate)) *
                          static_cast<std::size_t>(sound.channels);
        if (most > 0 && most < sound.interleaved.size()) sound.interleaved.resize(most);
    }
    return engine.encode(sound);
}

}  // namespace

GenerationRun::GenerationRun(std::shared_ptr<LoadedEngine> engine, GenerationSettings settings, QList<Take> takes,
                             std::vector<std::shared_ptr<project::TakeRecorder>> recorders, News news)
    : m_loaded(std::move(engine)),
      m_settings(std::move(settings)),
      m_takes(std::move(takes)),
      m_recorders(std::move(recorders)),
      m_news(std::move(news)) {
    m_thread = std::jthread([this](std::stop_token stop) { work(std::move(stop)); });
}

GenerationRun::~GenerationRun() { m_thread.request_stop(); }

musicgen::Request GenerationRun::request(const Engine& engine) const {
    musicgen::Request request;
    for (const Take& take : m_takes) {
        musicgen::TakeRequest wanted;
        wanted.prompt = m_settings.prompt.toStdString();
        wanted.seed = take.seed;
        wanted.negativePrompt = m_settings.negativePrompt.toStdString();
        for (const project::Section& section : m_settings.sections)
            wanted.sections.push_back({framesOf(section.startSeconds), section.prompt.toStdString()});
        request.takes.push_back(std::move(wanted));
    }
    request.frames = framesOf(m_settings.seconds);
    request.sampling = m_settings.sampling;
    request.threads = m_settings.threads;
    if (const auto& melody = m_settings.melody)
        request.melody = melody->chroma.pitchClasses.empty() ? chromaOf(melody->file) : melody->chroma;
    if (const auto& from = m_settings.goOnFrom) request.goOnFrom = tokensToGoOnFrom(*from, engine);
    return request;
}

void GenerationRun::work(std::stop_token stop) {
    try {
        m_engine = m_loaded->get(m_settings.modelFolder,
                                 {m_settings.precision.toStdString(), m_settings.device.toStdString()}, stop);
        auto outcome = musicgen::Outcome::Stopped;
        if (m_engine && !stop.stop_requested()) outcome = m_engine->generate(request(*m_engine), *this, stop, m_abort);
        const bool finished = outcome == musicgen::Outcome::Finished;
        conclude(finished ? project::TakeState::Finished : project::TakeState::Stopped, {});
        m_news.ended(m_takes, finished ? TakeEnd::Finished : TakeEnd::Stopped);
    } catch (const Error& error) {
        fail({kindOf(error.code()), wordsOf(error)}, error.detail());
    } catch (const std::bad_alloc&) {
        fail({kindOf(Error::Code::OutOfMemory),
              GenerationWords::tr(
                  "There is not enough memory for this model. Close other programs, or choose a smaller model.")},
             {});
    } catch (const std::exception& error) {
        fail({{}, GenerationWords::tr("Something went wrong while making music. Try again; the log has the details.")},
             error.what());
    }
}

void GenerationRun::fail(const project::TakeFault& fault, const std::string& detail) {
    log(LogLevel::Error, fault.words.toStdString() + (detail.empty() ? "" : " [" + detail + "]"));
    conclude(project::TakeState::Failed, fault);
    m_news.failed(fault.words, fault.kind == kindOf(Error::Code::OutOfMemory));
}

void GenerationRun::started(const musicgen::Started& news) {
    m_begin = Clock::now();
    const auto capacity = std::int64_t{news.frames} * m_engine->samplesPerFrame();
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_takes.size()); ++i) {
        Take& take = m_takes[static_cast<qsizetype>(i)];
        m_clips.push_back(std::make_shared<audio::AudioClip>(news.sampleRate, news.channels, capacity));
        take.clip = m_clips.back();
        take.seconds = static_cast<double>(capacity) / news.sampleRate;
        take.precision = QString::fromStdString(m_engine->precision());
        if (i < news.notices.size()) take.notice = wordsOf(news.notices[i]);
        if (i < m_recorders.size())
            m_recorders[i]->started(news.channels, news.sampleRate, take.precision,
                                    QString::fromStdString(m_engine->device()));
    }
    m_news.started(m_takes);
}

void GenerationRun::progress(const musicgen::Progress& news) {
    const auto now = Clock::now();
    if (now - m_lastProgress < kProgressPause && news.framesDone < news.frames) return;
    m_lastProgress = now;
    TakeProgress told;
    told.fraction = news.frames > 0 ? static_cast<double>(news.framesDone) / news.frames : 0;
    if (!m_clips.empty())
        told.madeSeconds = static_cast<double>(m_clips.front()->availableFrames()) / m_clips.front()->sampleRate();
    told.speed = news.speed;
    told.timeLeft = news.timeLeft;
    m_news.progress(told);
}

void GenerationRun::tokens(int take, const musicgen::Tokens& part) {
    if (static_cast<std::size_t>(take) < m_recorders.size()) m_recorders[static_cast<std::size_t>(take)]->append(part);
}

void GenerationRun::audio(int take, std::span<const float> interleaved) {
    if (static_cast<std::size_t>(take) < m_clips.size()) m_clips[static_cast<std::size_t>(take)]->append(interleaved);
}

/// Every take's last word to the project: kept as far as it came, or not at all when there is nothing of it.
void GenerationRun::conclude(project::TakeState how, const project::TakeFault& fault) {
    const double took = std::chrono::duration<double>(Clock::now() - m_begin).count();
    for (const auto& clip : m_clips) clip->finish();
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_takes.size()); ++i) {
        const bool empty = i >= m_clips.size() || m_clips[i]->availableFrames() == 0;
        if (empty) m_takes[static_cast<qsizetype>(i)].clip = nullptr;
        if (i >= m_recorders.size()) continue;
        if (empty) {
            m_recorders[i]->discard();
            continue;
        }
        // Given whole, they can be asked for before the last of them are in the file.
        std::optional<musicgen::Tokens> codes;
        if (i < m_codes.size()) codes = std::move(m_codes[i]);
        m_recorders[i]->finish({how, m_clips[i], std::move(codes), took, fault});
    }
}

}  // namespace capriccio::studio
