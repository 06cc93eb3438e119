#include "core/audio/export/sound_file_writer.h"

#include "core/audio/export/id3_tag.h"
#include "core/audio/export/opus_trim.h"
#include "core/audio/export/tag_text.h"
#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <sndfile.h>

namespace capriccio::audio {
namespace {

/// A file for libsndfile to write to, which remembers the first error and swallows what is written after it: libsndfile
/// 1.2.0 leaks on its own ways out of a failed write, so it is never told of one (check() is). `m_start` bytes at the
/// beginning are not libsndfile's: the ID3 tag.
class Sink {
  public:
    explicit Sink(const AtomicFile& file) : m_target(file) {
        m_file = ::open(file.path().c_str(), O_RDWR | O_TRUNC | O_CLOEXEC);
        if (m_file < 0) file.fail(errno);
    }
    ~Sink() {
        if (m_file >= 0) ::close(m_file);
    }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    void begin(const std::string& bytes) {
        write(bytes.data(), static_cast<sf_count_t>(bytes.size()));
        check();
        m_start = static_cast<sf_count_t>(bytes.size());
    }
    void check() const {
        if (m_error != 0) m_target.fail(m_error);
    }
    void close() {
        check();
        if (::close(std::exchange(m_file, -1)) != 0) m_target.fail(errno);
    }

    static SF_VIRTUAL_IO* calls() {
        static SF_VIRTUAL_IO io = {
            [](void* self) { return static_cast<Sink*>(self)->length(); },
            [](sf_count_t offset, int whence, void* self) { return static_cast<Sink*>(self)->seek(offset, whence); },
            [](void* data, sf_count_t count, void* self) { return static_cast<Sink*>(self)->read(data, count); },
            [](const void* data, sf_count_t count, void* self) { return static_cast<Sink*>(self)->write(data, count); },
            [](void* self) { return static_cast<Sink*>(self)->seek(0, SEEK_CUR); },
        };
        return &io;
    }

  private:
    sf_count_t length() {
        struct stat status {};
        if (::fstat(m_file, &status) != 0) return remember(0);
        return status.st_size - m_start;
    }
    sf_count_t seek(sf_count_t offset, int whence) {
        const off_t place = ::lseek(m_file, whence == SEEK_SET ? offset + m_start : offset, whence);
        return place < 0 ? remember(-1) : place - m_start;
    }
    sf_count_t read(void* data, sf_count_t count) {
        const ssize_t got = ::read(m_file, data, static_cast<std::size_t>(count));
        return got < 0 ? remember(0) : got;
    }
    sf_count_t write(const void* data, sf_count_t count) {
        sf_count_t done = m_error == 0 ? 0 : count;
        while (done < count) {
            const ssize_t got =
                ::write(m_file, static_cast<const char*>(data) + done, static_cast<std::size_t>(count - done));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return remember(count);
            done += got;
        }
        return done;
    }
    sf_count_t remember(sf_count_t result) {
        if (m_error == 0) m_error = errno;
        return result;
    }

