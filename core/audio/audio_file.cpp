#include "core/audio/audio_file.h"

#include "core/audio/sound_reader.h"
#include "core/base/atomic_file.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <span>

#include <sndfile.h>

namespace capriccio::audio {
namespace {

struct CloseFile {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using FileHandle = std::unique_ptr<SNDFILE, CloseFile>;

}  // namespace

Samples readAudioFile(const std::filesystem::path& file) {
    SoundReader reader(file);
    // In pieces until there is no more: the length that a file states may be a guess (MP3) or a lie.
    Samples samples;
    samples.channels = reader.channels();
    samples.sampleRate = reader.sampleRate();
    constexpr std::size_t kPieceFrames = 65536;
    const auto channels = static_cast<std::size_t>(samples.channels);
    while (true) {
        const std::size_t before = samples.interleaved.size();
        samples.interleaved.resize(before + kPieceFrames * channels);
        const std::int64_t got = reader.read(std::span(samples.interleaved).subspan(before));
        samples.interleaved.resize(before + static_cast<std::size_t>(got) * channels);
        if (got == 0) return samples;
    }
}

bool writeWav(const std::filesystem::path& file, const AudioClip& clip, const std::function<bool(double)>& progress) {
    const std::int64_t length = clip.availableFrames();
    AtomicFile target(file);
    SF_INFO info{};
    info.samplerate = clip.sampleRate();
    info.channels = clip.channels();
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    errno = 0;
    FileHandle handle(sf_open(target.path().c_str(), SFM_WRITE, &info));
    if (!handle) target.fail(errno);
    // libsndfile's PEAK chunk holds the time of writing: without it the same clip gives the same file.
    sf_command(handle.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);

    constexpr std::int64_t kPieceFrames = 65536;
    for (std::int64_t done = 0; done < length;) {
        if (progress && !progress(static_cast<double>(done) / static_cast<double>(length))) return false;
        const std::int64_t count = std::min(kPieceFrames, length - done);
        errno = 0;
        if (sf_writef_float(handle.get(), clip.frames(done, count).data(), count) != count) target.fail(errno);
        done += count;
    }
    errno = 0;
    if (sf_close(handle.release()) != SF_ERR_NO_ERROR) target.fail(errno);
    if (progress && !progress(1)) return false;
    target.commit();
    return true;
}

}  // namespace capriccio::audio
