#include "tests/studio/fakes/fake_engine.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace capriccio::tests {

class FakeStudio::FakeEngine : public studio::Engine {
  public:
    explicit FakeEngine(FakeStudio& studio) : m_studio(studio) {}

    int samplesPerFrame() const override { return kSamplesPerFrame; }
    int sampleRate() const override { return kSampleRate; }
    int channels() const override {
        std::lock_guard lock(m_studio.m_mutex);
        return m_studio.m_channels;
    }
    std::string precision() const override { return "f32"; }
    std::string device() const override { return "cpu"; }
    musicgen::Tokens encode(const audio::Samples& sound) const override {
        const auto frames = static_cast<int>((sound.frames() + kSamplesPerFrame - 1) / kSamplesPerFrame);
        return tokensOf(kEncodedSeed, 0, frames);
    }
    bool decode(const musicgen::Tokens& tokens, const std::function<void(std::span<const float>)>& audio,
                std::stop_token stop) const override {
        for (int frame = 0; frame < tokens.frames; ++frame) {
            if (stop.stop_requested()) return false;
            audio(soundOf(frame, frame + 1, channels()));
        }
        return true;
    }
    int countTokens(std::string_view prompt) const override {
        std::lock_guard lock(m_studio.m_mutex);
        return static_cast<int>(prompt.size()) * m_studio.m_tokensPerCharacter + 1;
    }
    int maxTokens() const override {
        std::lock_guard lock(m_studio.m_mutex);
        return m_studio.m_limit;
    }

    musicgen::Outcome generate(const musicgen::Request& request, musicgen::Listener& listener, std::stop_token stop,
                               const std::atomic<bool>& abort) const override {
        musicgen::validate(request);
        int channels = 1;
        {
            std::lock_guard lock(m_studio.m_mutex);
            m_studio.m_request = request;
            m_studio.m_made = 0;
            channels = m_studio.m_channels;
            const std::vector<Message> notices(request.takes.size(), Message(m_studio.m_notice));
            listener.started({request.frames, channels, kSampleRate, notices});
        }
        constexpr int kChunk = 5;  // frames
        const int given = request.goOnFrom ? request.goOnFrom->frames : 0;
        for (int done = 0; done < request.frames;) {
            const int next = std::min(done + kChunk, request.frames);
            double speed = 0;
            {
                std::unique_lock lock(m_studio.m_mutex);
                m_studio.m_changed.wait(lock, stop, [&] {
                    return static_cast<double>(next) / kFrameRate <= m_studio.m_allowed + 1e-9 ||
                           (m_studio.m_runError && static_cast<double>(next) / kFrameRate > m_studio.m_runErrorAt);
                });
                if (stop.stop_requested()) return abort ? musicgen::Outcome::Aborted : musicgen::Outcome::Stopped;
                if (m_studio.m_runError && static_cast<double>(next) / kFrameRate > m_studio.m_runErrorAt)
                    throw Error(*std::exchange(m_studio.m_runError, std::nullopt));
                speed = m_studio.m_speed;
            }
            for (int take = 0; take < static_cast<int>(request.takes.size()); ++take) {
                const std::uint64_t seed = request.takes[static_cast<std::size_t>(take)].seed;
                musicgen::Tokens part = tokensOf(seed, done, next);
                for (int k = 0; k < part.codebooks; ++k)  // what is gone on from comes again
                    for (int t = done; t < std::min(next, given); ++t)
                        part.codes[static_cast<std::size_t>(k * part.frames + t - done)] =
                            request.goOnFrom->codes[static_cast<std::size_t>(k * given + t)];
                listener.tokens(take, part);
                listener.audio(take, soundOf(done, next, channels));
            }
            done = next;
            const double left = static_cast<double>(request.frames - done) / kFrameRate;
            listener.progress({done, request.frames, 0, speed, speed > 0 ? left / speed : -1});
            std::lock_guard lock(m_studio.m_mutex);
            m_studio.m_made = static_cast<double>(done) / kFrameRate;
        }
        return musicgen::Outcome::Finished;
    }

