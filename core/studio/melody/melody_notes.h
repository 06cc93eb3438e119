#pragma once

#include "core/musicgen/melody/chroma.h"

#include <cstdint>
#include <vector>

namespace capriccio::studio {

/// A stretch of a sound, in seconds from its start.
struct SoundPart {
    double begin = 0;
    double end = 0;
    double seconds() const { return end - begin; }
    bool operator==(const SoundPart&) const = default;
};

/// The notes of a melody as the model hears them (the strongest of 12 pitch classes in every frame of 128 ms), with
/// what a person corrected. A plain value.
class MelodyNotes {
  public:
    static constexpr int kPitchClasses = 12;  ///< 0 is C, 11 is B
    static constexpr double kFrameSeconds = 4096.0 / 32000;

    MelodyNotes() = default;
    explicit MelodyNotes(musicgen::Chroma heard) : m_heard(std::move(heard)), m_notes(m_heard) {}

    int frames() const { return static_cast<int>(m_notes.pitchClasses.size()); }
    int note(int frame) const { return m_notes.pitchClasses[static_cast<std::size_t>(frame)]; }
    int heard(int frame) const { return m_heard.pitchClasses[static_cast<std::size_t>(frame)]; }
    bool isCorrected(int frame) const { return note(frame) != heard(frame); }
    int corrections() const;

    /// Out of range is ignored. Returns whether anything changed.
    bool correct(int frame, int pitchClass);
    bool restore(int frame);
    void restoreAll() { m_notes = m_heard; }

    /// The frame that a moment lies in. Frames are centred: the first reaches from 0 to 64 ms.
    int frameAt(double seconds) const;
    /// What the model is to follow for a part: at least one frame.
    musicgen::Chroma part(const SoundPart& part) const;

  private:
    musicgen::Chroma m_heard;
    musicgen::Chroma m_notes;
};

}  // namespace capriccio::studio
