#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/nn/weights.h"

#include <string>
#include <utility>
#include <vector>

namespace capriccio::musicgen {

/// EnCodec's building blocks for non-causal models: weights and the plain computation on a whole piece, on (channels,
/// time). The streaming decoder uses the same weights. Source: audiocraft modules/conv.py, seanet.py, lstm.py;
/// transformers modeling_encodec.py.

/// A convolution whose output has ⌈time / stride⌉ steps: reflect padding at both ends, a little more on the right for a
/// ragged end.
struct Conv {
    at::Tensor weight;  // (out, in, kernel), the weight norm already applied
    at::Tensor bias;    // (out)
    std::int64_t stride = 1;
    std::int64_t dilation = 1;

    static Conv take(Weights& weights, const std::string& name, std::int64_t in, std::int64_t out, std::int64_t kernel,
                     std::int64_t stride = 1, std::int64_t dilation = 1);

    /// Samples that one output looks at.
    std::int64_t reach() const { return (weight.size(2) - 1) * dilation + 1; }
    std::int64_t padding() const { return reach() - stride; }
    std::int64_t rightPadding() const { return padding() / 2; }
    std::int64_t leftPadding() const { return padding() - rightPadding(); }

    /// Without padding.
    at::Tensor valid(const at::Tensor& x) const;
    at::Tensor operator()(const at::Tensor& x) const;
};

/// A transposed convolution whose output has time × stride steps; kernel = 2 × stride.
struct ConvTranspose {
    at::Tensor weight;  // (in, out, kernel)
    at::Tensor bias;
    std::int64_t stride = 1;

    static ConvTranspose take(Weights& weights, const std::string& name, std::int64_t in, std::int64_t out,
                              std::int64_t stride);

    std::int64_t rightTrim() const { return (weight.size(2) - stride) / 2; }
    std::int64_t leftTrim() const { return weight.size(2) - stride - rightTrim(); }

    /// Untrimmed: (time + 1) × stride steps.
    at::Tensor full(const at::Tensor& x) const;
    at::Tensor operator()(const at::Tensor& x) const;
};

/// x + (1×1 after a dilated convolution, each behind an ELU); the shortcut may be a convolution too.
struct ResidualBlock {
    Conv dilated, pointwise;
    Conv shortcut;  // weight undefined: identity

    static ResidualBlock take(Weights& weights, const std::string& name, const CodecConfig& config, std::int64_t width,
                              std::int64_t dilation);
    at::Tensor shortcutOf(const at::Tensor& x) const { return shortcut.weight.defined() ? shortcut(x) : x; }
    at::Tensor operator()(const at::Tensor& x) const;
};

/// An LSTM over time with a skip around it. Its state is carried by the caller where the piece comes in parts.
struct Lstm {
    std::vector<at::Tensor> parameters;  // for each layer: weight_ih, weight_hh, bias_ih, bias_hh
    std::int64_t layers = 0;
    std::int64_t width = 0;

    struct State {
        at::Tensor hidden, cell;  // (layers, 1, width)
    };
    static Lstm take(Weights& weights, const std::string& name, std::int64_t width, int layers);
    State start() const;
    at::Tensor operator()(const at::Tensor& x, State& state) const;
};

/// Reflect padding as EnCodec does it, for pieces shorter than the padding too: those are filled up with zeros first.
at::Tensor reflectPadded(const at::Tensor& x, std::int64_t left, std::int64_t right);

}  // namespace capriccio::musicgen
