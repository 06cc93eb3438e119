#include "core/musicgen/generate/compute_place.h"

#include "core/base/error.h"
#include "core/base/memory.h"

#include <algorithm>
#include <thread>

#if __has_include(<c10/core/CachingDeviceAllocator.h>)
#include <c10/core/CachingDeviceAllocator.h>
#endif
namespace c10 {
struct DeviceAllocator;  // older libtorches have none, or one that does not tell
}

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

template <class DeviceAllocator = c10::DeviceAllocator>
std::optional<std::uint64_t> freeOnDevice(at::Device device) {
    if constexpr (requires(DeviceAllocator & memory) { memory.getMemoryInfo(0).first; }) {
        try {
            if (auto* memory = dynamic_cast<DeviceAllocator*>(c10::GetAllocator(device.type())))
                return memory->getMemoryInfo(std::max<c10::DeviceIndex>(0, device.index())).first;
        } catch (const c10::Error&) {
            // Apple's does not tell.
        }
    }
    return std::nullopt;
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
                        Core::tr("There is no CUDA device that can be used here. Choose the processor (cpu) or auto; "
                                 "for a GPU, its driver and a libtorch built for CUDA are needed."));
        case DeviceKind::Mps:
            if (isThere(DeviceKind::Mps)) return {DeviceKind::Mps, "mps:0", "As asked: using Apple's GPU."};
            throw Error(Error::Code::Device,
                        Core::tr("There is no Apple GPU that can be used here. Choose the processor (cpu) or auto."));
    }
    return processor(options.threads, "");
}

std::optional<std::uint64_t> freeBytesOf(const ComputePlace& place) {
    if (place.device == DeviceKind::Cpu) return availableMemoryBytes();
    return freeOnDevice(torchDevice(place));
}

at::Device torchDevice(const ComputePlace& place) { return at::Device(place.name); }

}  // namespace capriccio::musicgen
