#include "core/musicgen/nn/through_torch.h"

#include <cstdlib>
#include <string_view>

namespace capriccio::musicgen {

bool throughTorch(at::Device device) {
    static const bool asked = [] {
        const char* kernels = std::getenv("CAPRICCIO_KERNELS");
        return kernels && std::string_view(kernels) == "torch";
    }();
    return asked || !device.is_cpu();
}

}  // namespace capriccio::musicgen
