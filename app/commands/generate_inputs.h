#pragma once

#include "app/commands/arguments.h"
#include "core/musicgen/generate/load_options.h"
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/request.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace capriccio::cli {

/// What `generate` can be asked: the options that say what to make, as the library's plain values.
std::span<const Option> inputOptions();

/// --device, --precision and --threads: for every command that loads a model.
std::span<const Option> placeOptions();

/// Their values. Throws UsageError.
musicgen::LoadOptions loadOptionsOf(const Arguments& arguments);

/// Takes with their seeds, prompts, sections and negative prompt; all else comes from addMaterial(). Throws UsageError.
musicgen::Request requestOf(const Arguments& arguments);

/// The rest, which needs the model: how tokens are drawn, the melody, what to go on from, and the length. Reads the
/// files. Throws Error.
void addMaterial(musicgen::Request& request, const Arguments& arguments, const musicgen::Model& model);

/// A take of a project that a piece goes on from.
struct ContinuedTake {
    std::filesystem::path project;
    long long take = 0;
};
/// What takes come from, as a project remembers it: at most a take or a file that is gone on from, and a melody's file.
struct Origin {
    std::optional<ContinuedTake> take;
    std::filesystem::path continued;  ///< empty: no sound file
    std::filesystem::path melody;     ///< empty: none
};
Origin originOf(const Arguments& arguments);

}  // namespace capriccio::cli
