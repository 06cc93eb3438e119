#include "core/musicgen/codec/streaming/sound_decoder.h"

#include "core/musicgen/nn/kernels/kernels.h"
#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

/// Frames that go through the LSTMs and the first stage together: most of the weights are there, and are read once for
/// all of them. Behind it the sound grows and the weights shrink: rows that go through the rest together stay near.
constexpr std::int64_t kFramesAtOnce = 48, kRowsNear = 192;

/// ELU of all rows.
void activate(const Rows& x, Rows& out) {
    out.channels = x.channels;
    out.resize(x.count);
    const kernels::Table& table = kernels::best();
    kernels::Team::stretches(x.size(), 1 << 14, [&](std::int64_t first, std::int64_t end, int) {
        table.elu(x.row(0) + first, out.row(0) + first, end - first);
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

SoundDecoder::SoundDecoder(const SoundDecoderWeights& weights, std::size_t sounds) : m_weights(weights) {
    m_room.activated.resize(weights.stages.size() + 1);
    for (std::size_t i = 0; i < sounds; ++i) m_sounds.push_back(start());
}

SoundDecoder::Sound SoundDecoder::start() const {
    Sound sound;
    sound.first.rows.channels = m_weights.first.conv.inChannels();
    sound.last.rows.channels = m_weights.last.conv.inChannels();
    for (const Recurrence& layer : m_weights.lstm) sound.lstm.push_back(layer.start());
    for (const SoundDecoderWeights::Stage& stage : m_weights.stages) {
        StageState& state = sound.stages.emplace_back();
        state.up.toTrim = stage.up.leftTrim;
        state.blocks.resize(stage.blocks.size());
        for (BlockState& block : state.blocks)
            block.dilated.rows.channels = block.shortcut.channels = stage.up.channels;
    }
    return sound;
}

void SoundDecoder::convolve(const SoundDecoderWeights::Padded& padded, Pending& pending, const Rows& x, bool last,
                            Rows& out, Rows* activated) {
    const Convolution& conv = padded.conv;
    out.channels = conv.outChannels();
    out.resize(0);
    if (activated) activated->channels = out.channels, activated->resize(0);
    Rows& rows = pending.rows;
    rows.append(x.row(0), x.count);
    if (!pending.started) {
        const std::int64_t longest = std::max(padded.left, padded.right);
        if (rows.count <= longest) {  // too short to be mirrored: wait, or fill up a tiny piece with zeros first
            if (!last || rows.count == 0) return;
            const std::int64_t extra = longest - rows.count + 1;
            rows.appendZeros(extra);
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
    conv.run(rows.row(0), ready, nullptr, out.row(0), activated ? activated->row(0) : nullptr);
    rows.drop(ready);
}

void SoundDecoder::raise(const SoundDecoderWeights::Up& up, UpState& state, const float* x, std::int64_t count,
                         bool last, Rows& out, Rows& activated) {
    out.channels = activated.channels = up.channels;
    out.resize(0), activated.resize(0);
    if (state.previous.empty() && count == 0) return;
    // Before the first input and behind the last there is nothing: zeros.
    Rows& in = m_room.in;
    in.channels = up.conv.inChannels();
    in.resize(0);
    if (state.previous.empty()) state.previous.assign(static_cast<std::size_t>(in.channels), 0);
    in.append(state.previous.data(), 1);
    in.append(x, count);
    if (last) in.appendZeros(1);
    const std::int64_t stretches = in.count - 1;
    state.previous.assign(in.row(in.count - 1), in.row(in.count - 1) + in.channels);
    out.resize(stretches * up.stride), activated.resize(stretches * up.stride);
    if (stretches == 0) return;
    up.conv.run(in.row(0), stretches, nullptr, out.row(0), activated.row(0));
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
    state.shortcut.append(x.row(0), x.count);
    Rows &inner = m_room.inner, &innerActivated = m_room.innerActivated;
    convolve(block.dilated, state.dilated, activated, last, inner, &innerActivated);
    const std::int64_t ready = inner.count;
    x.resize(ready), activated.resize(ready);
    if (ready == 0) return;
    const float* shortcut = state.shortcut.row(0);
    if (block.shortcut) {
        Rows& convolved = m_room.convolved;
        convolved.channels = x.channels;
        convolved.resize(ready);
        block.shortcut->run(shortcut, ready, nullptr, convolved.row(0), nullptr);
        shortcut = convolved.row(0);
    }
    block.pointwise.run(innerActivated.row(0), ready, shortcut, x.row(0), activated.row(0));
    state.shortcut.drop(ready);
}

std::vector<std::vector<float>> SoundDecoder::run(const std::vector<Rows>& latents, bool last) {
    std::vector<std::vector<float>> samples(m_sounds.size());
    const std::int64_t count = latents.front().count;
    std::int64_t done = 0;
    do {
        const std::int64_t some = std::min(kFramesAtOnce, count - done);
        const bool end = last && done + some == count;
        for (std::size_t i = 0; i < m_sounds.size(); ++i) {
            Rows& part = m_room.part;
            part.channels = latents[i].channels;
            part.resize(0);
            part.append(latents[i].row(done), some);
            convolve(m_weights.first, m_sounds[i].first, part, end, m_sounds[i].x, nullptr);
        }
        remember();
        for (std::size_t i = 0; i < m_sounds.size(); ++i) {
            activate(m_sounds[i].x, m_room.activated.front());
            raiseFrom(0, m_sounds[i], end, samples[i]);
        }
        done += some;
    } while (done < count);
    return samples;
}

/// The LSTMs with the skip around them.
void SoundDecoder::remember() {
    const std::int64_t count = m_sounds.front().x.count;
    if (count == 0) return;
    std::vector<Recurrence::Lane> lanes;
    for (Sound& sound : m_sounds) sound.through = sound.x;
    for (std::size_t layer = 0; layer < m_weights.lstm.size(); ++layer) {
        lanes.clear();
        for (Sound& sound : m_sounds) lanes.push_back({sound.through.row(0), &sound.lstm[layer], sound.through.row(0)});
        m_weights.lstm[layer].run(lanes, count);
    }
    for (Sound& sound : m_sounds)
        for (std::int64_t i = 0; i < sound.x.size(); ++i) sound.x.row(0)[i] += sound.through.row(0)[i];
}

void SoundDecoder::raiseFrom(std::size_t stage, Sound& sound, bool last, std::vector<float>& samples) {
    const Rows& from = m_room.activated[stage];
    if (stage == sound.stages.size()) {
        convolve(m_weights.last, sound.last, from, last, m_room.samples, nullptr);
        samples.insert(samples.end(), m_room.samples.row(0), m_room.samples.row(m_room.samples.count));
        return;
    }
    const SoundDecoderWeights::Stage& weights = m_weights.stages[stage];
    StageState& state = sound.stages[stage];
    Rows& to = m_room.activated[stage + 1];
    std::int64_t done = 0;
    do {
        const std::int64_t some = stage == 0 ? from.count : std::min(kRowsNear, from.count - done);
        const bool end = last && done + some == from.count;
        raise(weights.up, state.up, from.row(done), some, end, m_room.x, to);
        for (std::size_t i = 0; i < state.blocks.size(); ++i)
            residual(weights.blocks[i], state.blocks[i], m_room.x, to, end);
        raiseFrom(stage + 1, sound, end, samples);
        done += some;
    } while (done < from.count);
}

}  // namespace capriccio::musicgen
