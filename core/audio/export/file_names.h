#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace capriccio::audio {

/// What a file name can be made of. UTF-8.
struct NameFields {
    std::string title;  ///< empty: the prompt
    std::string prompt;
    std::string model;
    std::optional<std::uint64_t> seed;
    std::string date;  ///< "2026-01-31"
};

inline constexpr const char* kDefaultNamePattern = "{title}";

/// Throws Error (InvalidInput) for an unknown {field} or a brace without its partner.
void validateNamePattern(std::string_view pattern);

/// "{n} {title} (seed {seed})" → "03 80s pop track (seed 7)", without folder and extension, usable on every system:
/// no / \ : * ? " < > | and no control characters, no dot or space at either end, none of Windows' reserved names, at
/// most kLongestNameBytes long. Unicode stays. title, prompt and model are shortened at a word before anything else is.
/// Fields: {title} {prompt} {model} {seed} {n} {date}; an unknown seed is "0". `number` counts from 1 and gets as many
/// digits as `of` has. Never empty: "Music".
std::string fileNameOf(std::string_view pattern, const NameFields& fields, int number, int of);
inline constexpr std::size_t kLongestNameBytes = 180;

/// A file for each take, in their order, all different even where upper and lower case are one: " (2)", " (3)" … are
/// added to names that occur twice. `extension` with its dot. What is in the folder already is not looked at.
std::vector<std::filesystem::path> plannedFiles(const std::filesystem::path& folder, std::string_view pattern,
                                                std::span<const NameFields> takes, std::string_view extension);

/// What to do with a file that is there already.
enum class ExistingFiles {
    Fail,     ///< write nothing and say which
    Replace,  ///< only when the user said so
    Rename    ///< leave it, and save beside it as "Name (2).wav"
};

/// Those of the files that exist: what to ask the user about.
std::vector<std::filesystem::path> existingFiles(std::span<const std::filesystem::path> files);

/// The first of "Name.wav", "Name (2).wav", "Name (3).wav" … that neither exists nor is one of `taken`.
std::filesystem::path freeFile(const std::filesystem::path& file, std::span<const std::filesystem::path> taken = {});

}  // namespace capriccio::audio
