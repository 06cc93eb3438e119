#include "core/musicgen/nn/packed_cache.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/musicgen/checkpoint/mapped_file.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

namespace capriccio::musicgen {
namespace {

// The file: this line; lengths of the table and of the whole, and the sum of all that follows, 8 bytes each; the table, a
// line for each part ("offset bytes name") behind the source's line; the parts, each at a multiple of 64.
constexpr std::string_view kFirstLine = "Capriccio's packed weights, version 1\n";
constexpr std::size_t kHeader = 64;
constexpr std::size_t kAlign = 64;
static_assert(kFirstLine.size() + 3 * 8 <= kHeader);

/// Four sums at once, as fast as memory gives: finds what was torn, not what was forged.
std::uint64_t sumOf(std::span<const std::byte> bytes, std::uint64_t seed = 0) {
    std::array<std::uint64_t, 4> sums{seed + 1, seed + 2, seed + 3, seed + 4};
    constexpr std::uint64_t kPrime = 0x9e3779b97f4a7c15ULL;
    std::size_t i = 0;
    for (; i + 32 <= bytes.size(); i += 32) {
        std::array<std::uint64_t, 4> words;
        std::memcpy(words.data(), bytes.data() + i, 32);
        for (std::size_t j = 0; j < 4; ++j) sums[j] = (sums[j] ^ words[j]) * kPrime, sums[j] ^= sums[j] >> 29;
    }
    for (; i < bytes.size(); ++i) sums[0] = (sums[0] ^ std::to_integer<std::uint64_t>(bytes[i])) * kPrime;
    std::uint64_t all = bytes.size();
    for (const std::uint64_t sum : sums) all = (all ^ sum) * kPrime, all ^= all >> 32;
    return all;
}

std::uint64_t sumOf(const std::string& text) { return sumOf(std::as_bytes(std::span(text))); }

std::string hex(std::uint64_t value) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}

/// The first and the last megabyte.
std::uint64_t endsOf(const std::filesystem::path& file, std::uint64_t size) {
    constexpr std::uint64_t kEnd = 1 << 20;
    std::ifstream in(file, std::ios::binary);
    std::string bytes(std::min(size, kEnd), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const std::uint64_t first = sumOf(bytes);
    if (size > kEnd) {
        in.seekg(static_cast<std::streamoff>(size - bytes.size()));
        in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    return sumOf(hex(first) + hex(sumOf(bytes)));
}

std::string fingerprint(const std::filesystem::path& folder, Precision precision) {
    std::vector<std::string> lines;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault)) {
        const std::string kind = entry.path().extension().string(), name = entry.path().filename().string();
        if (kind != ".safetensors" && kind != ".bin" && name != "config.json" && kind != ".th") continue;
        if (name == "golden.safetensors") continue;
        const auto size = entry.file_size(fault);
        const auto when = entry.last_write_time(fault).time_since_epoch().count();
        lines.push_back(name + " " + std::to_string(size) + " " + std::to_string(when) + " " + hex(endsOf(entry.path(), size)));
    }
    std::ranges::sort(lines);
    std::string all(nameOf(precision));
    for (const std::string& line : lines) all += "\n" + line;
    return hex(sumOf(all));
}

std::uint64_t numberAt(std::span<const std::byte> bytes, std::size_t at) {
    std::uint64_t value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

}  // namespace

std::filesystem::path packedCacheFolder() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache && *cache) return std::filesystem::path(cache) / "capriccio" / "weights";
    const char* home = std::getenv("HOME");
    if (home && *home) return std::filesystem::path(home) / ".cache" / "capriccio" / "weights";
    return {};
}

PackedCache::PackedCache(const std::filesystem::path& cacheFolder, const std::filesystem::path& modelFolder,
                         Precision precision) {
    if (cacheFolder.empty()) return;
    std::error_code fault;
    const std::filesystem::path whole = std::filesystem::canonical(modelFolder, fault);
    if (fault) return;
    m_file = cacheFolder / (whole.filename().string() + "-" + hex(sumOf(whole.string())) + "-" +
                            std::string(nameOf(precision)) + ".weights");
    m_source = fingerprint(whole, precision);
    if (!std::filesystem::exists(m_file, fault)) return;
    try {
        read();
    } catch (const Error& error) {
        log(LogLevel::Warning, std::string("Packed weights are made anew: ") + error.what());
        m_parts.clear();
    }
}

