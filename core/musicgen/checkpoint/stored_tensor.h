#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace capriccio::musicgen {

enum class DType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

/// Bytes of one element.
std::size_t sizeOf(DType dtype);
/// "float16" and the like, for messages.
const char* nameOf(DType dtype);

/// A tensor as it lies in a file: row-major, little-endian, contiguous, not converted. The bytes live as long as
/// `owner` (a memory mapping or a buffer shared by all tensors of the file).
struct StoredTensor {
    DType dtype = DType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;

    /// 1 for a scalar (empty shape).
    std::int64_t elements() const;
    /// "(4, 128)".
    std::string shapeText() const;
};

/// By name, sorted.
using StoredTensors = std::map<std::string, StoredTensor>;

}  // namespace capriccio::musicgen
