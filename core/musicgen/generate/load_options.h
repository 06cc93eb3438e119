#pragma once

#include "core/musicgen/nn/kernels/precision.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace capriccio::musicgen {

/// Where tensors live and are computed with.
enum class DeviceKind {
    Auto,  ///< a CUDA device, else Apple's GPU, else the processor
    Cpu,
    Cuda,
    Mps,
};

/// "auto", "cpu", "cuda", "mps".
const char* nameOf(DeviceKind device);
std::optional<DeviceKind> deviceOf(std::string_view name);

/// How a checkpoint is to be loaded. Plain values.
struct LoadOptions {
    DeviceKind device = DeviceKind::Auto;
    Precision precision = Precision::Auto;
    int threads = 0;  ///< 0: as many as the machine has cores; for words about the device only
    /// Bytes that may be used: what is free on the device when empty. A model that needs more is refused before it is
    /// loaded.
    std::optional<std::uint64_t> memoryBytes = {};
};

/// What was chosen for a model, and why: "No CUDA device was found: using 2 CPU threads."
struct ComputePlace {
    DeviceKind device = DeviceKind::Cpu;  ///< never Auto
    std::string name = "cpu";             ///< as torch writes it: "cpu", "cuda:0"
    std::string words;
};

}  // namespace capriccio::musicgen
