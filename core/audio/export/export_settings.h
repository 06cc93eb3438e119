#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace capriccio::audio {

enum class FileFormat { Wav16, Wav24, WavFloat, Flac16, Flac24, OggVorbis, Opus, Mp3 };

/// What a format can hold.
///
/// Length: WAV and FLAC hold exactly the frames given. Ogg Vorbis and Opus decode to exactly the frames given too: the
/// encoder's delay and padding are written in the file, and decoders take them off (libvorbis and libopus do, and all
/// that is built on them; ffmpeg's own Vorbis decoder, as of 5.1, is up to 0.03 s off at the ends of any Vorbis file).
/// MP3 has no such place; LAME's info tag holds delay and padding. Players that read it (mpg123, libsndfile, ffmpeg,
/// foobar2000, most of today's) give back exactly the frames given; others, sox among them, have up to 0.05 s of
/// silence more at either end.
///
/// Loops: WAV, FLAC, Ogg Vorbis and Opus repeat without a gap, MP3 only in players that read LAME's tag. WAV also
/// holds the loop points (chunk "smpl"), which samplers and game engines read. A lossy format codes the two sides of
/// the join apart, so that a trace of its own noise stays there (Opus is given what lies around the loop to settle in);
/// WAV and FLAC join exactly.
struct FormatTraits {
    FileFormat format;
    const char* name;       ///< "WAV, 24 bit"
    const char* extension;  ///< with the dot, lower case
    int bits;               ///< of an integer sample; 0 for float and lossy formats
    bool lossy;
    bool loopsGaplessly;
    /// Hz to offer; each format takes its own. Opus always runs at 48 kHz.
    std::vector<int> sampleRates;
};
const FormatTraits& traitsOf(FileFormat format);
std::span<const FormatTraits> allFormats();
/// By the file's extension, in any case; the format with the most bits where several share one (.wav is WavFloat, .flac
/// is Flac24). None for unknown extensions.
std::optional<FileFormat> formatOfExtension(const std::filesystem::path& file);

/// How good a lossy format is; each format reads its own.
struct LossyQuality {
    enum class Mp3 { ConstantRate, VariableRate };
    Mp3 mp3 = Mp3::ConstantRate;
    int mp3Kbps = 256;         ///< of ConstantRate: 128, 160, 192, 224, 256 or 320
    int mp3VbrLevel = 0;       ///< of VariableRate: LAME's V0 (best) … V9
    double vorbisQuality = 7;  ///< 0 … 10, as oggenc has it; 7 is about 224 kbit/s in stereo
    int opusKbps = 160;        ///< of the whole stream, 16 … 256 for each channel
};

enum class ChannelLayout {
    AsItIs,
    Mono,   ///< the mean of left and right
    Stereo  ///< mono on both sides
};

/// What becomes of the loudness.
///
/// Lufs brings the whole piece (what is exported of it) to an integrated loudness after BS.1770, and keeps the true
/// peak under kTruePeakLimitDb: where the gain would lift peaks above it, a look-ahead limiter holds them down, because
/// who asks for −14 LUFS wants tracks that sound equally loud. It takes off at most kMostLimitingDb, as much as stays
/// clean; a piece that would need more comes out quieter than asked, and the report says so. Both numbers hold for what
/// a player decodes: lossy formats raise peaks, so the file is decoded, measured, and encoded again where needed.
///
/// Peak brings the highest true peak to a level, by gain alone. AsItIs changes nothing; what lies beyond full scale is
/// cut off except in WavFloat, and counted in the report.
///
/// Pieces with an RMS below kSilentRms are left as they are by both (there would be only noise to lift).
struct Loudness {
    enum class Mode { AsItIs, Lufs, Peak };
    Mode mode = Mode::Lufs;
    double target = -14;  ///< LUFS, −40 … −5; or dBTP, −40 … 0
    static Loudness asItIs() { return {Mode::AsItIs, 0}; }
    static Loudness lufs(double target) { return {Mode::Lufs, target}; }
    static Loudness peak(double decibels) { return {Mode::Peak, decibels}; }
};
inline constexpr double kTruePeakLimitDb = -1.0;
inline constexpr double kMostLimitingDb = 12.0;
inline constexpr double kSilentRms = 2e-3;

