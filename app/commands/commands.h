#pragma once

#include "app/commands/arguments.h"
#include "core/musicgen/nn/kernels/precision.h"

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace capriccio::cli {

/// Exit codes of every command.
enum Exit { kDone = 0, kFailed = 1, kWrongUsage = 2, kStopped = 130 };

/// Set when the user presses Ctrl+C; a second one ends the program at once.
std::stop_token interruption();

/// --model (a folder, or the name of a model that is on this computer), else $CAPRICCIO_MODEL, else the starter model that
/// came with the program. Throws Error: NotFound that says what to do; Unreadable for a model that is damaged.
std::filesystem::path modelFolder(const std::optional<std::string>& option);

/// --precision. Throws UsageError that lists the words.
musicgen::Precision precisionFrom(const Arguments& arguments);

/// capriccio-cli generate …: `words` are those after the command's name. Throws UsageError and Error.
int generateCommand(std::span<const std::string> words);
/// capriccio-cli verify FOLDER [GOLDEN.safetensors]
int verifyCommand(std::span<const std::string> words);

/// capriccio-cli project list|show|add|export FILE.capriccio …
int projectCommand(std::span<const std::string> words);

/// capriccio-cli models list|pull|check|remove|import|forget|move …
int modelsCommand(std::span<const std::string> words);

/// capriccio-cli bench …: how fast this machine is.
int benchCommand(std::span<const std::string> words);

std::string benchHelp();
std::string generateHelp();
std::string projectHelp();
std::string modelsHelp();

}  // namespace capriccio::cli
