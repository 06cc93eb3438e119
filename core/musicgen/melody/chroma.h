#pragma once

#include "core/musicgen/checkpoint/config.h"

#include <cstdint>
#include <span>
#include <vector>

namespace capriccio::musicgen {

/// The melody that a model follows: the strongest pitch class of every frame.
struct Chroma {
    /// 0 (C) … 11 (B), one for every hop (4096 samples at 32 kHz: 128 ms). What the model is given is one-hot of this.
    std::vector<std::uint8_t> pitchClasses;
};

/// The chroma of mono sound at 32 kHz, as the reference's feature extractor has it: Hann window, power spectrum,
/// librosa's chroma filter bank (tuning 0), argmax. Sound shorter than the window is padded with silence on both sides;
/// at least one sample. Source: transformers
/// feature_extraction_musicgen_melody.py, audio_utils.py (chroma_filter_bank); librosa filters.chroma.
Chroma chromaOf(std::span<const float> monoSamples, const MelodyConfig& config = {});

}  // namespace capriccio::musicgen
