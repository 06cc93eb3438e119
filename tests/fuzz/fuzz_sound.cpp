// Sound files as a melody or something to go on from: any bytes.
#include "core/audio/sound_loader.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace capriccio;
    return fuzz::withFile("sound.wav", data, size, [&](const std::filesystem::path& file) {
        // The part that is asked for comes from the bytes too, so that seeking is tried in broken files.
        const double start = size > 1 ? (data[size - 1] % 8) * 0.1 : 0,
                     length = size > 1 ? (data[size - 2] % 4) * 0.3 : 0;
        const audio::SoundInfo info = audio::soundInfo(file);
        const audio::Samples sound = audio::loadSound(file, {start, length}, 1 + (info.channels & 1), 32000, 2);
        if (sound.frames() < 1 || sound.frames() > 2 * 32000 + 1) std::abort();
        for (const float sample : sound.interleaved)
            if (!(sample > -100 && sample < 100)) std::abort();
    });
}