  private:
    static std::vector<float> soundOf(int first, int end, int channels) {
        std::vector<float> samples;
        for (std::int64_t at = std::int64_t{first} * kSamplesPerFrame; at < std::int64_t{end} * kSamplesPerFrame; ++at)
            samples.insert(samples.end(), static_cast<std::size_t>(channels), sampleAt(at));
        return samples;
    }

    FakeStudio& m_studio;
};

musicgen::Tokens FakeStudio::tokensOf(std::uint64_t seed, int first, int end) {
    musicgen::Tokens tokens{4, end - first, {}};
    for (int k = 0; k < tokens.codebooks; ++k)
        for (int t = first; t < end; ++t)
            tokens.codes.push_back(static_cast<std::int32_t>((seed * 31 + static_cast<std::uint64_t>(t * 7 + k)) % 2048));
    return tokens;
}

float FakeStudio::sampleAt(std::int64_t frame) {
    // A beat of half a second under a slower swell, so that pictures of it look like music.
    const double t = static_cast<double>(frame) / kSampleRate;
    const double beat = std::exp(-6 * std::fmod(t, 0.5));
    const double swell = 0.45 + 0.4 * std::sin(t * 0.8) * std::sin(t * 0.31 + 1);
    const double off = 0.35 * std::exp(-9 * std::fmod(t + 0.25, 0.5));
    return static_cast<float>((0.25 + 0.6 * beat + off) * swell * std::sin(2 * 3.14159265358979 * 220 * t));
}

void FakeStudio::letMake(double seconds) {
    std::lock_guard lock(m_mutex);
    m_allowed = seconds;
    m_changed.notify_all();
}

void FakeStudio::setSpeed(double speed) {
    std::lock_guard lock(m_mutex);
    m_speed = speed;
}

void FakeStudio::holdLoading() {
    std::lock_guard lock(m_mutex);
    m_holdLoading = true;
}

void FakeStudio::letLoad() {
    std::lock_guard lock(m_mutex);
    m_holdLoading = false;
    m_loadError.reset();
    m_changed.notify_all();
}

void FakeStudio::failLoading(const Error& error) {
    std::lock_guard lock(m_mutex);
    m_loadError = error;
}

void FakeStudio::failAfter(double seconds, const Error& error) {
    std::lock_guard lock(m_mutex);
    m_runError = error;
    m_runErrorAt = seconds;
    m_changed.notify_all();
}

void FakeStudio::setNotice(const std::string& notice) {
    std::lock_guard lock(m_mutex);
    m_notice = notice;
}

void FakeStudio::setTokens(int perCharacter, int limit) {
    std::lock_guard lock(m_mutex);
    m_tokensPerCharacter = perCharacter;
    m_limit = limit;
}

void FakeStudio::setChannels(int channels) {
    std::lock_guard lock(m_mutex);
    m_channels = channels;
}

int FakeStudio::loads() const {
    std::lock_guard lock(m_mutex);
    return m_loads;
}

double FakeStudio::made() const {
    std::lock_guard lock(m_mutex);
    return m_made;
}

musicgen::Request FakeStudio::lastRequest() const {
    std::lock_guard lock(m_mutex);
    return m_request;
}

std::filesystem::path FakeStudio::lastFolder() const {
    std::lock_guard lock(m_mutex);
    return m_folder;
}

studio::EngineOptions FakeStudio::lastOptions() const {
    std::lock_guard lock(m_mutex);
    return m_options;
}

studio::EngineLoader FakeStudio::loader() {
    return [this](const std::filesystem::path& folder, const studio::EngineOptions& options,
                  std::stop_token stop) -> std::shared_ptr<const studio::Engine> {
        std::unique_lock lock(m_mutex);
        ++m_loads;
        m_folder = folder;
        m_options = options;
        m_changed.wait(lock, stop, [&] { return !m_holdLoading; });
        if (stop.stop_requested()) return nullptr;
        if (m_loadError) throw Error(*m_loadError);
        return std::make_shared<FakeEngine>(*this);
    };
}

}  // namespace capriccio::tests
