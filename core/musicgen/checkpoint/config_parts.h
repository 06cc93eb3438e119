#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/checkpoint/json_fields.h"

#include <filesystem>

namespace capriccio::musicgen {

/// Parts of transformers' config.json that checkpoints in other layouts have as well. Each checks as readConfig does.

TextConfig readTextConfig(const JsonFields& fields);
CodecConfig readCodecConfig(const JsonFields& fields);

/// What the engine can compute with of a decoder, whatever file it was read from; `fields` and the keys are for the
/// message.
struct DecoderKeys {
    const char* width;
    const char* heads;
};
void checkDecoder(const DecoderConfig& decoder, const JsonFields& fields, const DecoderKeys& keys);

/// What it can compute with of a codec: sample rate, samples a frame, sizes.
struct CodecKeys {
    const char* filters;
    const char* ratios;
    const char* compress;
    const char* dilation;
    const char* rate;
};
void checkCodec(const CodecConfig& codec, const JsonFields& fields, const CodecKeys& keys);

/// Of tokenizer_config.json, where it is there: the most tokens of a prompt, </s> included.
int readMaxTextTokens(const std::filesystem::path& folder);

/// Bounds that leave room above the largest published model, and keep every product of them within 64 bits.
inline constexpr int kMaxWidth = 16384;
inline constexpr int kMaxLayers = 512;
inline constexpr int kMaxHeads = 512;
inline constexpr int kMaxFeedForward = 131072;
inline constexpr int kMaxVocabulary = 1'000'000;
inline constexpr int kMaxCodebookSize = 65536;
inline constexpr int kMaxCodebooks = 64;
inline constexpr int kMaxKernel = 63;
inline constexpr int kMaxPromptTokens = 4096;

}  // namespace capriccio::musicgen