/// A stretch of the sound, [begin, end) in frames at the sound's own rate.
struct FrameRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t count() const { return end - begin; }
};

/// Turns the part into a loop; see seamless_loop.h for how. Fades and trimming do not apply to loops.
struct LoopSettings {
    /// Given bars, the loop begins where the part begins and has their length; 0 means the part itself.
    int bars = 0;
    double beatsPerMinute = 120;
    int beatsPerBar = 4;
    /// How far the end may move to find the best match; 0 keeps the length as it is.
    double searchSeconds = 0.05;
    double crossfadeSeconds = 0.05;
};

/// What the file says about itself. Every text is UTF-8. libsndfile knows a fixed set of fields, and each format holds
/// some of them, so that the comment has everything in every format:
///
///     Prompt: 80s pop track …\nModel: facebook/musicgen-small\nSeed: 7\nLicence: CC-BY-NC 4.0 …
///
///              title  comment  program      licence        date
///     WAV      INAM   ICMT     ISFT         ICOP           ICRD        (UTF-8; and a chunk "id3 " as MP3's,
///                                                                  for INFO leaves its encoding open)
///     FLAC     TITLE  COMMENT  SOFTWARE     LICENSE        DATE
///     Ogg      TITLE  COMMENT  SOFTWARE     LICENSE        DATE
///     Opus     TITLE  COMMENT  ENCODER      LICENSE        DATE
///     MP3      TIT2   COMM     TSSE         TCOP, TXXX     TYER        (ID3v2.3; TXXX also PROMPT, MODEL, SEED)
///
/// libsndfile adds its own name to the program's; a newer one calls it ENCODER in Ogg. MP3's tag is written by
/// id3_tag.h, because libsndfile's is Latin-1.
struct Tags {
    std::string title;  ///< empty: the prompt
    std::string prompt;
    std::string model;
    std::optional<std::uint64_t> seed;
    std::string program;         ///< "Capriccio 0.1.0"
    std::string weightsLicence;  ///< e.g. kMetaWeightsLicence; empty where nothing is owed
    std::string date;            ///< "2026-01-31" or empty
};
/// For all music made with Meta's weights.
inline constexpr const char* kMetaWeightsLicence = "CC-BY-NC 4.0 (model weights): not for commercial use";

struct ExportSettings {
    FileFormat format = FileFormat::Wav24;
    LossyQuality quality;
    int sampleRate = 0;  ///< Hz, one of the format's; 0: the sound's own where the format takes it, else 48000
    ChannelLayout channels = ChannelLayout::AsItIs;
    Loudness loudness;
    std::optional<FrameRange> part;  ///< none: everything
    /// Equal-power (sine) ramps, from silence and to silence. Longer ones than the sound are shortened in proportion.
    double fadeInSeconds = 0;
    double fadeOutSeconds = 0;
    /// Leaves out the silence at the end: what lies more than 60 dB below the loudest sample, but for 0.25 s,
    /// which end in a ramp of 20 ms.
    bool trimSilence = false;
    std::optional<LoopSettings> loop;
    Tags tags;
};

/// Throws Error (InvalidInput) naming what can't be: a quality, rate, target, part or length out of range. Opus takes
/// every rate of the list and makes 48 kHz of it.
void validate(const ExportSettings& settings, std::int64_t frames, int sampleRate);

/// The rate that the file will have.
int fileSampleRate(const ExportSettings& settings, int soundSampleRate);

/// The stretch that will be exported of a sound with `frames` frames: the part, or the bars from its begin.
FrameRange exportedRange(const ExportSettings& settings, std::int64_t frames, int sampleRate);

}  // namespace capriccio::audio
