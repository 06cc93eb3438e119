#include "core/studio/generator.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/studio/generation_run.h"
#include "core/studio/model_folder.h"
#include "core/studio/words.h"

#include <algorithm>
#include <new>
#include <stop_token>
#include <thread>
#include <utility>

#include <QPromise>
#include <QRandomGenerator>

namespace capriccio::studio {
namespace {

constexpr quint32 kSeedEnd = 1000000;

using Clip = std::shared_ptr<const audio::AudioClip>;

Clip decoded(const Engine& engine, const musicgen::Tokens& tokens, const std::stop_token& stop) {
    auto clip = std::make_shared<audio::AudioClip>(engine.sampleRate(), engine.channels(),
                                                   std::int64_t{std::max(tokens.frames, 1)} * engine.samplesPerFrame());
    const bool whole = engine.decode(
        tokens, [&](std::span<const float> samples) { clip->append(samples); }, stop);
    clip->finish();
    return whole ? clip : nullptr;
}

}  // namespace

Generator::Generator(QObject* parent) : Generator(loadEngine, parent) {}

Generator::Generator(EngineLoader load, QObject* parent)
    : QObject(parent), m_loaded(std::make_shared<LoadedEngine>(std::move(load))) {}

Generator::~Generator() { finish(); }

std::uint64_t Generator::freshSeed() { return QRandomGenerator::system()->bounded(1U, kSeedEnd); }

void Generator::generate(const GenerationSettings& settings,
                         std::vector<std::shared_ptr<project::TakeRecorder>> recorders) {
    if (isBusy()) return;
    if (settings.modelFolder != m_preparingFolder) m_preparing.request_stop();
    const std::uint64_t seed = settings.seed ? *settings.seed : freshSeed();
    QList<Take> takes;
    for (int i = 0; i < std::max(settings.takes, 1); ++i) {
        Take take;
        take.id =
            static_cast<std::size_t>(i) < recorders.size() ? recorders[static_cast<std::size_t>(i)]->id() : ++m_lastId;
        take.prompt = settings.prompt;
        take.modelName = modelDisplayName(settings.modelFolder);
        take.seed = seed + static_cast<std::uint64_t>(i);
        take.seconds = settings.seconds;
        take.sections = settings.sections;
        take.number = i + 1;
        take.of = std::max(settings.takes, 1);
        takes.append(take);
    }
    // News of a run that was finished is of no interest any more when it arrives.
    const auto tell = [this, number = ++m_runNumber](auto news) {
        QMetaObject::invokeMethod(
            this,
            [this, number, news] {
                if (number == m_runNumber) news();
            },
            Qt::QueuedConnection);
    };
    tell([this, name = takes.first().modelName] { Q_EMIT loading(name); });
    // With the last news its thread is at its end, so that joining does not wait.
    GenerationRun::News news;
    news.started = [this, tell](const QList<Take>& made) { tell([this, made] { Q_EMIT started(made); }); };
    news.progress = [this, tell](const TakeProgress& now) { tell([this, now] { Q_EMIT progress(now); }); };
    news.ended = [this, tell](const QList<Take>& made, TakeEnd how) {
        tell([this, made, how] {
            m_run.reset();
            Q_EMIT ended(made, how);
        });
    };
    news.failed = [this, tell](const QString& message, bool lacksMemory) {
        tell([this, message, lacksMemory] {
            m_run.reset();
            Q_EMIT failed(message, lacksMemory);
        });
    };
    m_run =
        std::make_unique<GenerationRun>(m_loaded, settings, std::move(takes), std::move(recorders), std::move(news));
}

void Generator::stop() {
    if (m_run) m_run->stop();
}

void Generator::finish() {
    m_run.reset();
    ++m_runNumber;
    m_aside.clear();
}

void Generator::runAside(std::function<void(std::stop_token)> work) {
    std::erase_if(m_aside, [](const Aside& each) { return each.done->load(); });
    auto done = std::make_shared<std::atomic<bool>>(false);
    std::jthread thread([done, work = std::move(work)](std::stop_token stop) {
        try {
            work(std::move(stop));
        } catch (const std::exception& error) {
            log(LogLevel::Error, std::string("Beside making music: ") + error.what());
        }
        done->store(true);
    });
    m_aside.push_back({std::move(done), std::move(thread)});
}

void Generator::prepare(const QString& modelFolder, const EngineOptions& options) {
    if (isBusy()) return;
    m_preparing.request_stop();
    const std::stop_source wanted = m_preparing = std::stop_source();
    m_preparingFolder = modelFolder;
    runAside([this, loaded = m_loaded, modelFolder, options, wanted](std::stop_token stop) {
        const std::stop_callback end(stop, [wanted]() mutable { wanted.request_stop(); });
        try {
            if (loaded->get(modelFolder, options, wanted.get_token()))
                QMetaObject::invokeMethod(this, &Generator::prepared, Qt::QueuedConnection);
        } catch (const Error& error) {
            log(LogLevel::Warning, "Not loaded beforehand: " + detailOf(error));
        } catch (const std::bad_alloc&) { log(LogLevel::Warning, "Not loaded beforehand: not enough memory."); }
    });
}

QFuture<Clip> Generator::decode(const musicgen::Tokens& tokens, const QString& modelFolder,
                                const EngineOptions& options) {
    auto promise = std::make_shared<QPromise<Clip>>();
    promise->start();
    const QFuture<Clip> future = promise->future();
    runAside([loaded = m_loaded, promise, tokens, modelFolder, options](std::stop_token stop) {
        try {
            const auto engine = loaded->get(modelFolder, options, stop);
            const Clip clip = engine ? decoded(*engine, tokens, stop) : nullptr;
            if (clip)
                promise->addResult(clip);
            else
                promise->future().cancel();
        } catch (const std::bad_alloc&) {
            promise->setException(std::make_exception_ptr(
                Error(Error::Code::OutOfMemory,
                      Core::tr("There is not enough memory to make the sound of this take again."))));
        } catch (...) { promise->setException(std::current_exception()); }
        promise->finish();
    });
    return future;
}

Generator::PromptLength Generator::promptLength(const QString& prompt, const QString& modelFolder) const {
    const auto engine = m_loaded->ifLoaded(modelFolder);
    if (!engine) return {};
    return {engine->countTokens(prompt.toStdString()), engine->maxTokens()};
}

}  // namespace capriccio::studio
