#include "tests/checkpoint/crafted.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <random>
#include <unistd.h>

namespace capriccio::tests {
namespace {

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int k = 0; k < 8; ++k) crc = crc & 1 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

}  // namespace

void put(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string scratchTemplate() {
    const std::filesystem::path memory = "/dev/shm";
    const bool usable = ::access(memory.c_str(), W_OK) == 0;
    return ((usable ? memory : std::filesystem::temp_directory_path()) / "capriccio-test-XXXXXX").string();
}

std::string get(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Fault faultOf(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& e) { return {e.code(), e.what()}; } catch (const std::exception& e) {
        return {Error::Code::Internal, std::string("not an Error: ") + e.what()};
    }
    return {};
}

std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i)));
    return text;
}

std::string safetensors(std::string_view header, std::string_view data) {
    return little(header.size(), 8).append(header).append(data);
}

std::string zip(const std::vector<ZipEntry>& entries, bool zip64) {
    std::string file, directory;
    for (const ZipEntry& entry : entries) {
        const std::string& localName = entry.localName.empty() ? entry.name : entry.localName;
        const std::uint32_t crc = crc32(entry.bytes) ^ (entry.wrongCrc ? 1U : 0U);
        const std::uint64_t size = entry.bytes.size() + entry.extraSize;
        const std::uint64_t header = file.size() + static_cast<std::uint64_t>(entry.headerShift);
        const std::string common = little(entry.flags, 2) + little(entry.method, 2) + little(0, 4) + little(crc, 4);
        const std::string sizes =
            zip64 ? little(0xFFFFFFFF, 4) + little(0xFFFFFFFF, 4) : little(size, 4) + little(size, 4);
        const std::string extra =
            zip64 ? little(1, 2) + little(24, 2) + little(size, 8) + little(size, 8) + little(header, 8) : "";
        file += little(0x04034b50, 4) + little(45, 2) + common + sizes + little(localName.size(), 2) + little(0, 2) +
                localName + entry.bytes;
        directory += little(0x02014b50, 4) + little(45, 2) + little(45, 2) + common + sizes +
                     little(entry.name.size(), 2) + little(extra.size(), 2) + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + (zip64 ? little(0xFFFFFFFF, 4) : little(header, 4)) + entry.name +
                     extra;
    }
    const std::uint64_t start = file.size(), count = entries.size();
    file += directory;
    if (zip64) {
        const std::uint64_t end64 = file.size();
        file += little(0x06064b50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 4) + little(0, 4) +
                little(count, 8) + little(count, 8) + little(directory.size(), 8) + little(start, 8);
        file += little(0x07064b50, 4) + little(0, 4) + little(end64, 8) + little(1, 4);
        return file + little(0x06054b50, 4) + little(0, 4) + little(0xFFFF, 2) + little(0xFFFF, 2) +
               little(0xFFFFFFFF, 4) + little(0xFFFFFFFF, 4) + little(0, 2);
    }
    return file + little(0x06054b50, 4) + little(0, 4) + little(count, 2) + little(count, 2) +
           little(directory.size(), 4) + little(start, 4) + little(0, 2);
}

std::string torchFile(const std::string& pickle, const std::vector<std::pair<std::string, std::string>>& storages) {
    std::vector<ZipEntry> entries{{"archive/data.pkl", pickle}, {"archive/byteorder", "little"}};
    for (const auto& [key, bytes] : storages) entries.push_back({"archive/data/" + key, bytes});
    entries.push_back({"archive/version", "3\n"});
    return zip(entries);
}

namespace pickled {

std::string text(std::string_view value) { return ("X" + little(value.size(), 4)).append(value); }

std::string integer(std::int64_t value) {
    return std::string("\x8a\x08") + little(static_cast<std::uint64_t>(value), 8);
}

std::string tuple(const std::vector<std::int64_t>& values) {
    std::string all = "(";
    for (const std::int64_t value : values) all += integer(value);
    return all + "t";
}

std::string storage(std::string_view type, std::string_view key, std::int64_t elements, std::string_view module) {
    return "(" + text("storage") + "c" + std::string(module) + "\n" + std::string(type) + "\n" + text(key) +
           text("cpu") + integer(elements) + "tQ";
}

std::string tensor(const std::string& storage, std::int64_t offset, const std::string& shape,
                   const std::string& strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + integer(offset) + shape + strides +
           "\x89"
           "ccollections\nOrderedDict\n)RtR";
}

std::string dict(const std::vector<std::pair<std::string, std::string>>& items) {
    std::string all = "}(";
    for (const auto& [key, value] : items) all += text(key) + value;
    return all + "u";
}

std::string whole(const std::string& value) { return "\x80\x02" + value + "."; }

}  // namespace pickled

std::string damaged(const std::string& original, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % std::max<std::size_t>(n, 1)); };
    static constexpr std::array<unsigned char, 10> kHurtful = {0x00, 0x01, 0x7F, 0x80, 0xFF, '"', '{', '[', '9', '-'};
    std::string bytes = original;
    for (std::size_t times = 1 + below(4); times > 0; --times) {
        if (bytes.empty()) break;
        // Most of the meaning is near the beginning and, in a zip, the end.
        std::size_t at = below(bytes.size());
        if (random() % 2) at = std::min(at, below(2000));
        if (random() % 4 == 0) at = bytes.size() - 1 - below(std::min<std::size_t>(bytes.size(), 2000));
        const std::size_t length = std::min(1 + below(16), bytes.size() - at);
        switch (random() % 8) {
            case 0:
                bytes.resize(at);
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 3:
                bytes.replace(at, length, length, static_cast<char>(kHurtful[below(kHurtful.size())]));
                break;
            case 4:
                bytes[at] = static_cast<char>(kHurtful[below(kHurtful.size())]);
                break;
            case 5:
                bytes[at] = static_cast<char>(random());
                break;
            default:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
        }
    }
    return bytes;
}

}  // namespace capriccio::tests
