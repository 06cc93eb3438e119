#include "core/musicgen/tokenizer/charsmap.h"

#include <cstdint>
#include <cstring>
#include <vector>

namespace capriccio::musicgen {
namespace {

constexpr std::size_t kLongestReplacement = 1024;  // the longest of Unicode's is 33 bytes

/// A unit of darts-clone's double array.
struct Unit {
    std::uint32_t bits;
    std::uint32_t label() const { return bits & (1U << 31 | 0xFF); }
    std::uint32_t offset() const { return (bits >> 10) << ((bits & (1U << 9)) >> 6); }
    bool hasLeaf() const { return (bits >> 8) & 1; }
    std::uint32_t value() const { return bits & 0x7FFFFFFF; }
};

bool areSoundReplacements(std::string_view text) {
    if (text.empty() || text.back() != '\0') return false;
    std::size_t length = 0;
    for (const char c : text) {
        length = c == '\0' ? 0 : length + 1;
        if (length > kLongestReplacement) return false;
    }
    return true;
}

}  // namespace

bool isSoundCharsmap(std::string_view table) {
    if (table.empty()) return true;
    std::uint32_t trieBytes = 0;
    if (table.size() <= sizeof trieBytes) return false;
    std::memcpy(&trieBytes, table.data(), sizeof trieBytes);
    table.remove_prefix(sizeof trieBytes);
    if (trieBytes == 0 || trieBytes % sizeof(Unit) != 0 || trieBytes >= table.size()) return false;
    const std::string_view replacements = table.substr(trieBytes);
    if (!areSoundReplacements(replacements)) return false;

    std::vector<Unit> units(trieBytes / sizeof(Unit));
    std::memcpy(units.data(), table.data(), trieBytes);
    // Every unit that a search can come to, from the root. Its children lie in the 256 units around its offset.
    std::vector<bool> seen(units.size(), false);
    std::vector<std::uint32_t> open{0};
    seen[0] = true;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        const std::uint32_t base = at ^ units[at].offset();
        if ((base | 0xFF) >= units.size()) return false;
        if (at != 0 && units[at].hasLeaf() && units[base].value() >= replacements.size()) return false;
        for (std::uint32_t label = 0; label < 256; ++label) {
            const std::uint32_t child = base ^ label;
            if (seen[child] || units[child].label() != label) continue;
            seen[child] = true;
            open.push_back(child);
        }
    }
    return true;
}

}  // namespace capriccio::musicgen
