#include "core/musicgen/checkpoint/config.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return capriccio::fuzz::withFile("config.json", data, size,
                                     [](const auto& file) { capriccio::musicgen::readConfig(file.parent_path()); });
}
