#include "core/musicgen/codec/codec.h"

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

}  // namespace

Codec::Codec(const CodecConfig& config, Weights& weights) : m_config(config) {
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
}

at::Tensor Codec::encode(const at::Tensor& samples) const {
    at::Tensor x = m_encoder.first(samples.unsqueeze(0));
    for (const Encoder::Stage& stage : m_encoder.stages) {
        for (const ResidualBlock& block : stage.blocks) x = block(x);
        x = stage.down(at::elu(x));
    }
    Lstm::State state = m_encoder.lstm.start();
    x = m_encoder.last(at::elu(m_encoder.lstm(x, state)));

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
    at::Tensor sum;
    for (std::int64_t k = 0; k < codes.size(0); ++k) {
        const at::Tensor part = m_codebooks[static_cast<std::size_t>(k)].index_select(0, codes[k]);
        sum = k == 0 ? part : sum + part;
    }
    return sum.t().contiguous();
}

at::Tensor Codec::decode(const at::Tensor& codes) const {
    Lstm::State state = m_decoder.lstm.start();
    at::Tensor x = m_decoder.lstm(m_decoder.first(latents(codes)), state);
    for (const Decoder::Stage& stage : m_decoder.stages) {
        x = stage.up(at::elu(x));
        for (const ResidualBlock& block : stage.blocks) x = block(x);
    }
    return m_decoder.last(at::elu(x)).squeeze(0);
}

}  // namespace capriccio::musicgen
