#pragma once

#include "core/audio/playback/player_engine.h"
#include "tests/audio/fake_device.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace capriccio::tests {

/// A player on a FakeDevice, whose sound is taken out callback by callback. It goes at the feeder's pace: nothing
/// depends on how fast the machine is.
struct PlayerBench {
    explicit PlayerBench(audio::FeederTiming timing = {std::chrono::hours(1), std::chrono::hours(1)})
        : device(std::make_shared<FakeDevice>()), engine(std::make_unique<FakeBackend>(device), timing) {}

    static bool waitFor(const std::function<bool()>& condition,
                        std::chrono::milliseconds most = std::chrono::seconds(20)) {
        const auto end = std::chrono::steady_clock::now() + most;
        while (!condition()) {
            if (std::chrono::steady_clock::now() > end) return false;
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        return true;
    }

    std::int64_t ready() const { return engine.renderer().pushedFrames() - engine.renderer().takenFrames(); }

    /// Plays `frames` of the device's, in callbacks of at most `callbackFrames`. Waits for the feeder where the ring is
    /// empty unless `silenceExpected`. Interleaved.
    std::vector<float> take(std::int64_t frames, int callbackFrames = 480, bool silenceExpected = false) {
        std::vector<float> all;
        if (!waitFor([&] { return device->started(); })) return all;
        while (frames > 0) {
            // After the end, or with nothing for a long while, the rest is silence.
            if (!silenceExpected)
                silenceExpected =
                    !waitFor([&] { return ready() > 0 || (!all.empty() && engine.renderer().report().ended); },
                             std::chrono::seconds(2));
            std::int64_t count = std::min<std::int64_t>(frames, callbackFrames);
            if (ready() > 0) count = std::min(count, ready());
            const auto buffer = device->pump(static_cast<int>(count));
            if (buffer.empty()) return all;
            all.insert(all.end(), buffer.begin(), buffer.end());
            frames -= count;
        }
        return all;
    }

    std::shared_ptr<FakeDevice> device;
    audio::PlayerEngine engine;
};

inline std::shared_ptr<audio::AudioClip> finishedClip(const std::vector<float>& samples, int channels = 1,
                                                      int sampleRate = 32000) {
    auto clip = std::make_shared<audio::AudioClip>(
        sampleRate, channels, std::max<std::int64_t>(1, static_cast<std::int64_t>(samples.size()) / channels));
    clip->append(samples);
    clip->finish();
    return clip;
}

/// Frame i of it is about i · 1e-5, so that every sample says where it is from (up to 100000 frames).
inline float placeSample(std::int64_t frame) { return static_cast<float>(static_cast<double>(frame + 1) * 1e-5); }
inline std::int64_t placeOf(float sample) { return std::llround(static_cast<double>(sample) * 1e5) - 1; }
inline std::vector<float> placeSound(std::int64_t frames) {
    std::vector<float> sound;
    for (std::int64_t i = 0; i < frames; ++i) sound.push_back(placeSample(i));
    return sound;
}

/// The largest jump from one frame to the next, the silence before included.
inline float largestJump(const std::vector<float>& mono) {
    float last = 0;
    float most = 0;
    for (const float sample : mono) {
        most = std::max(most, std::abs(sample - last));
        last = sample;
    }
    return most;
}

}  // namespace capriccio::tests
