#pragma once

#include <optional>
#include <string_view>

namespace capriccio::musicgen {

/// How the large weights are kept and multiplied. Auto is the fastest whose music cannot be told from float32's.
enum class Precision {
    Auto,
    F32,   ///< as published; exact
    BF16,  ///< 16 bits
    Int8,  ///< 8 bits and a scale for each 128 of a row
    Int4,  ///< 4 bits and a scale for each 32 of a row
};

/// "auto", "f32", "bf16", "int8", "int4".
const char* nameOf(Precision precision);
std::optional<Precision> precisionOf(std::string_view name);

}  // namespace capriccio::musicgen
