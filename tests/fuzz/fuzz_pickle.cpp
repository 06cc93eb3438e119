#include "core/musicgen/checkpoint/pickle.h"
#include "tests/fuzz/fuzzed_file.h"

/// The pickle alone: no checksum stands before it. Every storage has 24 bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string storage(24, 'x');
    capriccio::musicgen::PickleSource source;
    source.file = "x.bin";
    source.copyBudgetBytes = 1000;
    source.storage = [](const std::string&) { return std::as_bytes(std::span(storage.data(), storage.size())); };
    try {
        const auto value = capriccio::musicgen::readPickle(std::as_bytes(std::span(data, size)), source);
        if (const auto* tensor = std::get_if<capriccio::musicgen::StoredTensor>(&value.value))
            capriccio::fuzz::touch(tensor->bytes);
    } catch (const capriccio::Error& e) {
        if (e.code() == capriccio::Error::Code::Internal) std::abort();
    }
    return 0;
}
