#include "core/musicgen/checkpoint/zip_directory.h"

#include "core/musicgen/checkpoint/fault.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace capriccio::musicgen {
namespace {

// Sizes and signatures of PKWARE's APPNOTE, sections 4.3.7 (local), 4.3.12 (central), 4.3.14 to 4.3.16 (the ends).
constexpr std::uint64_t kLocalBytes = 30;
constexpr std::uint64_t kCentralBytes = 46;
constexpr std::uint64_t kEndBytes = 22;
constexpr std::uint64_t kLocatorBytes = 20;
constexpr std::uint64_t kEnd64Bytes = 56;
constexpr std::uint32_t kLocal = 0x04034b50;
constexpr std::uint32_t kCentral = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::uint32_t kLocator = 0x07064b50;
constexpr std::uint32_t kEnd64 = 0x06064b50;
constexpr std::uint16_t kExtra64 = 0x0001;
constexpr std::uint16_t kFlagEncrypted = 1 << 0;
constexpr std::uint16_t kFlagSizesFollow = 1 << 3;
constexpr std::uint16_t kFlagStrongEncryption = 1 << 6;
constexpr std::uint16_t kFlagMaskedHeader = 1 << 13;

template <typename T>
T get(std::span<const std::byte> bytes, std::uint64_t at) {
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value |= static_cast<T>(std::to_integer<T>(bytes[at + i]) << (8 * i));
    return value;
}

std::uint32_t crc32(std::span<const std::byte> bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> t{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t c = i;
            for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
            t[i] = c;
        }
        return t;
    }();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::byte b : bytes) crc = table[(crc ^ std::to_integer<std::uint32_t>(b)) & 0xFF] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFFU;
}

}  // namespace

void ZipDirectory::fail(const Message& what) const { failUnusable(m_file, what); }

ZipDirectory::ZipDirectory(const std::filesystem::path& file, std::span<const std::byte> bytes)
    : m_file(file), m_bytes(bytes) {
    readDirectory();
    checkOverlaps();
}

void ZipDirectory::readDirectory() {
    const Message cutOff = Core::tr("its end is missing (was the download cut off?)");
    const std::uint64_t size = m_bytes.size();
    if (size < kEndBytes) fail(cutOff);
    // The end record is last but for a comment of at most 64 KiB, which torch does not write.
    std::uint64_t end = size - kEndBytes;
    const std::uint64_t first = end > 0xFFFF ? end - 0xFFFF : 0;
    while (get<std::uint32_t>(m_bytes, end) != kEnd ||
           end + kEndBytes + get<std::uint16_t>(m_bytes, end + 20) != size) {
        if (end == first) fail(cutOff);
        --end;
    }
    std::uint64_t count = get<std::uint16_t>(m_bytes, end + 10);
    std::uint64_t length = get<std::uint32_t>(m_bytes, end + 12);
    m_directory = get<std::uint32_t>(m_bytes, end + 16);
    bool split = get<std::uint16_t>(m_bytes, end + 4) != 0 || get<std::uint16_t>(m_bytes, end + 6) != 0;
    if (end >= kLocatorBytes && get<std::uint32_t>(m_bytes, end - kLocatorBytes) == kLocator) {
        const auto end64 = get<std::uint64_t>(m_bytes, end - kLocatorBytes + 8);
        if (end64 > size || size - end64 < kEnd64Bytes || get<std::uint32_t>(m_bytes, end64) != kEnd64)
            fail(Core::tr("the end of the zip in it is damaged"));
        split = get<std::uint32_t>(m_bytes, end64 + 16) != 0 || get<std::uint32_t>(m_bytes, end64 + 20) != 0;
        count = get<std::uint64_t>(m_bytes, end64 + 32);
        length = get<std::uint64_t>(m_bytes, end64 + 40);
        m_directory = get<std::uint64_t>(m_bytes, end64 + 48);
    }
    if (split) failUnsupported(m_file, Core::tr("it is one part of a zip in several parts"));
    if (m_directory > size || length > size - m_directory || count > length / kCentralBytes)
        fail(Core::tr("the list of contents of the zip in it is damaged"));
    std::uint64_t position = m_directory;
    for (std::uint64_t i = 0; i < count; ++i) addEntry(position, m_directory + length);
}

