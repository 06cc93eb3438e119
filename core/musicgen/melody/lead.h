#pragma once

#include <span>
#include <vector>

namespace capriccio::musicgen {

/// What carries the tune in mono sound at 32 kHz: drums (whatever is short and broad in the spectrum) and bass are
/// taken out, the length stays. audiocraft separates the stems with htdemucs instead, a network of its own; this is the
/// classical way: medians along time and frequency of the spectrogram tell tones from hits, and a mask keeps the tones.
/// Source: Fitzgerald 2010, "Harmonic/percussive separation using median filtering".
std::vector<float> leadOf(std::span<const float> monoSamples);

}  // namespace capriccio::musicgen
