#include "core/musicgen/codec/codec.h"

#include "core/musicgen/codec/streaming_decoder.h"
#include "core/musicgen/nn/through_torch.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

const std::string kName = "audio_encoder.";

std::string layer(const char* part, int index) { return kName + part + ".layers." + std::to_string(index); }

std::vector<ResidualBlock> takeBlocks(Weights& weights, const char* part, int& index, const CodecConfig& config,
                                      std::int64_t width) {
    std::vector<ResidualBlock> blocks;
    std::int64_t dilation = 1;
    for (int i = 0; i < config.residualLayers; ++i, dilation *= config.dilationGrowth)
        blocks.push_back(ResidualBlock::take(weights, layer(part, index++), config, width, dilation));
    return blocks;
}

/// Lays a convolution out for the CPU and lets go of its tensors.
SoundDecoderWeights::Padded laidOut(Conv& conv) {
    const auto& w = conv.weight;
    SoundDecoderWeights::Padded padded{Convolution::plain(w.const_data_ptr<float>(), conv.bias.const_data_ptr<float>(),
                                                          w.size(0), w.size(1), w.size(2), conv.dilation),
                                       conv.leftPadding(), conv.rightPadding()};
    conv.weight = at::Tensor();
    return padded;
}

SoundDecoderWeights::Up laidOut(ConvTranspose& conv) {
    const auto& w = conv.weight;
    SoundDecoderWeights::Up up{Convolution::transposed(w.const_data_ptr<float>(), conv.bias.const_data_ptr<float>(),
                                                       w.size(0), w.size(1), conv.stride),
                               conv.stride, w.size(1), conv.leftTrim(), conv.rightTrim()};
    conv.weight = at::Tensor();
    return up;
}

SoundDecoderWeights laidOut(Codec::Decoder& decoder, Precision kept) {
    SoundDecoderWeights weights;
    weights.first = laidOut(decoder.first);
    Lstm& lstm = decoder.lstm;
    for (std::size_t i = 0; i < lstm.parameters.size(); i += 4) {
        for (std::size_t j = 0; j < 4; ++j) lstm.parameters[i + j] = lstm.parameters[i + j].contiguous();
        const auto data = [&](std::size_t j) { return lstm.parameters[i + j].const_data_ptr<float>(); };
        weights.lstm.emplace_back(data(0), data(1), data(2), data(3), lstm.width, kept);
        lstm.parameters[i] = lstm.parameters[i + 1] = at::Tensor();
    }
    for (Codec::Decoder::Stage& stage : decoder.stages) {
        weights.stages.push_back({laidOut(stage.up), {}});
        for (ResidualBlock& block : stage.blocks) {
            SoundDecoderWeights::Block laid{laidOut(block.dilated), laidOut(block.pointwise).conv, std::nullopt};
            if (block.shortcut.weight.defined()) laid.shortcut = laidOut(block.shortcut).conv;
            weights.stages.back().blocks.push_back(std::move(laid));
        }
    }
    weights.last = laidOut(decoder.last);
    return weights;
}

}  // namespace

Codec::Codec(const CodecConfig& config, Weights& weights, Precision lstm, bool plainly) : m_config(config) {
    // Indices count the ELUs between the layers too, as the reference's sequence does.
    int index = 0;
    std::int64_t width = config.filters;
    m_encoder.first = Conv::take(weights, layer("encoder", index++), 1, width, config.kernel);
    for (auto ratio = config.ratios.rbegin(); ratio != config.ratios.rend(); ++ratio) {
        Encoder::Stage stage;
        stage.blocks = takeBlocks(weights, "encoder", index, config, width);
        ++index;
        stage.down = Conv::take(weights, layer("encoder", index++), width, 2 * width, 2 * *ratio, *ratio);
        width *= 2;
        m_encoder.stages.push_back(std::move(stage));
    }
    m_encoder.lstm = Lstm::take(weights, layer("encoder", index++), width, config.lstmLayers);
    ++index;
    m_encoder.last = Conv::take(weights, layer("encoder", index), width, config.hidden, config.lastKernel);

    index = 0;
    m_decoder.first = Conv::take(weights, layer("decoder", index++), config.hidden, width, config.kernel);
    m_decoder.lstm = Lstm::take(weights, layer("decoder", index++), width, config.lstmLayers);
    for (const int ratio : config.ratios) {
        Decoder::Stage stage;
        ++index;
        stage.up = ConvTranspose::take(weights, layer("decoder", index++), width, width / 2, ratio);
        width /= 2;
        stage.blocks = takeBlocks(weights, "decoder", index, config, width);
        m_decoder.stages.push_back(std::move(stage));
    }
    ++index;
    m_decoder.last = Conv::take(weights, layer("decoder", index), width, 1, config.lastKernel);

    for (int k = 0; k < config.codebooks; ++k) {
        const std::string name = kName + "quantizer.layers." + std::to_string(k) + ".codebook.";
        m_codebooks.push_back(weights.take(name + "embed", {config.codebookSize, config.codebookWidth}));
        for (const char* trainingState : {"cluster_size", "embed_avg", "inited"}) weights.ignore(name + trainingState);
    }
    if (!plainly && !throughTorch(m_decoder.first.weight)) m_soundDecoder = laidOut(m_decoder, lstm);
}

