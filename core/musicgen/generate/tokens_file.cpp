#include "core/musicgen/generate/tokens_file.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/safetensors.h"

#include <cstring>

namespace capriccio::musicgen {

void writeTokens(const std::filesystem::path& file, std::span<const Tokens> takes) {
    std::vector<std::int32_t> codes;
    for (const Tokens& take : takes) codes.insert(codes.end(), take.codes.begin(), take.codes.end());
    const StoredTensor tensor{DType::I32,
                              {static_cast<std::int64_t>(takes.size()), takes.front().codebooks, takes.front().frames},
                              std::as_bytes(std::span(codes)),
                              nullptr};
    writeSafetensors(file, {{"codes", tensor}});
}

std::vector<Tokens> readTokens(const std::filesystem::path& file) {
    const StoredTensors tensors = readSafetensors(file);
    const auto found = tensors.find("codes");
    constexpr std::int64_t kMost = 1 << 20;
    if (found == tensors.end() || found->second.dtype != DType::I32 || found->second.shape.size() != 3 ||
        found->second.shape[0] < 1 || found->second.shape[1] < 1 || found->second.shape[1] > kMost ||
        found->second.shape[2] < 1 || found->second.shape[2] > kMost)
        throw Error(
            Error::Code::Unreadable,
            Core::tr("“%1” holds no tokens of a take. Choose a file that --tokens has written, or a sound file.")
                .arg(file.string()));
    const StoredTensor& stored = found->second;
    std::vector<Tokens> takes(static_cast<std::size_t>(stored.shape[0]));
    const auto each = static_cast<std::size_t>(stored.shape[1] * stored.shape[2]);
    for (std::size_t i = 0; i < takes.size(); ++i) {
        takes[i] = {static_cast<int>(stored.shape[1]), static_cast<int>(stored.shape[2]),
                    std::vector<std::int32_t>(each)};
        std::memcpy(takes[i].codes.data(), stored.bytes.data() + i * each * sizeof(std::int32_t),
                    each * sizeof(std::int32_t));
    }
    return takes;
}

}  // namespace capriccio::musicgen
