#pragma once

#include "core/musicgen/checkpoint/stored_tensor.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace capriccio::musicgen {

/// One tensor as the header of a .safetensors file describes it; the offsets count from the end of the header.
struct SafetensorsEntry {
    std::string name;
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Reads the header's JSON and checks it against `dataBytes`, the length of what follows it: names are unique, sizes
/// fit the shapes, and the tensors cover the data without gaps or overlaps. In the order of the data. Throws Error
/// naming `file`.
std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& file, std::string_view json,
                                                    std::uint64_t dataBytes);

/// "F32" and the like, as the format names them.
const char* safetensorsName(DType dtype);

}  // namespace capriccio::musicgen
