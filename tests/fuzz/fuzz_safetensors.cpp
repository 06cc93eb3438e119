#include "core/musicgen/checkpoint/safetensors.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return capriccio::fuzz::withFile("x.safetensors", data, size, [](const auto& file) {
        for (const auto& [name, tensor] : capriccio::musicgen::readSafetensors(file))
            capriccio::fuzz::touch(tensor.bytes);
    });
}
