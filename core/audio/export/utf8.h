#pragma once

#include <string>
#include <string_view>

namespace capriccio::audio {

/// Code points of UTF-8; what is not valid becomes U+FFFD.
std::u32string decodeUtf8(std::string_view text);
std::string encodeUtf8(std::u32string_view text);

/// Little-endian UTF-16 behind a byte-order mark.
std::string encodeUtf16(std::u32string_view text);

/// One line: valid UTF-8 without control characters, runs of spaces as one, none at the ends.
std::string singleLine(std::string_view text);

/// At most `bytes` bytes, cut between words where one ends in the second half, else between code points, and never
/// before a mark that belongs to the letter in front of it.
std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace capriccio::audio
