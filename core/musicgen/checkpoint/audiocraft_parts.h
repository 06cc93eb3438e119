#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/checkpoint/stored_tensor.h"

#include <filesystem>
#include <string>

namespace capriccio::musicgen {

/// What a checkpoint in audiocraft's layout needs beside its language model, found but not yet read.

struct TextPart {
    TextConfig config;
    int maxTokens = 512;
    std::filesystem::path folder;  ///< with weights in transformers' layout
    bool insideMusicGen = false;   ///< its names begin with "text_encoder." there
    std::filesystem::path tokenizer;
};
/// `name`: as audiocraft's configuration has it, "t5-base". Throws Error (NotFound) that says where it was looked for.
TextPart findTextPart(const std::filesystem::path& folder, const std::string& name);
/// By transformers' names for MusicGen ("text_encoder.…").
StoredTensors readTextPart(const TextPart& part);

struct CodecPart {
    CodecConfig config;
    std::filesystem::path folder;
    enum class Layout { Audiocraft, Transformers, InsideMusicGen } layout = Layout::Audiocraft;
};
CodecPart findCodecPart(const std::filesystem::path& folder);
/// By transformers' names for MusicGen ("audio_encoder.…").
StoredTensors readCodecPart(const CodecPart& part);

}  // namespace capriccio::musicgen
