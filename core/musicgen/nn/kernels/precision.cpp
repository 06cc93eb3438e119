#include "core/musicgen/nn/kernels/precision.h"

namespace capriccio::musicgen {
namespace {

constexpr struct {
    Precision precision;
    const char* name;
} kNames[] = {{Precision::Auto, "auto"},
              {Precision::F32, "f32"},
              {Precision::BF16, "bf16"},
              {Precision::Int8, "int8"},
              {Precision::Int4, "int4"}};

}  // namespace

const char* nameOf(Precision precision) {
    for (const auto& known : kNames)
        if (known.precision == precision) return known.name;
    return "?";
}

std::optional<Precision> precisionOf(std::string_view name) {
    for (const auto& known : kNames)
        if (name == known.name) return known.precision;
    return std::nullopt;
}

}  // namespace capriccio::musicgen
