#pragma once

#include "core/musicgen/generate/load_options.h"
#include "core/musicgen/nn/torch.h"

#include <cstdint>
#include <optional>

namespace capriccio::musicgen {

/// The device that is asked for, or the best there is. Throws Error (Device) when the one asked for is not there.
ComputePlace choosePlace(const LoadOptions& options);

/// Memory that is free there; empty when that can't be known (not every libtorch tells a GPU's: loading then says so).
std::optional<std::uint64_t> freeBytesOf(const ComputePlace& place);

at::Device torchDevice(const ComputePlace& place);

}  // namespace capriccio::musicgen