void ZipDirectory::addEntry(std::uint64_t& position, std::uint64_t directoryEnd) {
    const Message damaged = Core::tr("the list of contents of the zip in it is damaged");
    if (directoryEnd - position < kCentralBytes || get<std::uint32_t>(m_bytes, position) != kCentral) fail(damaged);
    const std::uint64_t nameBytes = get<std::uint16_t>(m_bytes, position + 28);
    const std::uint64_t extraBytes = get<std::uint16_t>(m_bytes, position + 30);
    const std::uint64_t commentBytes = get<std::uint16_t>(m_bytes, position + 32);
    if (directoryEnd - position - kCentralBytes < nameBytes + extraBytes + commentBytes) fail(damaged);
    const std::string name(reinterpret_cast<const char*>(&m_bytes[position]) + kCentralBytes, nameBytes);
    const auto flags = get<std::uint16_t>(m_bytes, position + 8);
    const auto method = get<std::uint16_t>(m_bytes, position + 10);
    if (flags & (kFlagEncrypted | kFlagStrongEncryption | kFlagMaskedHeader))
        failUnsupported(m_file, Core::tr("%1 in it is encrypted").arg(quotedText(name)));
    if (method != 0)
        failUnsupported(m_file, Core::tr("%1 in it is compressed, which PyTorch does not do").arg(quotedText(name)));

    std::uint64_t packed = get<std::uint32_t>(m_bytes, position + 20);
    std::uint64_t size = get<std::uint32_t>(m_bytes, position + 24);
    std::uint64_t header = get<std::uint32_t>(m_bytes, position + 42);
    // A field that is all ones stands in the zip64 extra, where only such fields are present, in this order.
    std::uint64_t extra = position + kCentralBytes + nameBytes;
    const std::uint64_t extraEnd = extra + extraBytes;
    while (extraEnd - extra >= 4) {
        const auto kind = get<std::uint16_t>(m_bytes, extra);
        const std::uint64_t length = get<std::uint16_t>(m_bytes, extra + 2);
        extra += 4;
        if (extraEnd - extra < length) fail(damaged);
        std::uint64_t field = extra;
        for (std::uint64_t* value : {&size, &packed, &header})
            if (kind == kExtra64 && *value == 0xFFFFFFFF) {
                if (extra + length - field < 8) fail(damaged);
                *value = get<std::uint64_t>(m_bytes, field);
                field += 8;
            }
        extra += length;
    }
    if (packed != size) fail(Core::tr("the sizes of %1 in it do not agree").arg(quotedText(name)));
    const Entry entry{locate(name, header, size), get<std::uint32_t>(m_bytes, position + 16)};
    if (!m_entries.emplace(name, entry).second) fail(Core::tr("it holds %1 twice").arg(quotedText(name)));
    position += kCentralBytes + nameBytes + extraBytes + commentBytes;
}

std::span<const std::byte> ZipDirectory::locate(const std::string& name, std::uint64_t header,
                                                std::uint64_t size) const {
    const std::string entry = quotedText(name);
    if (header > m_directory || m_directory - header < kLocalBytes || get<std::uint32_t>(m_bytes, header) != kLocal)
        fail(Core::tr("%1 in it is not where the list of contents says").arg(entry));
    const auto flags = get<std::uint16_t>(m_bytes, header + 6);
    const auto method = get<std::uint16_t>(m_bytes, header + 8);
    const auto localSize = get<std::uint32_t>(m_bytes, header + 22);
    const std::uint64_t nameBytes = get<std::uint16_t>(m_bytes, header + 26);
    const std::uint64_t extraBytes = get<std::uint16_t>(m_bytes, header + 28);
    if (m_directory - header - kLocalBytes < nameBytes + extraBytes) fail(Core::tr("%1 in it is damaged").arg(entry));
    const std::string_view localName(reinterpret_cast<const char*>(&m_bytes[header]) + kLocalBytes, nameBytes);
    // With "sizes follow" the header may leave the size 0; with zip64 it is all ones.
    const bool sizeSaid = !(flags & kFlagSizesFollow) && localSize != 0xFFFFFFFF;
    if (localName != name || method != 0 || (flags & kFlagEncrypted) || (sizeSaid && localSize != size))
        fail(Core::tr("%1 in it does not agree with the list of contents").arg(entry));
    const std::uint64_t data = header + kLocalBytes + nameBytes + extraBytes;
    if (size > m_directory - data)
        fail(Core::tr("%1 in it reaches beyond the data (was the download cut off?)").arg(entry));
    return m_bytes.subspan(data, size);
}

void ZipDirectory::checkOverlaps() const {
    std::vector<std::pair<const std::byte*, const std::byte*>> ranges;
    for (const auto& [name, entry] : m_entries)
        if (!entry.bytes.empty()) ranges.emplace_back(entry.bytes.data(), entry.bytes.data() + entry.bytes.size());
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].first < ranges[i - 1].second) fail(Core::tr("two of the entries in it overlap"));
}

const ZipDirectory::Entry* ZipDirectory::find(const std::string& name) const {
    const auto found = m_entries.find(name);
    return found == m_entries.end() ? nullptr : &found->second;
}

std::string ZipDirectory::folderOf(const std::string& leaf) const {
    const std::string* only = nullptr;
    for (const auto& [name, entry] : m_entries) {
        if (name != leaf && !name.ends_with("/" + leaf)) continue;
        if (only) fail(Core::tr("it holds more than one “%1”").arg(leaf));
        only = &name;
    }
    if (!only) fail(Core::tr("it is a zip, but not one that PyTorch wrote: there is no “%1” in it").arg(leaf));
    return only->substr(0, only->size() - leaf.size());
}

void ZipDirectory::checkCrc(const std::string& name) const {
    const Entry* entry = find(name);
    if (!entry) fail(Core::tr("there is no %1 in it").arg(quotedText(name)));
    if (crc32(entry->bytes) != entry->crc)
        fail(Core::tr("%1 in it is damaged (its checksum differs)").arg(quotedText(name)));
}

}  // namespace capriccio::musicgen
