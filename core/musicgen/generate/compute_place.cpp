#include "core/musicgen/generate/compute_place.h"

#include "core/base/error.h"

#include <algorithm>
#include <thread>

namespace capriccio::musicgen {
namespace {

bool isThere(DeviceKind device) {
    if (device == DeviceKind::Cuda) return at::hasCUDA();
    if (device == DeviceKind::Mps) return at::hasMPS();
    return true;
}

ComputePlace processor(int threads, const std::string& why) {
    const int count = threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    return {DeviceKind::Cpu, "cpu",
            why + "using " + std::to_string(count) + " CPU thread" + (count == 1 ? "" : "s") + "."};
}

}  // namespace

ComputePlace choosePlace(const LoadOptions& options) {
    switch (options.device) {
        case DeviceKind::Auto:
            if (isThere(DeviceKind::Cuda)) return {DeviceKind::Cuda, "cuda:0", "A CUDA device was found: using it."};
            if (isThere(DeviceKind::Mps)) return {DeviceKind::Mps, "mps:0", "Apple's GPU was found: using it."};
            return processor(options.threads, "No CUDA device was found: ");
        case DeviceKind::Cpu:
            return processor(options.threads, "As asked: ");
        case DeviceKind::Cuda:
            if (isThere(DeviceKind::Cuda)) return {DeviceKind::Cuda, "cuda:0", "As asked: using the CUDA device."};
            throw Error(Error::Code::Device,
                        "There is no CUDA device that can be used here. Choose the processor (cpu) or auto; for a GPU, its "
                        "driver and a libtorch built for CUDA are needed.");
        case DeviceKind::Mps:
            if (isThere(DeviceKind::Mps)) return {DeviceKind::Mps, "mps:0", "As asked: using Apple's GPU."};
            throw Error(Error::Code::Device,
                        "There is no Apple GPU that can be used here. Choose the processor (cpu) or auto.");
    }
    return processor(options.threads, "");
}

at::Device torchDevice(const ComputePlace& place) { return at::Device(place.name); }

}  // namespace capriccio::musicgen
