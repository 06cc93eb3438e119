#pragma once

#include "core/musicgen/generate/load_options.h"
#include "core/musicgen/nn/torch.h"

namespace capriccio::musicgen {

/// The device that is asked for, or the best there is. Throws Error (Device) when the one asked for is not there.
ComputePlace choosePlace(const LoadOptions& options);

at::Device torchDevice(const ComputePlace& place);

}  // namespace capriccio::musicgen
