#include "core/musicgen/generate/sound_run.h"

namespace capriccio::musicgen {

SoundRun::SoundRun(const Codec& codec, int channels, std::size_t takes)
    : m_channels(channels), m_decoder(codec, takes * static_cast<std::size_t>(channels)) {}

std::vector<std::vector<float>> SoundRun::interleaved(const std::vector<at::Tensor>& sounds) const {
    std::vector<std::vector<float>> out;
    for (auto first = sounds.begin(); first != sounds.end(); first += m_channels) {
        const at::Tensor joined = at::stack(std::vector(first, first + m_channels), 1).to(at::kCPU).contiguous();
        const auto* data = joined.const_data_ptr<float>();
        out.emplace_back(data, data + joined.numel());
    }
    return out;
}

std::vector<std::vector<float>> SoundRun::push(const std::vector<at::Tensor>& codes) {
    std::vector<at::Tensor> sounds;
    for (const at::Tensor& take : codes)
        for (std::int64_t c = 0; c < m_channels; ++c)
            sounds.push_back(take.slice(0, c, take.size(0), m_channels));  // L0 R0 L1 R1 …
    return interleaved(m_decoder.push(sounds));
}

std::vector<std::vector<float>> SoundRun::finish() { return interleaved(m_decoder.finish()); }

}  // namespace capriccio::musicgen