    const AtomicFile& m_target;
    int m_file = -1;
    int m_error = 0;
    sf_count_t m_start = 0;
};

struct CloseSound {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using Handle = std::unique_ptr<SNDFILE, CloseSound>;

[[noreturn]] void refused(const Message& what, SNDFILE* handle) {
    throw Error(Error::Code::Internal, Core::tr("The sound could not be written in this format (%1).").arg(what),
                sf_strerror(handle));
}

int formatOf(FileFormat format) {
    switch (format) {
        case FileFormat::Wav16:
            return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
        case FileFormat::Wav24:
            return SF_FORMAT_WAV | SF_FORMAT_PCM_24;
        case FileFormat::WavFloat:
            return SF_FORMAT_WAV | SF_FORMAT_FLOAT;
        case FileFormat::Flac16:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
        case FileFormat::Flac24:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
        case FileFormat::OggVorbis:
            return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
        case FileFormat::Opus:
            return SF_FORMAT_OGG | SF_FORMAT_OPUS;
        case FileFormat::Mp3:
            return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    }
    throw Error(Error::Code::Internal, Core::tr("Unknown format."));
}

bool isWav(FileFormat format) {
    return format == FileFormat::Wav16 || format == FileFormat::Wav24 || format == FileFormat::WavFloat;
}

/// libsndfile's one scale for all: 0 is best, 1 is smallest.
void setQuality(SNDFILE* handle, const ExportSettings& settings, int channels) {
    const LossyQuality& quality = settings.quality;
    double level = 0;
    int mode = 0;
    switch (settings.format) {
        case FileFormat::Mp3: {
            const bool constant = quality.mp3 == LossyQuality::Mp3::ConstantRate;
            mode = constant ? SF_BITRATE_MODE_CONSTANT : SF_BITRATE_MODE_VARIABLE;
            // 32 … 320 kbit/s, rounded down there: half a kbit/s more hits the one that is meant.
            level = constant ? std::max(0.0, (320 - quality.mp3Kbps - 0.5) / 288) : quality.mp3VbrLevel / 10.0;
            break;
        }
        case FileFormat::OggVorbis:
            level = 1 - quality.vorbisQuality / 10;
            break;
        case FileFormat::Opus:
            level = 1 - (std::min(quality.opusKbps / static_cast<double>(channels), 256.0) - 6) / 250;
            break;
        case FileFormat::Flac16:
        case FileFormat::Flac24:
            level = 1;
            break;  // smallest; the sound is the same
        default:
            return;
    }
    if (sf_command(handle, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level) != SF_TRUE)
        refused(Core::tr("quality"), handle);
    // After the level: the mode gives it its meaning, and fails without one.
    if (settings.format == FileFormat::Mp3 && sf_command(handle, SFC_SET_BITRATE_MODE, &mode, sizeof mode) != SF_TRUE)
        refused(Core::tr("bit rate"), handle);
}

void setTags(SNDFILE* handle, FileFormat format, const Tags& tags) {
    const auto set = [&](int field, const std::string& value) {
        if (!value.empty() && sf_set_string(handle, field, value.c_str()) != 0) refused(Core::tr("tags"), handle);
    };
    set(SF_STR_TITLE, tags.title);
    set(SF_STR_COMMENT, commentOf(tags));
    set(SF_STR_SOFTWARE, tags.program);
    set(isWav(format) ? SF_STR_COPYRIGHT : SF_STR_LICENSE, tags.weightsLicence);
    set(SF_STR_DATE, tags.date);
}

/// INFO leaves its encoding open, and programs guess differently; an ID3 tag in a chunk of its own does not.
void addId3Chunk(SNDFILE* handle, const Tags& tags) {
    std::string tag = id3Tag(tags);
    if (tag.empty()) return;
    SF_CHUNK_INFO chunk{};
    std::memcpy(chunk.id, "id3 ", 4);
    chunk.id_size = 4;
    chunk.data = tag.data();
    chunk.datalen = static_cast<unsigned>(tag.size());
    if (sf_set_chunk(handle, &chunk) != SF_ERR_NO_ERROR) refused(Core::tr("tags"), handle);
}

void setLoopPoints(SNDFILE* handle, std::int64_t frames) {
    SF_INSTRUMENT instrument{};
    instrument.gain = 1;
    instrument.basenote = 60;
    instrument.velocity_hi = instrument.key_hi = 127;
    instrument.loop_count = 1;
    instrument.loops[0] = {SF_LOOP_FORWARD, 0, static_cast<std::uint32_t>(frames), 0};
    if (sf_command(handle, SFC_SET_INSTRUMENT, &instrument, sizeof instrument) != SF_TRUE)
        refused(Core::tr("loop points"), handle);
}

/// `write(handle, firstFrame, count)` writes that many frames and returns how many it did.
template <class Write>
void writeAll(const AtomicFile& file, const ExportSettings& settings, std::int64_t frames, int channels, int sampleRate,
              bool isLoop, const Stage& stage, const Write& write) {
    const Tags tags = cleaned(settings.tags);
    Sink sink(file);
    if (settings.format == FileFormat::Mp3) sink.begin(id3Tag(tags));
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = channels;
    info.format = formatOf(settings.format);
    Handle handle(sf_open_virtual(Sink::calls(), SFM_WRITE, &info, &sink));
    sink.check();
    if (!handle) refused(Core::tr("header"), nullptr);
    // libsndfile's PEAK chunk holds the time of writing: without it the same sound gives the same file.
    sf_command(handle.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    setQuality(handle.get(), settings, channels);
    if (settings.format != FileFormat::Mp3) setTags(handle.get(), settings.format, tags);
    if (isWav(settings.format)) addId3Chunk(handle.get(), tags);
    if (isLoop && isWav(settings.format)) setLoopPoints(handle.get(), frames);

    constexpr std::int64_t kPieceFrames = 4096;  // libvorbis puts a piece on the stack
    for (std::int64_t done = 0; done < frames; done += kPieceFrames) {
        if (done % (kPieceFrames * 16) == 0) stage.at(static_cast<double>(done) / static_cast<double>(frames));
        const std::int64_t count = std::min(kPieceFrames, frames - done);
        const std::int64_t written = write(handle.get(), done, count);
        sink.check();
        if (written != count) refused(Core::tr("samples"), handle.get());
    }
    const int closed = sf_close(handle.release());
    sink.close();
    if (closed != SF_ERR_NO_ERROR) refused(Core::tr("end"), nullptr);
}

/// An Opus loop. A stream that began with the loop's first frame would begin out of silence, and be coded otherwise
/// than what comes before it when it repeats: a click. So the loop is coded with its own end before it and its begin
/// after it.
void writeOpusLoop(const AtomicFile& file, const ExportSettings& settings, const Samples& loop, const Stage& stage) {
    constexpr int kAround = 4800;  // 0.1 s; RFC 7845 wants 80 ms to settle in
    const std::int64_t frames = loop.frames();
    Samples around{{}, loop.channels, loop.sampleRate};
    for (std::int64_t i = -kAround; i < frames + kAround; ++i) {
        const float* from = loop.interleaved.data() + ((i % frames) + frames) % frames * loop.channels;
        around.interleaved.insert(around.interleaved.end(), from, from + loop.channels);
    }
    writeSound(file, settings, around, false, stage);
    std::ifstream written(file.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(written), {}};
    bytes = trimmedOpus(std::move(bytes), kAround, frames);
    Sink sink(file);
    sink.begin(bytes);
    sink.close();
}

}  // namespace

void writeSound(const AtomicFile& file, const ExportSettings& settings, const Samples& sound, bool isLoop,
                const Stage& stage) {
    if (isLoop && settings.format == FileFormat::Opus) return writeOpusLoop(file, settings, sound, stage);
    writeAll(file, settings, sound.frames(), sound.channels, sound.sampleRate, isLoop, stage,
             [&](SNDFILE* handle, std::int64_t first, std::int64_t count) {
                 return sf_writef_float(handle, sound.interleaved.data() + first * sound.channels, count);
             });
}

void writeSound(const AtomicFile& file, const ExportSettings& settings, std::span<const std::int32_t> interleaved,
                int channels, int sampleRate, bool isLoop, const Stage& stage) {
    static_assert(sizeof(int) == sizeof(std::int32_t));
    writeAll(file, settings, static_cast<std::int64_t>(interleaved.size()) / channels, channels, sampleRate, isLoop,
             stage, [&](SNDFILE* handle, std::int64_t first, std::int64_t count) {
                 return sf_writef_int(handle, interleaved.data() + first * channels, count);
             });
}

}  // namespace capriccio::audio