void PackedCache::read() {
    const auto mapped = MappedFile::open(m_file);
    const std::span<const std::byte> bytes = mapped->bytes();
    const auto torn = [&](const char* why) {
        return Error(Error::Code::Unreadable, "“" + m_file.string() + "” " + why + ".");
    };
    if (bytes.size() < kHeader || std::memcmp(bytes.data(), kFirstLine.data(), kFirstLine.size()) != 0)
        throw torn("is of another kind");
    const std::size_t numbers = kHeader - 3 * 8;
    const std::uint64_t tableBytes = numberAt(bytes, numbers), size = numberAt(bytes, numbers + 8);
    if (size != bytes.size() || tableBytes > size - kHeader) throw torn("is cut off");
    if (sumOf(bytes.subspan(kHeader)) != numberAt(bytes, numbers + 16)) throw torn("is damaged");

    const std::string_view table(reinterpret_cast<const char*>(bytes.data()) + kHeader, tableBytes);
    std::size_t at = table.find('\n');
    if (at == std::string_view::npos || table.substr(0, at) != m_source) throw torn("is of other weights");
    while (++at < table.size()) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        const std::string line(table.substr(at, end - at));
        at = end;
        char* rest = nullptr;
        const std::uint64_t offset = std::strtoull(line.c_str(), &rest, 10), count = std::strtoull(rest, &rest, 10);
        if (*rest != ' ' || offset > size || count > size - offset) throw torn("is damaged");
        m_parts[rest + 1] = {bytes.subspan(offset, count), mapped};
    }
}

std::span<const std::byte> PackedCache::find(const std::string& name, std::int64_t bytes,
                                             std::shared_ptr<const void>& owner) const {
    const auto found = m_parts.find(name);
    if (found == m_parts.end() || static_cast<std::int64_t>(found->second.bytes.size()) != bytes) return {};
    owner = found->second.owner;
    return found->second.bytes;
}

void PackedCache::add(const std::string& name, std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
    if (m_file.empty()) return;
    m_parts[name] = {bytes, std::move(owner)};
    m_changed = true;
}

void PackedCache::save() {
    if (!m_changed || m_file.empty()) return;
    m_changed = false;
    const auto aligned = [](std::size_t at) { return (at + kAlign - 1) / kAlign * kAlign; };
    // Offsets depend on the table's length: twenty digits each, so that it is known.
    std::size_t tableBytes = m_source.size() + 1;
    for (const auto& [name, part] : m_parts) tableBytes += 20 + 1 + 20 + 1 + name.size() + 1;
    std::size_t at = aligned(kHeader + tableBytes);
    std::string table = m_source + "\n";
    std::vector<std::pair<std::size_t, std::span<const std::byte>>> places;
    for (const auto& [name, part] : m_parts) {
        char numbers[48];
        std::snprintf(numbers, sizeof numbers, "%020zu %020zu ", at, part.bytes.size());
        table += numbers + name + "\n";
        places.emplace_back(at, part.bytes);
        at = aligned(at + part.bytes.size());
    }
    try {
        std::error_code ignored;
        std::filesystem::create_directories(m_file.parent_path(), ignored);
        AtomicFile atomic(m_file);
        std::fstream out(atomic.path(), std::ios::binary | std::ios::out | std::ios::trunc);
        const std::string blank(kHeader, '\0');
        out.write(blank.data(), kHeader);
        out << table;
        std::size_t written = kHeader + table.size();
        for (const auto& [place, bytes] : places) {
            const std::string gap(place - written, '\0');
            out.write(gap.data(), static_cast<std::streamsize>(gap.size()));
            out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
            written = place + bytes.size();
        }
        out.close();
        if (!out) atomic.fail(ENOSPC);
        {
            const auto mapped = MappedFile::open(atomic.path());
            const std::uint64_t sum = sumOf(mapped->bytes().subspan(kHeader)), tableSize = table.size(), size = written;
            std::string header(kFirstLine);
            header.resize(kHeader - 3 * 8);
            for (const std::uint64_t number : {tableSize, size, sum}) header.append(reinterpret_cast<const char*>(&number), sizeof number);
            std::fstream again(atomic.path(), std::ios::binary | std::ios::in | std::ios::out);
            again.write(header.data(), static_cast<std::streamsize>(header.size()));
            again.close();
            if (!again) atomic.fail(ENOSPC);
        }
        atomic.commit();
    } catch (const Error& error) {
        log(LogLevel::Warning, std::string("Packed weights are not kept: ") + error.what());
    }
}

}  // namespace capriccio::musicgen
