#include "core/studio/generator.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/units.h"
#include "core/studio/model_folder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <utility>

#include <QFile>
#include <QRandomGenerator>

namespace capriccio::studio {
namespace {

using Clock = std::chrono::steady_clock;

/// Short enough to read out and to type again.
constexpr quint32 kSeedEnd = 1000000;
constexpr auto kProgressPause = std::chrono::milliseconds(50);

std::filesystem::path canonical(const QString& folder) {
    const std::filesystem::path path(QFile::encodeName(folder).toStdString());
    std::error_code error;
    auto whole = std::filesystem::weakly_canonical(path, error);
    return error ? path : whole;
}

}  // namespace

/// The last model, shared between the worker (which replaces it) and the object's thread (which counts tokens with it).
struct Generator::LoadedEngine {
    std::mutex mutex;
    std::filesystem::path folder;
    std::shared_ptr<const Engine> engine;

    std::shared_ptr<const Engine> of(const std::filesystem::path& wanted) {
        std::lock_guard lock(mutex);
        return folder == wanted ? engine : nullptr;
    }
    void replace(std::filesystem::path with, std::shared_ptr<const Engine> by) {
        std::shared_ptr<const Engine> last;  // destroyed outside the lock: that takes a while
        std::lock_guard lock(mutex);
        last = std::exchange(engine, std::move(by));
        folder = std::move(with);
    }
};

/// One run: its thread, and the listener that lives on it. Everything it has to say goes to the generator's thread as
/// an event, in order; only samples go straight to the clip.
class Generator::Run : public musicgen::Listener {
  public:
    Run(Generator& generator, const GenerationSettings& settings, Take take)
        : m_generator(generator),
          m_load(generator.m_load),
          m_loaded(generator.m_loaded),
          m_folder(canonical(settings.modelFolder)),
          m_take(std::move(take)) {
        m_request.takes = {{settings.prompt.toStdString(), m_take.seed}};
        m_request.frames = static_cast<int>(std::lround(settings.seconds * kFrameRate));
        m_request.sampling = settings.sampling;
        m_request.threads = settings.threads;
        m_thread = std::jthread([this](std::stop_token stop) { work(std::move(stop)); });
    }
    ~Run() override {
        m_abort = true;
        m_thread.request_stop();
    }

    void stop() { m_thread.request_stop(); }

    void started(const musicgen::Started& news) override {
        const auto capacity = std::int64_t{news.frames} * m_samplesPerFrame;
        m_take.clip = m_clip = std::make_shared<audio::AudioClip>(news.sampleRate, news.channels, capacity);
        m_take.seconds = static_cast<double>(capacity) / news.sampleRate;
        if (!news.notices.empty()) m_take.notice = QString::fromStdString(news.notices.front());
        tell([take = m_take](Generator& g) { Q_EMIT g.started(take); });
    }
    void progress(const musicgen::Progress& news) override {
        const auto now = Clock::now();
        if (now - m_lastProgress < kProgressPause && news.framesDone < news.frames) return;
        m_lastProgress = now;
        TakeProgress told;
        told.fraction = news.frames > 0 ? static_cast<double>(news.framesDone) / news.frames : 0;
        told.madeSeconds = m_clip ? static_cast<double>(m_clip->availableFrames()) / m_clip->sampleRate() : 0;
        told.speed = news.speed;
        told.timeLeft = news.timeLeft;
        tell([told](Generator& g) { Q_EMIT g.progress(told); });
    }
    void audio(int take, std::span<const float> interleaved) override {
        if (take == 0 && m_clip) m_clip->append(interleaved);
    }

  private:
    void work(std::stop_token stop) {
        try {
            const auto engine = ready(stop);
            auto outcome = musicgen::Outcome::Stopped;
            if (engine) {
                m_samplesPerFrame = engine->samplesPerFrame();
                outcome = engine->generate(m_request, *this, stop, m_abort);
            }
            finish([take = m_take, outcome](Generator& g) {
                Q_EMIT g.ended(take, outcome == musicgen::Outcome::Finished ? TakeEnd::Finished : TakeEnd::Stopped);
            });
        } catch (const Error& error) {
            fail(QString::fromUtf8(error.what()), error.detail());
        } catch (const std::bad_alloc&) {
            fail(tr("There is not enough memory for this model. Close other programs, or choose a smaller model."), {});
        } catch (const std::exception& error) {
            fail(tr("Something went wrong while making music. Try again; the log has the details."), error.what());
        }
    }

    /// The model of the folder, loaded if it is not the last one used.
    std::shared_ptr<const Engine> ready(std::stop_token stop) {
        if (auto engine = m_loaded->of(m_folder)) return engine;
        m_loaded->replace({}, nullptr);  // before loading, so that two models are never in memory at once
        auto engine = m_load(m_folder, std::move(stop));
        if (engine) m_loaded->replace(m_folder, engine);
        return engine;
    }

    void fail(const QString& message, const std::string& detail) {
        log(LogLevel::Error, message.toStdString() + (detail.empty() ? "" : " [" + detail + "]"));
        finish([message](Generator& g) { Q_EMIT g.failed(message); });
    }

    template <typename News>
    void finish(News news) {
        if (m_clip) m_clip->finish();
        tell([news](Generator& g) {
            g.conclude();
            news(g);
        });
    }

    template <typename News>
    void tell(News news) {
        QMetaObject::invokeMethod(
            &m_generator, [generator = &m_generator, news] { news(*generator); }, Qt::QueuedConnection);
    }

    Generator& m_generator;
    EngineLoader m_load;
    std::shared_ptr<LoadedEngine> m_loaded;
    std::filesystem::path m_folder;
    musicgen::Request m_request;
    Take m_take;
    std::shared_ptr<audio::AudioClip> m_clip;
    int m_samplesPerFrame = kSamplesPerFrame;
    Clock::time_point m_lastProgress{};
    std::atomic<bool> m_abort{false};
    std::jthread m_thread;  // last: it uses all of the above
};

Generator::Generator(QObject* parent) : Generator(loadEngine, parent) {}

Generator::Generator(EngineLoader load, QObject* parent)
    : QObject(parent), m_load(std::move(load)), m_loaded(std::make_shared<LoadedEngine>()) {}

Generator::~Generator() = default;

bool Generator::isBusy() const { return m_run != nullptr; }

void Generator::generate(const GenerationSettings& settings) {
    if (isBusy()) return;
    Take take;
    take.id = ++m_lastId;
    take.prompt = settings.prompt;
    take.modelName = modelDisplayName(settings.modelFolder);
    take.seed = settings.seed.value_or(QRandomGenerator::system()->bounded(1U, kSeedEnd));
    take.seconds = settings.seconds;
    QMetaObject::invokeMethod(
        this, [this, name = take.modelName] { Q_EMIT loading(name); }, Qt::QueuedConnection);
    m_run = std::make_unique<Run>(*this, settings, std::move(take));
}

void Generator::stop() {
    if (m_run) m_run->stop();
}

/// The run's last news has arrived, so its thread is at its end and joining does not wait.
void Generator::conclude() { m_run.reset(); }

Generator::PromptLength Generator::promptLength(const QString& prompt, const QString& modelFolder) const {
    const auto engine = m_loaded->of(canonical(modelFolder));
    if (!engine) return {};
    return {engine->countTokens(prompt.toStdString()), engine->maxTokens()};
}

}  // namespace capriccio::studio
