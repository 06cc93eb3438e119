#include "core/musicgen/codec/streaming/sound_decoder.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

/// Frames that go through all layers together: what lies between them then stays near, and the weights are not read too often.
constexpr std::int64_t kFramesAtOnce = 12;

/// ELU of all rows.
void activate(const Rows& x, Rows& out) {
    out.channels = x.channels;
    out.resize(x.count);
    const kernels::Table& table = kernels::best();
    kernels::Team::stretches(static_cast<std::int64_t>(x.values.size()), 1 << 14, [&](std::int64_t first, std::int64_t end, int) {
        table.elu(x.values.data() + first, out.values.data() + first, end - first);
    });
}

/// `count` rows behind (or before) an end, mirrored at it: the end itself is not repeated.
void appendMirrored(Rows& rows, std::int64_t count) {
    const std::int64_t end = rows.count - 1;
    for (std::int64_t i = 1; i <= count; ++i) {
        const std::vector<float> row(rows.row(end - i), rows.row(end - i) + rows.channels);
        rows.append(row.data(), 1);
    }
}

Rows mirroredBefore(const Rows& rows, std::int64_t count) {
    Rows out(rows.channels, 0);
    for (std::int64_t i = count; i >= 1; --i) out.append(rows.row(i), 1);
    out.append(rows.row(0), rows.count);
    return out;
}

}  // namespace

SoundDecoder::SoundDecoder(const SoundDecoderWeights& weights) : m_weights(weights), m_stages(weights.stages.size()) {
    m_first.rows.channels = weights.first.conv.inChannels();
    m_last.rows.channels = weights.last.conv.inChannels();
    for (const Recurrence& layer : weights.lstm) m_lstm.push_back(layer.start());
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        m_stages[i].up.toTrim = weights.stages[i].up.leftTrim;
        m_stages[i].blocks.resize(weights.stages[i].blocks.size());
        for (BlockState& block : m_stages[i].blocks)
            block.dilated.rows.channels = block.shortcut.channels = weights.stages[i].up.channels;
    }
}

void SoundDecoder::convolve(const SoundDecoderWeights::Padded& padded, Pending& pending, const Rows& x, bool last,
                            Rows& out, Rows* activated) {
    const Convolution& conv = padded.conv;
    out.channels = conv.outChannels();
    out.resize(0);
    if (activated) activated->channels = out.channels, activated->resize(0);
    Rows& rows = pending.rows;
    rows.append(x.values.data(), x.count);
    if (!pending.started) {
        const std::int64_t longest = std::max(padded.left, padded.right);
        if (rows.count <= longest) {  // too short to be mirrored: wait, or fill up a tiny piece with zeros first
            if (!last || rows.count == 0) return;
            const std::int64_t extra = longest - rows.count + 1;
            rows.resize(rows.count + extra);
            rows = mirroredBefore(rows, padded.left);
            appendMirrored(rows, padded.right);
            rows.resize(rows.count - extra);
            last = false;  // both ends are there
        } else {
            rows = mirroredBefore(rows, padded.left);
        }
        pending.started = true;
    }
    if (last) appendMirrored(rows, padded.right);
    const std::int64_t ready = rows.count - conv.reach() + 1;
    if (ready <= 0) return;
    out.resize(ready);
    if (activated) activated->resize(ready);
    conv.run(rows.values.data(), ready, nullptr, out.values.data(), activated ? activated->values.data() : nullptr);
    rows.drop(ready);
}

void SoundDecoder::raise(const SoundDecoderWeights::Up& up, UpState& state, const Rows& x, bool last, Rows& out,
                         Rows& activated) {
    out.channels = activated.channels = up.channels;
    out.resize(0), activated.resize(0);
    if (state.previous.empty() && x.count == 0) return;
    // Before the first input and behind the last there is nothing: zeros.
    Rows& in = m_room.in;
    in.channels = x.channels;
    in.resize(0);
    if (state.previous.empty()) state.previous.assign(static_cast<std::size_t>(x.channels), 0);
    in.append(state.previous.data(), 1);
    in.append(x.values.data(), x.count);
    if (last) in.resize(in.count + 1);
    const std::int64_t stretches = in.count - 1;
    state.previous.assign(in.row(in.count - 1), in.row(in.count - 1) + in.channels);
    out.resize(stretches * up.stride), activated.resize(stretches * up.stride);
    if (stretches == 0) return;
    up.conv.run(in.values.data(), stretches, nullptr, out.values.data(), activated.values.data());
    const std::int64_t trim = std::min(state.toTrim, out.count);
    state.toTrim -= trim;
    const std::int64_t kept = std::max<std::int64_t>(0, out.count - trim - (last ? up.rightTrim : 0));
    for (Rows* rows : {&out, &activated}) {
        if (trim > 0) rows->drop(trim);
        rows->resize(kept);
    }
}

void SoundDecoder::residual(const SoundDecoderWeights::Block& block, BlockState& state, Rows& x, Rows& activated,
                            bool last) {
    state.shortcut.append(x.values.data(), x.count);
    Rows &inner = m_room.inner, &innerActivated = m_room.innerActivated;
    convolve(block.dilated, state.dilated, activated, last, inner, &innerActivated);
    const std::int64_t ready = inner.count;
    x.resize(ready), activated.resize(ready);
    if (ready == 0) return;
    const float* shortcut = state.shortcut.values.data();
    if (block.shortcut) {
        m_room.convolved.resize(x.values.size());
        block.shortcut->run(shortcut, ready, nullptr, m_room.convolved.data(), nullptr);
        shortcut = m_room.convolved.data();
    }
    block.pointwise.run(innerActivated.values.data(), ready, shortcut, x.values.data(), activated.values.data());
    state.shortcut.drop(ready);
}

std::vector<float> SoundDecoder::run(Rows latents, bool last) {
    std::vector<float> samples;
    Rows part(latents.channels, 0);
    std::int64_t done = 0;
    do {
        const std::int64_t some = std::min(kFramesAtOnce, latents.count - done);
        part.resize(0);
        part.append(latents.row(done), some);
        done += some;
        runPart(part, last && done == latents.count, samples);
    } while (done < latents.count);
    return samples;
}

void SoundDecoder::runPart(const Rows& latents, bool last, std::vector<float>& samples) {
    Rows &x = m_room.x, &activated = m_room.activated, &before = m_room.before, &sound = m_room.sound;
    convolve(m_weights.first, m_first, latents, last, x, nullptr);
    if (x.count > 0) {
        Rows& through = m_room.through;
        through = x;
        for (std::size_t i = 0; i < m_lstm.size(); ++i) m_weights.lstm[i].run(through.values.data(), through.count, m_lstm[i], through.values.data());
        for (std::size_t i = 0; i < x.values.size(); ++i) x.values[i] += through.values[i];
    }
    activate(x, activated);
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        std::swap(before, activated);
        raise(m_weights.stages[i].up, m_stages[i].up, before, last, x, activated);
        for (std::size_t j = 0; j < m_stages[i].blocks.size(); ++j)
            residual(m_weights.stages[i].blocks[j], m_stages[i].blocks[j], x, activated, last);
    }
    convolve(m_weights.last, m_last, activated, last, sound, nullptr);
    samples.insert(samples.end(), sound.values.begin(), sound.values.end());
}

}  // namespace capriccio::musicgen
