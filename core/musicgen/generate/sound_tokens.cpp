#include "core/musicgen/generate/sound_tokens.h"

namespace capriccio::musicgen {

Tokens tokensOf(const ModelParts& model, const at::Tensor& wave) {
    const std::int64_t channels = model.config.decoder.channels;
    std::vector<at::Tensor> codes;  // by channel: (codebooks, frames)
    for (std::int64_t c = 0; c < channels; ++c)
        codes.push_back(model.codec->encode(channels == 1 ? wave.mean(0) : wave[std::min(c, wave.size(0) - 1)]));
    const at::Tensor joined = at::stack(codes, 1).flatten(0, 1).to(at::kCPU, at::kInt).contiguous();  // L0 R0 L1 R1 …
    const auto* data = joined.const_data_ptr<std::int32_t>();
    return {static_cast<int>(joined.size(0)), static_cast<int>(joined.size(1)), {data, data + joined.numel()}};
}

}  // namespace capriccio::musicgen
