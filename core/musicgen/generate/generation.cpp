#include "core/musicgen/generate/generation.h"

#include "core/base/log.h"
#include "core/musicgen/generate/compute_place.h"
#include "core/musicgen/generate/sound_run.h"
#include "core/musicgen/generate/token_run.h"
#include "core/musicgen/nn/kernels/team.h"
#include "core/musicgen/plan/memory_need.h"

#include <chrono>
#include <deque>
#include <utility>

namespace capriccio::musicgen {
namespace {

using Clock = std::chrono::steady_clock;

double secondsBetween(Clock::time_point a, Clock::time_point b) { return std::chrono::duration<double>(b - a).count(); }

/// Speed over the last few seconds: a step gets slower as the caches grow, and a machine's load changes.
class SpeedMeter {
  public:
    SpeedMeter(Clock::time_point start, int framesDone) { m_marks.push_back({start, framesDone}); }

    Progress at(Clock::time_point now, int framesDone, int frames, double elapsed) {
        m_marks.push_back({now, framesDone});
        while (m_marks.size() > 2 && secondsBetween(m_marks[1].when, now) > kWindowSeconds) m_marks.pop_front();
        const double span = secondsBetween(m_marks.front().when, now);
        const int made = framesDone - m_marks.front().frames;
        Progress progress{framesDone, frames, elapsed, 0, -1};
        if (span > 0 && made > 0) {
            progress.speed = made / span / kFrameRate;
            progress.timeLeft = (frames - framesDone) / (progress.speed * kFrameRate);
        }
        return progress;
    }

  private:
    static constexpr double kWindowSeconds = 4;
    struct Mark {
        Clock::time_point when;
        int frames;
    };
    std::deque<Mark> m_marks;
};

Tokens tokensOf(const at::Tensor& codes) {
    const at::Tensor ids = codes.to(at::kInt).contiguous();
    const auto* first = ids.const_data_ptr<std::int32_t>();
    return {static_cast<int>(ids.size(0)), static_cast<int>(ids.size(1)), {first, first + ids.numel()}};
}

/// Makes every take's sound from its tokens and hands both on.
class Sound {
  public:
    Sound(const ModelParts& model, const TokenRun& tokens, std::size_t takes, Listener& listener)
        : m_tokens(tokens),
          m_listener(listener),
          m_takes(takes),
          m_run(*model.codec, model.config.decoder.channels, takes) {}

    int framesDecoded() const { return m_decoded; }

    void decodeTo(int frame) {
        if (frame <= m_decoded) return;
        std::vector<at::Tensor> codes;
        for (std::size_t i = 0; i < m_takes; ++i) {
            codes.push_back(m_tokens.codes(static_cast<int>(i), m_decoded, frame));
            m_listener.tokens(static_cast<int>(i), tokensOf(codes.back()));
        }
        say(m_run.push(codes));
        m_decoded = frame;
    }

    void finish() {
        if (m_decoded > 0) say(m_run.finish());
    }

  private:
    void say(const std::vector<std::vector<float>>& samples) {
        for (std::size_t i = 0; i < samples.size(); ++i)
            if (!samples[i].empty()) m_listener.audio(static_cast<int>(i), samples[i]);
    }

    const TokenRun& m_tokens;
    Listener& m_listener;
    std::size_t m_takes;
    SoundRun m_run;
    int m_decoded = 0;
};

void requireMemory(const ModelParts& model, const Request& request) {
    if (const auto free = freeBytesOf(model.place))
        requireMemoryToGenerate(
            model.config, model.precision,
            {request.frames, static_cast<int>(request.takes.size()), request.sampling.guidance != 1}, *free);
}

}  // namespace

Outcome generate(const Model& model, const Request& request, Listener& listener, std::stop_token stop,
                 const std::atomic<bool>* abort) {
    validate(request);
    const c10::InferenceMode noGradients;
    const ModelParts& parts = model.parts();
    requireMemory(parts, request);
    if (request.threads > 0) at::set_num_threads(request.threads);
    kernels::Team team(request.threads);
    const kernels::Team::Scope scope(team);

    const Clock::time_point begin = Clock::now();
    TokenRun tokens(parts, request);
    listener.started({request.frames, model.channels(), model.sampleRate(), tokens.notices()});
    Sound sound(parts, tokens, request.takes.size(), listener);
    SpeedMeter meter(Clock::now(), tokens.framesDone());
    const auto tellProgress = [&] {
        const Clock::time_point now = Clock::now();
        listener.progress(meter.at(now, tokens.framesDone(), request.frames, secondsBetween(begin, now)));
    };
    const auto aborted = [&] { return abort && abort->load(std::memory_order_relaxed); };

    while (!tokens.done() && !stop.stop_requested() && !aborted()) {
        const Clock::time_point stepBegin = Clock::now();
        tokens.step();
        listener.step(secondsBetween(stepBegin, Clock::now()));
        if (tokens.framesDone() - sound.framesDecoded() >= partFrames(sound.framesDecoded())) {
            sound.decodeTo(tokens.framesDone());
            tellProgress();
        }
    }
    Outcome outcome = tokens.done() ? Outcome::Finished : Outcome::Stopped;
    if (aborted()) {
        outcome = Outcome::Aborted;
    } else {
        sound.decodeTo(tokens.framesDone());
        sound.finish();
        tellProgress();
    }
    std::vector<Tokens> codes;
    for (std::size_t i = 0; i < request.takes.size(); ++i) codes.push_back(tokens.tokens(static_cast<int>(i)));
    listener.ended(outcome, codes);
    return outcome;
}

Generation::Generation(ModelSource model, Request request, Listener& listener)
    : m_model(std::move(model)), m_request(std::move(request)), m_listener(listener) {}

Generation::~Generation() {
    abort();
    wait();
}

void Generation::start() {
    if (m_thread.joinable()) return;
    m_running.store(true, std::memory_order_release);
    m_thread = std::thread([this] {
        run(m_stop.get_token());
        m_running.store(false, std::memory_order_release);
    });
}

void Generation::stop() { m_stop.request_stop(); }

void Generation::abort() {
    m_abort.store(true, std::memory_order_relaxed);
    m_stop.request_stop();
}

void Generation::wait() {
    if (m_thread.joinable()) m_thread.join();
}

void Generation::run(std::stop_token stop) {
    const auto fail = [this](const Error& error) {
        log(LogLevel::Error, std::string(error.what()) + (error.detail().empty() ? "" : " — " + error.detail()));
        m_listener.failed(error);
    };
    try {
        validate(m_request);
        const std::shared_ptr<const Model> model = m_model(stop);
        if (!model || stop.stop_requested())
            m_listener.ended(m_abort.load(std::memory_order_relaxed) ? Outcome::Aborted : Outcome::Stopped, {});
        else
            generate(*model, m_request, m_listener, stop, &m_abort);
    } catch (const Error& error) { fail(error); } catch (const std::bad_alloc& fault) {
        fail(Error(Error::Code::OutOfMemory,
                   Core::tr("There is not enough memory for this. Close other programs, or ask for less: fewer "
                            "takes at once, fewer bits, or a shorter piece."),
                   fault.what()));
    } catch (const std::exception& fault) {
        fail(Error(
            Error::Code::Internal,
            Core::tr(
                "Something went wrong while making the music. What was made so far is kept; the log has the details."),
            fault.what()));
    }
}

}  // namespace capriccio::musicgen
