#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_progress.h"

#include <vector>

namespace capriccio::audio {

/// A sound at some level.
struct Levelled {
    Samples sound;
    double gainDb = 0;
    double limitedDb = 0;  ///< what the limiter took off the highest peak
    bool reached = true;   ///< false: the target would have needed more limiting than stays clean
};

/// Brings one sound to different levels, as often as wanted: what they share is measured once. Holds the sound.
class Leveller {
  public:
    /// `circular`: a loop, its end followed by its begin. Throws ExportStopped.
    Leveller(Samples sound, bool circular, const Stage& stage);

    double loudnessLufs() const { return m_lufs; }  ///< as loudnessOf()
    double truePeak() const { return m_peak; }      ///< linear

    Levelled withGain(double gainDb) const;
    /// The gain and limiting that give `lufs` with a true peak of at most `ceilingDb`. The sound must have a loudness.
    Levelled withLoudness(double lufs, double ceilingDb, const Stage& stage) const;

  private:
    Levelled limited(double gainDb, double ceilingDb) const;

    Samples m_sound;
    bool m_circular;
    std::vector<float> m_envelope;
    double m_lufs = 0;
    double m_peak = 0;
};

}  // namespace capriccio::audio
