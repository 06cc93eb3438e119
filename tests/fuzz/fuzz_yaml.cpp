// The configuration inside of audiocraft's checkpoints: any text.
#include "core/musicgen/checkpoint/yaml.h"
#include "tests/fuzz/fuzzed_file.h"

#include <nlohmann/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace capriccio;
    try {
        const auto object = musicgen::readYamlObject({reinterpret_cast<const char*>(data), size}, "state_dict.bin");
        if (!object.is_object()) std::abort();
    } catch (const Error&) {}
    return 0;
}
