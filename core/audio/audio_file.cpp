#include "core/audio/audio_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string>

#include <sndfile.h>

namespace capriccio::audio {
namespace {

struct CloseFile {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using FileHandle = std::unique_ptr<SNDFILE, CloseFile>;

[[noreturn]] void failReading(const std::filesystem::path& file, const char* why) {
    throw Error(Error::Code::Unreadable,
                "“" + file.string() +
                    "” could not be read as sound. It may be damaged, or of a kind that is not known here: " +
                    "WAV, FLAC, Ogg, Opus, MP3 and AIFF are.",
                why);
}

}  // namespace

Samples readAudioFile(const std::filesystem::path& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        throw Error(Error::Code::NotFound, "“" + file.string() + "” is not there.", error.message());
    if (std::filesystem::is_directory(status))
        throw Error(Error::Code::Unreadable, "“" + file.string() + "” is a folder. Choose a sound file.");
    SF_INFO info{};
    const FileHandle handle(sf_open(file.c_str(), SFM_READ, &info));
    if (!handle) failReading(file, sf_strerror(nullptr));
    if (info.channels < 1 || info.samplerate < 1) failReading(file, "no channels, or no sample rate");

    // In pieces until there is no more: the length that a file states may be a guess (MP3) or a lie.
    Samples samples;
    samples.channels = info.channels;
    samples.sampleRate = info.samplerate;
    constexpr sf_count_t kPieceFrames = 65536;
    const auto channels = static_cast<std::size_t>(info.channels);
    while (true) {
        const std::size_t before = samples.interleaved.size();
        samples.interleaved.resize(before + kPieceFrames * channels);
        const sf_count_t got = sf_readf_float(handle.get(), samples.interleaved.data() + before, kPieceFrames);
        samples.interleaved.resize(before + static_cast<std::size_t>(std::max<sf_count_t>(got, 0)) * channels);
        if (got <= 0) break;
    }
    if (sf_error(handle.get()) != SF_ERR_NO_ERROR) failReading(file, sf_strerror(handle.get()));
    return samples;
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
