#include "core/musicgen/codec/layers.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

/// weight = g · v / ‖v‖, the norm over all but the first dimension.
at::Tensor normedWeight(Weights& weights, const std::string& name, at::IntArrayRef shape) {
    const at::Tensor g = weights.take(name + ".weight_g", {shape[0], 1, 1});
    const at::Tensor v = weights.take(name + ".weight_v", shape);
    return (v * (g / v.flatten(1).norm(2, 1).view({-1, 1, 1}))).contiguous();
}

}  // namespace

at::Tensor reflectPadded(const at::Tensor& x, std::int64_t left, std::int64_t right) {
    const std::int64_t longest = std::max(left, right), time = x.size(-1);
    if (time > longest) return at::reflection_pad1d(x.unsqueeze(0), {left, right}).squeeze(0);
    const std::int64_t extra = longest - time + 1;
    const at::Tensor filled = at::constant_pad_nd(x, {0, extra});
    const at::Tensor padded = at::reflection_pad1d(filled.unsqueeze(0), {left, right}).squeeze(0);
    return padded.narrow(-1, 0, padded.size(-1) - extra);
}

Conv Conv::take(Weights& weights, const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel,
                std::int64_t stride, std::int64_t dilation) {
    Conv conv;
    conv.weight = normedWeight(weights, name + ".conv", {out, in, kernel});
    conv.bias = weights.take(name + ".conv.bias", {out});
    conv.stride = stride;
    conv.dilation = dilation;
    return conv;
}

at::Tensor Conv::valid(const at::Tensor& x) const {
    return at::conv1d(x.unsqueeze(0), weight, bias, {stride}, at::IntArrayRef{0}, {dilation}).squeeze(0);
}

at::Tensor Conv::operator()(const at::Tensor& x) const {
    const std::int64_t steps = (x.size(-1) + stride - 1) / stride;
    const std::int64_t ragged = (steps - 1) * stride + reach() - padding() - x.size(-1);
    return valid(reflectPadded(x, leftPadding(), rightPadding() + ragged));
}

ConvTranspose ConvTranspose::take(Weights& weights, const std::string& name, std::int64_t in, std::int64_t out,
                                  std::int64_t stride) {
    ConvTranspose conv;
    conv.weight = normedWeight(weights, name + ".conv", {in, out, 2 * stride});
    conv.bias = weights.take(name + ".conv.bias", {out});
    conv.stride = stride;
    return conv;
}

at::Tensor ConvTranspose::full(const at::Tensor& x) const {
    return at::conv_transpose1d(x.unsqueeze(0), weight, bias, {stride}).squeeze(0);
}

at::Tensor ConvTranspose::operator()(const at::Tensor& x) const {
    const at::Tensor y = full(x);
    return y.narrow(-1, leftTrim(), y.size(-1) - leftTrim() - rightTrim());
}

ResidualBlock ResidualBlock::take(Weights& weights, const std::string& name, const CodecConfig& config,
                                  std::int64_t width, std::int64_t dilation) {
    const std::int64_t inner = width / config.compress;
    ResidualBlock block;
    block.dilated = Conv::take(weights, name + ".block.1", width, inner, config.residualKernel, 1, dilation);
    block.pointwise = Conv::take(weights, name + ".block.3", inner, width, 1);
    if (config.convShortcut) block.shortcut = Conv::take(weights, name + ".shortcut", width, width, 1);
    return block;
}

at::Tensor ResidualBlock::operator()(const at::Tensor& x) const {
    return shortcutOf(x) + pointwise(at::elu(dilated(at::elu(x))));
}

Lstm Lstm::take(Weights& weights, const std::string& name, std::int64_t width, int layers) {
    Lstm lstm;
    lstm.layers = layers;
    lstm.width = width;
    for (int i = 0; i < layers; ++i) {
        const std::string suffix = "_l" + std::to_string(i);
        lstm.parameters.push_back(weights.take(name + ".lstm.weight_ih" + suffix, {4 * width, width}));
        lstm.parameters.push_back(weights.take(name + ".lstm.weight_hh" + suffix, {4 * width, width}));
        lstm.parameters.push_back(weights.take(name + ".lstm.bias_ih" + suffix, {4 * width}));
        lstm.parameters.push_back(weights.take(name + ".lstm.bias_hh" + suffix, {4 * width}));
    }
    return lstm;
}

Lstm::State Lstm::start() const {
    const at::TensorOptions options = parameters.back().options();
    return {at::zeros({layers, 1, width}, options), at::zeros({layers, 1, width}, options)};
}

at::Tensor Lstm::operator()(const at::Tensor& x, State& state) const {
    const at::Tensor in = x.t().unsqueeze(1).contiguous();  // (time, 1, width)
    auto [out, hidden, cell] =
        at::lstm(in, {state.hidden, state.cell}, parameters, true, layers, 0.0, false, false, false);
    state = {hidden, cell};
    return out.squeeze(1).t() + x;
}

}  // namespace capriccio::musicgen
