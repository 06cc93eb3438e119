#include "core/musicgen/checkpoint/torch_file.h"
#include "tests/fuzz/fuzzed_file.h"

namespace {

using namespace capriccio::musicgen;

void touchAll(const TorchValue& value) {
    if (const auto* tensor = std::get_if<StoredTensor>(&value.value)) capriccio::fuzz::touch(tensor->bytes);
    if (const auto* dict = std::get_if<TorchDict>(&value.value))
        for (const auto& [name, item] : *dict) touchAll(item);
    if (const auto* list = std::get_if<TorchList>(&value.value))
        for (const auto& item : *list) touchAll(item);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return capriccio::fuzz::withFile("x.bin", data, size, [](const auto& file) { touchAll(readTorchFile(file)); });
}