at::Tensor Codec::features(const at::Tensor& samples) const {
    at::Tensor x = m_encoder.first(samples.unsqueeze(0));
    for (const Encoder::Stage& stage : m_encoder.stages) {
        for (const ResidualBlock& block : stage.blocks) x = block(x);
        x = stage.down(at::elu(x));
    }
    return x;
}

std::int64_t Codec::contextFrames() const {
    std::int64_t samples = m_encoder.first.reach(), hop = 1;
    for (const Encoder::Stage& stage : m_encoder.stages) {
        for (const ResidualBlock& block : stage.blocks)
            samples += hop * (block.dilated.reach() + block.pointwise.reach() - 2);
        samples += hop * stage.down.reach();
        hop *= stage.down.stride;
    }
    return samples / hop + 1;
}

at::Tensor Codec::encode(const at::Tensor& samples, std::int64_t chunkFrames) const {
    const std::int64_t hop = m_config.hop(), time = samples.size(0), frames = (time + hop - 1) / hop;
    const std::int64_t context = contextFrames();
    const at::Tensor wave = samples.to(m_codebooks.front().device());
    Lstm::State state = m_encoder.lstm.start();
    std::vector<at::Tensor> parts;
    for (std::int64_t first = 0; first < frames; first += chunkFrames) {
        const std::int64_t end = std::min(frames, first + chunkFrames);
        // With enough around it that what is padded at a part's ends reaches none of the frames that are kept.
        const std::int64_t begin = std::max<std::int64_t>(0, first - context);
        const std::int64_t stop = std::min(time, (end + context) * hop);
        const at::Tensor part = features(wave.slice(0, begin * hop, stop)).narrow(1, first - begin, end - first);
        parts.push_back(m_encoder.lstm(part.contiguous(), state));
    }
    const at::Tensor x = m_encoder.last(at::elu(parts.size() == 1 ? parts.front() : at::cat(parts, 1)));

    at::Tensor residual = x.t().contiguous();  // (frames, hidden)
    std::vector<at::Tensor> codes;
    for (const at::Tensor& codebook : m_codebooks) {
        const at::Tensor distance =
            residual.square().sum(1, true) - 2 * at::matmul(residual, codebook.t()) + codebook.square().sum(1);
        codes.push_back((-distance).argmax(1));
        residual = residual - codebook.index_select(0, codes.back());
    }
    return at::stack(codes);
}

at::Tensor Codec::latents(const at::Tensor& codes) const {
    const at::Tensor index = codes.to(m_codebooks.front().device());
    at::Tensor sum;
    for (std::int64_t k = 0; k < index.size(0); ++k) {
        const at::Tensor part = m_codebooks[static_cast<std::size_t>(k)].index_select(0, index[k]);
        sum = k == 0 ? part : sum + part;
    }
    return sum.t().contiguous();
}

at::Tensor Codec::decode(const at::Tensor& codes) const {
    if (m_soundDecoder) {
        StreamingDecoder stream(*this);
        const at::Tensor first = stream.push(codes);
        return at::cat({first, stream.finish().front()});
    }
    Lstm::State state = m_decoder.lstm.start();
    at::Tensor x = m_decoder.lstm(m_decoder.first(latents(codes)), state);
    for (const Decoder::Stage& stage : m_decoder.stages) {
        x = stage.up(at::elu(x));
        for (const ResidualBlock& block : stage.blocks) x = block(x);
    }
    return m_decoder.last(at::elu(x)).squeeze(0);
}

}  // namespace capriccio::musicgen
