#include "core/musicgen/tokenizer/tokenizer.h"
#include "tests/fuzz/fuzzed_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return capriccio::fuzz::withFile("x.model", data, size, [](const auto& file) {
        const capriccio::musicgen::Tokenizer tokenizer(file);
        for (const char* prompt :
             {"", "80s pop, warm  pads", "ﬁne ① ㌔ ﷺ ｄｒｕｍｓ e\u0301 宁静 🎹", "\xFF\xFE </s><extra_id_0>"})
            tokenizer.encode(prompt);
    });
}
