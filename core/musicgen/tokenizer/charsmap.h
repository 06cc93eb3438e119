#pragma once

#include <string_view>

namespace capriccio::musicgen {

/// Whether SentencePiece can follow a normalisation table ("precompiled_charsmap") without leaving it. It follows the
/// table's offsets as they are, so one from a damaged file could make it read anywhere. An empty table is sound: it
/// changes nothing.
///
/// Format (little-endian): the bytes of the trie (uint32), the trie (darts-clone: 32-bit units), and the replacements,
/// each closed by a NUL, which the trie's values point to.
bool isSoundCharsmap(std::string_view table);

}  // namespace capriccio::musicgen
