#include "core/audio/export/opus_trim.h"

#include "core/base/error.h"

#include <array>

namespace capriccio::audio {
namespace {

// Where things are in an Ogg page, RFC 3533.
constexpr std::size_t kFlags = 5, kGranule = 6, kChecksum = 22, kSegments = 26, kHeaderBytes = 27;
constexpr unsigned char kLastPage = 4;
constexpr std::size_t kPreSkip = 10;  // in the packet OpusHead
constexpr std::uint64_t kPacketFrames = 960;

[[noreturn]] void fail(const char* why) {
    throw Error(Error::Code::Internal, Core::tr("The loop could not be written as Opus."), why);
}

std::uint64_t number(const std::string& bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void setNumber(std::string& bytes, std::size_t at, std::size_t size, std::uint64_t value) {
    for (std::size_t i = 0; i < size; ++i)
        bytes[at + i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

/// Of the page at [begin, end): its checksum after a change.
void seal(std::string& bytes, std::size_t begin, std::size_t end) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i << 24;
            for (int bit = 0; bit < 8; ++bit) value = (value & 0x80000000U) ? (value << 1) ^ 0x04C11DB7U : value << 1;
            made[i] = value;
        }
        return made;
    }();
    setNumber(bytes, begin + kChecksum, 4, 0);
    std::uint32_t sum = 0;
    for (std::size_t i = begin; i < end; ++i)
        sum = (sum << 8) ^ table[((sum >> 24) ^ static_cast<unsigned char>(bytes[i])) & 0xFF];
    setNumber(bytes, begin + kChecksum, 4, sum);
}

std::size_t endOfPage(const std::string& bytes, std::size_t begin) {
    if (begin + kHeaderBytes > bytes.size() || bytes.compare(begin, 4, "OggS") != 0) fail("no page");
    std::size_t end = begin + kHeaderBytes + static_cast<unsigned char>(bytes[begin + kSegments]);
    if (end > bytes.size()) fail("page cut off");
    for (std::size_t i = begin + kHeaderBytes, segments = end; i < segments; ++i)
        end += static_cast<unsigned char>(bytes[i]);
    if (end > bytes.size()) fail("page cut off");
    return end;
}

/// Leaves the first packets of the page at `begin`, which must be the file's last one that counts; where it ends then.
std::size_t keepPackets(std::string& bytes, std::size_t begin, std::uint64_t packets) {
    const std::size_t segments = static_cast<unsigned char>(bytes[begin + kSegments]);
    std::size_t kept = 0, body = 0;
    while (kept < segments && packets > 0) {
        const auto size = static_cast<unsigned char>(bytes[begin + kHeaderBytes + kept++]);
        body += size;
        if (size < 255) --packets;  // a packet ends with its first segment that is not full
    }
    bytes[begin + kSegments] = static_cast<char>(static_cast<unsigned char>(kept));
    bytes.erase(begin + kHeaderBytes + kept, segments - kept);
    return begin + kHeaderBytes + kept + body;
}

}  // namespace

std::string trimmedOpus(std::string file, int skipFrames, std::int64_t frames) {
    const std::size_t headEnd = endOfPage(file, 0);
    const std::size_t head = kHeaderBytes + static_cast<unsigned char>(file[kSegments]);
    if (file.compare(head, 8, "OpusHead") != 0 || head + kPreSkip + 2 > headEnd) fail("no OpusHead");
    const std::uint64_t skip = number(file, head + kPreSkip, 2) + static_cast<std::uint64_t>(skipFrames);
    if (skip > 0xFFFF) fail("skips too much");
    setNumber(file, head + kPreSkip, 2, skip);
    seal(file, 0, headEnd);

    // Granule positions count from before what is skipped; the page that reaches the end becomes the last, and ends
    // with the packet that does.
    const std::uint64_t last = skip + static_cast<std::uint64_t>(frames);
    std::uint64_t before = 0;
    for (std::size_t begin = headEnd; begin < file.size();) {
        const std::size_t end = endOfPage(file, begin);
        const std::uint64_t granule = number(file, begin + kGranule, 8);
        if (granule != ~std::uint64_t{0} && granule >= last && granule > before) {
            setNumber(file, begin + kGranule, 8, last);
            file[begin + kFlags] = static_cast<char>(static_cast<unsigned char>(file[begin + kFlags]) | kLastPage);
            file.resize(keepPackets(file, begin, (last - before + kPacketFrames - 1) / kPacketFrames));
            seal(file, begin, file.size());
            return file;
        }
        if (granule != ~std::uint64_t{0}) before = granule;
        begin = end;
    }
    fail("too short");
}

}  // namespace capriccio::audio
