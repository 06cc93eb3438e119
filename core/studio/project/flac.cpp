#include "core/studio/project/flac.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include <sndfile.h>

namespace capriccio::project {
namespace {

constexpr double kFullScale = 8388608;  // 2^23
constexpr sf_count_t kBlockFrames = 16384;

/// A QByteArray as libsndfile sees a file.
struct Memory {
    QByteArray bytes;
    sf_count_t position = 0;

    static Memory& of(void* user) { return *static_cast<Memory*>(user); }
    static sf_count_t length(void* user) { return of(user).bytes.size(); }
    static sf_count_t tell(void* user) { return of(user).position; }
    static sf_count_t seek(sf_count_t offset, int whence, void* user) {
        Memory& m = of(user);
        const sf_count_t base = whence == SEEK_CUR ? m.position : whence == SEEK_END ? m.bytes.size() : 0;
        if (base + offset < 0) return -1;
        return m.position = base + offset;
    }
    static sf_count_t read(void* to, sf_count_t count, void* user) {
        Memory& m = of(user);
        const sf_count_t there = std::clamp<sf_count_t>(m.bytes.size() - m.position, 0, count);
        if (there > 0) std::memcpy(to, m.bytes.constData() + m.position, static_cast<std::size_t>(there));
        m.position += there;
        return there;
    }
    static sf_count_t write(const void* from, sf_count_t count, void* user) {
        Memory& m = of(user);
        if (m.position + count > m.bytes.size()) m.bytes.resize(m.position + count);
        std::memcpy(m.bytes.data() + m.position, from, static_cast<std::size_t>(count));
        m.position += count;
        return count;
    }
};

SF_VIRTUAL_IO memoryIo() { return {Memory::length, Memory::seek, Memory::read, Memory::write, Memory::tell}; }

struct Closer {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, Closer>;

[[noreturn]] void failDecoding(const char* detail) {
    throw Error(Error::Code::Unreadable, Core::tr("The stored sound of a take is damaged."), detail);
}

}  // namespace

StoredSound encodeSound(const audio::AudioClip& clip) {
    const std::int64_t frames = clip.availableFrames();
    if (frames == 0) return {};
    StoredSound sound;
    for (const float sample : clip.frames(0, frames)) sound.scale = std::max<double>(sound.scale, std::abs(sample));
    if (!std::isfinite(sound.scale)) sound.scale = 1;

    Memory memory;
    SF_VIRTUAL_IO io = memoryIo();
    SF_INFO info{};
    info.samplerate = clip.sampleRate();
    info.channels = clip.channels();
    info.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    SoundFile file(sf_open_virtual(&io, SFM_WRITE, &info, &memory));
    if (!file)
        throw Error(Error::Code::Internal, Core::tr("The sound of a take could not be packed."), sf_strerror(nullptr));
    std::vector<int> block;
    for (std::int64_t first = 0; first < frames; first += kBlockFrames) {
        const std::int64_t count = std::min<std::int64_t>(kBlockFrames, frames - first);
        block.clear();
        for (const float sample : clip.frames(first, count)) {
            const double value = std::isfinite(sample) ? std::round(sample / sound.scale * kFullScale) : 0;
            // libsndfile takes the upper 24 of 32 bits.
            block.push_back(static_cast<int>(std::clamp(value, -kFullScale, kFullScale - 1)) * 256);
        }
        if (sf_writef_int(file.get(), block.data(), count) != count)
            throw Error(Error::Code::Internal, Core::tr("The sound of a take could not be packed."),
                        sf_strerror(file.get()));
    }
    file.reset();  // writes the header's length
    sound.flac = memory.bytes;
    return sound;
}

std::shared_ptr<const audio::AudioClip> decodeSound(const StoredSound& sound) {
    Memory memory{sound.flac, 0};
    SF_VIRTUAL_IO io = memoryIo();
    SF_INFO info{};
    const SoundFile file(sf_open_virtual(&io, SFM_READ, &info, &memory));
    if (!file) failDecoding(sf_strerror(nullptr));
    if (info.channels < 1 || info.channels > 2 || info.samplerate < 1) failDecoding("impossible channels or rate");
    // The header's length is not believed: what comes out counts.
    std::vector<float> samples;
    std::vector<int> block(static_cast<std::size_t>(kBlockFrames * info.channels));
    for (sf_count_t count; (count = sf_readf_int(file.get(), block.data(), kBlockFrames)) > 0;)
        for (sf_count_t i = 0; i < count * info.channels; ++i)
            samples.push_back(static_cast<float>(block[static_cast<std::size_t>(i)] / 256 / kFullScale * sound.scale));
    if (samples.empty() || sf_error(file.get()) != SF_ERR_NO_ERROR) failDecoding(sf_strerror(file.get()));
    const auto frames = static_cast<std::int64_t>(samples.size()) / info.channels;
    if (frames != info.frames) failDecoding("shorter than its header says");
    auto clip = std::make_shared<audio::AudioClip>(info.samplerate, info.channels, frames);
    clip->append(samples);
    clip->finish();
    return clip;
}

}  // namespace capriccio::project
