#include "core/audio/sound_reader.h"

#include "core/base/error.h"

#include <algorithm>
#include <string>
#include <vector>

#include <sndfile.h>

namespace capriccio::audio {
namespace {

[[noreturn]] void failReading(const std::filesystem::path& file, const char* why) {
    throw Error(Error::Code::Unreadable,
                Core::tr("“%1” could not be read as sound. It may be damaged, or of a kind that is not known here: "
                         "WAV, FLAC, Ogg, Opus, MP3 and AIFF are.")
                    .arg(file.string()),
                why);
}

}  // namespace

SoundReader::SoundReader(const std::filesystem::path& file) : m_file(file), m_handle(nullptr, &sf_close) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        throw Error(Error::Code::NotFound, Core::tr("“%1” is not there.").arg(file.string()), error.message());
    if (std::filesystem::is_directory(status))
        throw Error(Error::Code::Unreadable, Core::tr("“%1” is a folder. Choose a sound file.").arg(file.string()));
    SF_INFO info{};
    m_handle.reset(sf_open(file.c_str(), SFM_READ, &info));
    if (!m_handle) failReading(file, sf_strerror(nullptr));
    if (info.channels < 1 || info.samplerate < 1) failReading(file, "no channels, or no sample rate");
    m_channels = info.channels;
    m_sampleRate = info.samplerate;
    m_statedFrames = std::max<std::int64_t>(info.frames, 0);
    // In MP3 a place can only be guessed at without reading up to it.
    m_seekable = info.seekable != 0 && (info.format & SF_FORMAT_TYPEMASK) != SF_FORMAT_MPEG;
}

SoundReader::~SoundReader() = default;

std::int64_t SoundReader::read(std::span<float> into) {
    if (m_ended) return 0;
    const auto wanted = static_cast<sf_count_t>(into.size()) / m_channels;
    const sf_count_t got = std::max<sf_count_t>(sf_readf_float(m_handle.get(), into.data(), wanted), 0);
    if (got == 0 && sf_error(m_handle.get()) != SF_ERR_NO_ERROR) failReading(m_file, sf_strerror(m_handle.get()));
    m_ended = got == 0;
    return got;
}

void SoundReader::skip(std::int64_t frames) {
    if (frames <= 0) return;
    if (m_seekable && sf_seek(m_handle.get(), frames, SEEK_CUR) >= 0) return;
    // Past the end, or a file that can't be sought in: read up to there.
    constexpr std::int64_t kPieceFrames = 16384;
    std::vector<float> heard(static_cast<std::size_t>(kPieceFrames * m_channels));
    while (frames > 0) {
        const auto piece = static_cast<std::size_t>(std::min(frames, kPieceFrames) * m_channels);
        const std::int64_t got = read(std::span(heard).first(piece));
        if (got == 0) return;
        frames -= got;
    }
}

}  // namespace capriccio::audio
