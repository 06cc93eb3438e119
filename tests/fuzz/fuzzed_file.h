#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>
#include <unistd.h>

/// What the fuzz targets share: the bytes as a file in a folder of its own, and reading it, which may end in an Error
/// (but in no fault of ours, and in no other exception: those end the program, which is what the fuzzer looks for).
namespace capriccio::fuzz {

inline const std::filesystem::path& folder() {
    static const std::filesystem::path made = [] {
        std::string name = (std::filesystem::temp_directory_path() / "capriccio-fuzz-XXXXXX").string();
        if (!::mkdtemp(name.data())) std::abort();
        return std::filesystem::path(name);
    }();
    return made;
}

template <class Read>
int withFile(const char* name, const std::uint8_t* data, std::size_t size, Read read) {
    static const std::filesystem::path file = folder() / name;
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (!out || std::fwrite(data, 1, size, out) != size || std::fclose(out) != 0) std::abort();
    try {
        read(file);
    } catch (const Error& e) {
        if (e.code() == Error::Code::Internal) std::abort();
    }
    return 0;
}

/// Looks at every byte, so that one that does not belong to the file is noticed.
inline void touch(std::span<const std::byte> bytes) {
    unsigned sum = 0;
    for (const std::byte b : bytes) sum += std::to_integer<unsigned>(b);
    volatile unsigned kept = sum;  // so that the reading is not optimised away
    static_cast<void>(kept);
}

}  // namespace capriccio::fuzz
