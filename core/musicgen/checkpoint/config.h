#pragma once

#include "core/musicgen/checkpoint/sampling.h"

#include <filesystem>
#include <string>
#include <vector>

namespace capriccio::musicgen {

/// T5's encoder. Source: transformers' T5Config.
struct TextConfig {
    int vocabSize = 32128;
    int width = 768;     ///< d_model
    int headWidth = 64;  ///< d_kv
    int heads = 12;
    int layers = 12;
    int feedForward = 3072;
    int relativeBuckets = 32;
    int relativeMaxDistance = 128;
    float layerNormEps = 1e-6F;
    bool gatedFeedForward = false;  ///< feed_forward_proj "gated-gelu" (t5 v1.1) rather than "relu"
    int padId = 0;
    int eosId = 1;
};

/// The language model over codebooks. Source: transformers' MusicgenDecoderConfig, MusicgenMelodyDecoderConfig.
struct DecoderConfig {
    int codebookSize = 2048;  ///< the special (pad, start) id is this number: embedding tables have one row more
    int codebooks = 4;        ///< 8 for stereo
    int width = 1024;
    int layers = 24;
    int heads = 16;
    int feedForward = 4096;
    int channels = 1;  ///< audio channels, 1 or 2
};

/// EnCodec. Source: transformers' EncodecConfig.
struct CodecConfig {
    int codebookSize = 2048;
    int codebookWidth = 128;
    int hidden = 128;  ///< width of the latent
    int filters = 64;
    std::vector<int> ratios = {8, 5, 4, 4};
    int kernel = 7;
    int lastKernel = 7;
    int residualKernel = 3;
    int residualLayers = 1;
    int dilationGrowth = 2;
    int compress = 2;
    int lstmLayers = 2;
    bool causal = false;
    bool convShortcut = false;
    int codebooks = 4;       ///< from the highest target bandwidth
    int sampleRate = 32000;  ///< Hz
    /// Samples a frame: the product of the ratios.
    int hop() const;
};

/// Source: transformers' MusicgenMelodyConfig and its feature extractor.
struct MelodyConfig {
    int chromaBins = 12;
    int chromaFrames = 235;
    int fftSize = 16384;
    int hop = 4096;
};

/// How the condition reaches the decoder.
enum class Architecture {
    CrossAttention,  ///< musicgen: small, medium, large and their stereo forms
    Prefix,          ///< musicgen_melody: [chroma, text] before the tokens, self-attention only
};

struct ModelConfig {
    Architecture architecture = Architecture::CrossAttention;
    TextConfig text;
    DecoderConfig decoder;
    CodecConfig codec;
    MelodyConfig melody;  ///< used by Prefix only
    /// Longest prompt in tokens, the closing </s> included (tokenizer_config.json's model_max_length; 512).
    int maxTextTokens = 512;
    /// What suits this model where the user chooses nothing else (generation_config.json's guidance_scale, top_k and
    /// temperature; audiocraft's defaults where it says nothing).
    Sampling usualSampling;
    /// Whether the text's states are projected although they have the decoder's width already: audiocraft's checkpoints
    /// always have the projection, transformers' have it where the widths differ.
    bool alwaysProjectsText = false;
    bool hasTextProjection() const { return alwaysProjectsText || text.width != decoder.width; }
};

/// Reads config.json (and, where they are there, preprocessor_config.json, tokenizer_config.json and
/// generation_config.json) of a folder in transformers' layout; for a folder in audiocraft's, what is said in its files
/// and in those of the parts it needs (audiocraft.h). Keys that are missing have transformers' defaults. Every number
/// comes back within a range that the engine can compute with, and all of them fit each other. Throws Error: NotFound
/// without config.json, Unreadable for broken JSON or an impossible value (named), Unsupported for another architecture
/// or an option this engine does not have (named).
ModelConfig readConfig(const std::filesystem::path& folder);

}  // namespace capriccio::musicgen
