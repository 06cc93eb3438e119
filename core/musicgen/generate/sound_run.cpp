#include "core/musicgen/generate/sound_run.h"

namespace capriccio::musicgen {
namespace {

std::vector<float> interleaved(const std::vector<at::Tensor>& channels) {
    const at::Tensor joined = at::stack(channels, 1).to(at::kCPU).contiguous();
    const auto* data = joined.const_data_ptr<float>();
    return {data, data + joined.numel()};
}

}  // namespace

SoundRun::SoundRun(const Codec& codec, int channels) {
    for (int c = 0; c < channels; ++c) m_decoders.emplace_back(codec);
}

std::vector<float> SoundRun::push(const at::Tensor& codes) {
    std::vector<at::Tensor> parts;
    const auto channels = static_cast<std::int64_t>(m_decoders.size());
    for (std::int64_t c = 0; c < channels; ++c)  // L0 R0 L1 R1 …
        parts.push_back(m_decoders[static_cast<std::size_t>(c)].push(codes.slice(0, c, codes.size(0), channels)));
    return interleaved(parts);
}

std::vector<float> SoundRun::finish() {
    std::vector<at::Tensor> parts;
    for (StreamingDecoder& decoder : m_decoders) parts.push_back(decoder.finish());
    return interleaved(parts);
}

}  // namespace capriccio::musicgen
