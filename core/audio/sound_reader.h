#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

struct sf_private_tag;

namespace capriccio::audio {

/// A sound file open for reading, from its begin to its end: any that libsndfile knows (WAV, FLAC, Ogg, Opus, MP3,
/// AIFF). All of it throws Error (NotFound, Unreadable) that names the file. Not thread-safe.
class SoundReader {
  public:
    explicit SoundReader(const std::filesystem::path& file);
    ~SoundReader();
    SoundReader(const SoundReader&) = delete;
    SoundReader& operator=(const SoundReader&) = delete;

    int channels() const { return m_channels; }
    int sampleRate() const { return m_sampleRate; }  ///< Hz
    /// What the file says of its length; a guess for some MP3s, and as true as the file is.
    std::int64_t statedFrames() const { return m_statedFrames; }

    /// Up to into.size() / channels() frames, interleaved; 0 at the end.
    std::int64_t read(std::span<float> into);
    /// Goes on so many frames further on; past the end, read() gives 0.
    void skip(std::int64_t frames);

  private:
    std::filesystem::path m_file;
    std::unique_ptr<sf_private_tag, int (*)(sf_private_tag*)> m_handle;
    int m_channels = 0;
    int m_sampleRate = 0;
    std::int64_t m_statedFrames = 0;
    bool m_seekable = false;
    bool m_ended = false;
};

}  // namespace capriccio::audio
