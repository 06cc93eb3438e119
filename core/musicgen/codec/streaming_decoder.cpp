#include "core/musicgen/codec/streaming_decoder.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

at::Tensor joined(const at::Tensor& before, const at::Tensor& x) {
    return before.defined() ? at::cat({before, x}, 1) : x;
}

at::Tensor lastColumns(const at::Tensor& x, std::int64_t count) {
    return x.narrow(1, x.size(1) - count, count).clone();
}

}  // namespace

at::Tensor StreamingDecoder::StreamConv::run(const at::Tensor& x, bool last) {
    const std::int64_t left = m_conv->leftPadding(), right = m_conv->rightPadding(), reach = m_conv->reach();
    const at::Tensor none = at::empty({m_conv->weight.size(0), 0}, x.options());
    m_pending = joined(m_pending, x);
    if (!m_started) {
        const std::int64_t time = m_pending.size(1);
        if (time <= left) {  // too short to reflect: wait, or do the whole tiny piece at once
            if (!last || time == 0) return none;
            return (*m_conv)(m_pending);
        }
        m_pending = at::cat({m_pending.narrow(1, 1, left).flip(1), m_pending}, 1);
        m_started = true;
    }
    if (last) m_pending = at::cat({m_pending, m_pending.narrow(1, m_pending.size(1) - 1 - right, right).flip(1)}, 1);
    if (m_pending.size(1) < reach) return none;
    at::Tensor out = m_conv->valid(m_pending);
    m_pending = lastColumns(m_pending, reach - 1);
    return out;
}

at::Tensor StreamingDecoder::StreamUp::run(const at::Tensor& x, bool last) {
    const std::int64_t stride = m_conv->stride;
    const bool first = !m_previous.defined();
    if (first && x.size(1) == 0) return at::empty({m_conv->weight.size(1), 0}, x.options());
    if (first) m_toTrim = m_conv->leftTrim();
    const at::Tensor in = joined(m_previous, x);
    // Every input reaches over its own stretch and the next one's: the first stretch went out with the input before it,
    // the last waits for the input after it.
    const at::Tensor full = m_conv->full(in);
    const std::int64_t begin = first ? 0 : stride;
    const std::int64_t end = full.size(1) - (last ? m_conv->rightTrim() : stride);
    const std::int64_t trim = std::min(m_toTrim, std::max<std::int64_t>(0, end - begin));
    m_toTrim -= trim;
    m_previous = lastColumns(in, 1);
    return full.narrow(1, begin + trim, std::max<std::int64_t>(0, end - begin - trim));
}

at::Tensor StreamingDecoder::StreamBlock::run(const at::Tensor& x, bool last) {
    const at::Tensor waiting = joined(m_shortcut, x);
    const at::Tensor inner = m_dilated.run(at::elu(x), last);
    const std::int64_t ready = inner.size(1);
    m_shortcut = waiting.narrow(1, ready, waiting.size(1) - ready).clone();
    const at::Tensor shortcut = waiting.narrow(1, 0, ready);
    if (ready == 0) return shortcut;
    return m_block->shortcutOf(shortcut) + m_block->pointwise(at::elu(inner));
}

StreamingDecoder::StreamingDecoder(const Codec& codec, std::size_t sounds) : m_codec(codec), m_count(sounds) {
    if (codec.soundDecoder()) {
        m_fast.emplace(*codec.soundDecoder(), sounds);
        return;
    }
    for (std::size_t i = 0; i < sounds; ++i) {
        m_sounds.push_back(
            {StreamConv(codec.decoder().first), codec.decoder().lstm.start(), {}, StreamConv(codec.decoder().last)});
        for (const Codec::Decoder::Stage& stage : codec.decoder().stages) {
            m_sounds.back().stages.push_back({StreamUp(stage.up), {}});
            for (const ResidualBlock& block : stage.blocks) m_sounds.back().stages.back().blocks.emplace_back(block);
        }
    }
}

std::vector<at::Tensor> StreamingDecoder::push(const std::vector<at::Tensor>& codes) {
    if (codes.front().size(1) == 0) return std::vector<at::Tensor>(m_count, at::empty({0}, m_codec.options()));
    std::vector<at::Tensor> latents;
    for (const at::Tensor& sound : codes) latents.push_back(m_codec.latents(sound));
    return run(latents, false);
}

std::vector<at::Tensor> StreamingDecoder::finish() {
    return run(std::vector<at::Tensor>(m_count, at::empty({m_codec.config().hidden, 0}, m_codec.options())), true);
}

std::vector<at::Tensor> StreamingDecoder::runFast(const std::vector<at::Tensor>& latents, bool last) {
    std::vector<Rows> rows;
    for (const at::Tensor& sound : latents) {
        const at::Tensor byTime = sound.t().contiguous();
        Rows& to = rows.emplace_back(byTime.size(1), byTime.size(0));
        std::copy_n(byTime.const_data_ptr<float>(), byTime.numel(), to.row(0));
    }
    std::vector<at::Tensor> out;
    for (const std::vector<float>& samples : m_fast->run(rows, last)) {
        out.push_back(at::empty({static_cast<std::int64_t>(samples.size())}));
        std::ranges::copy(samples, out.back().data_ptr<float>());
    }
    return out;
}

std::vector<at::Tensor> StreamingDecoder::run(const std::vector<at::Tensor>& latents, bool last) {
    if (m_fast) return runFast(latents, last);
    std::vector<at::Tensor> out;
    for (std::size_t i = 0; i < m_count; ++i) out.push_back(runThroughTorch(m_sounds[i], latents[i], last));
    return out;
}

at::Tensor StreamingDecoder::runThroughTorch(Sound& sound, const at::Tensor& latents, bool last) {
    at::Tensor x = sound.first.run(latents, last);
    if (x.size(1) > 0) x = m_codec.decoder().lstm(x, sound.lstm);
    for (Stage& stage : sound.stages) {
        x = stage.up.run(at::elu(x), last);
        for (StreamBlock& block : stage.blocks) x = block.run(x, last);
    }
    return sound.last.run(at::elu(x), last).squeeze(0);
}

}  // namespace capriccio::musicgen
