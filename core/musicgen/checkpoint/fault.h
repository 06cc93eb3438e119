#pragma once

#include "core/base/message.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace capriccio::musicgen {

/// “name”, for messages. Text that came out of a file is shortened and freed of control characters.
std::string quoted(const std::filesystem::path& file);
std::string quotedText(std::string_view text);

/// Throws Error(Unreadable): “FILE” can't be used: WHAT. Get the model again.
[[noreturn]] void failUnusable(const std::filesystem::path& file, const Message& what, std::string detail = {});

/// Throws Error(Unsupported): “FILE” can't be used here: WHAT.
[[noreturn]] void failUnsupported(const std::filesystem::path& file, const Message& what, std::string detail = {});

/// Throws (Unreadable) when the file is only the note that git keeps in the place of a large file.
void refusePointer(const std::filesystem::path& file, std::span<const std::byte> bytes);

}  // namespace capriccio::musicgen
