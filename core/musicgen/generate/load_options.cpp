#include "core/musicgen/generate/load_options.h"

#include <array>
#include <utility>

namespace capriccio::musicgen {
namespace {

template <class Value, std::size_t N>
using Names = std::array<std::pair<Value, const char*>, N>;

constexpr Names<DeviceKind, 4> kDevices{
    {{DeviceKind::Auto, "auto"}, {DeviceKind::Cpu, "cpu"}, {DeviceKind::Cuda, "cuda"}, {DeviceKind::Mps, "mps"}}};

template <class Value, std::size_t N>
const char* nameIn(const Names<Value, N>& names, Value value) {
    for (const auto& [known, name] : names)
        if (known == value) return name;
    return "";
}

template <class Value, std::size_t N>
std::optional<Value> valueIn(const Names<Value, N>& names, std::string_view text) {
    for (const auto& [value, name] : names)
        if (text == name) return value;
    return std::nullopt;
}

}  // namespace

const char* nameOf(DeviceKind device) { return nameIn(kDevices, device); }

std::optional<DeviceKind> deviceOf(std::string_view name) { return valueIn(kDevices, name); }

}  // namespace capriccio::musicgen
