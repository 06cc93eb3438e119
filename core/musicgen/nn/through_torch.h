#pragma once

#include "core/musicgen/nn/torch.h"

namespace capriccio::musicgen {

/// Whether products on a device go through libtorch instead of our own kernels: on every device but the processor, and on
/// the processor too when CAPRICCIO_KERNELS is “torch”, so that what a GPU would compute can be tested without one.
bool throughTorch(at::Device device);
inline bool throughTorch(const at::Tensor& x) { return throughTorch(x.device()); }

}  // namespace capriccio::musicgen
