#include "core/musicgen/plan/memory_need.h"

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/base/units.h"
#include "core/musicgen/nn/kernels/matrix.h"
#include "core/musicgen/plan/precision_choice.h"
#include "core/musicgen/plan/window_plan.h"

#include <algorithm>

namespace capriccio::musicgen {
namespace {

constexpr std::uint64_t kFloatBytes = 4;
constexpr int kUsualTextTokens = 64;  // of a prompt; a long one is a matter of a few megabytes

/// Four bits are not for everything: what is small, or read once for a prompt, has eight.
Precision atLeastInt8(Precision precision) { return precision == Precision::Int4 ? Precision::Int8 : precision; }

/// The language model's matrices that every step reads; `precision` is not Auto.
std::int64_t stepBytes(const ModelConfig& config, Precision precision) {
    const auto bytes = kernels::bytesOf;
    const DecoderConfig& decoder = config.decoder;
    const std::int64_t width = decoder.width;
    std::int64_t layer = bytes(precision, 3 * width, width) + bytes(precision, width, width) +
                         bytes(precision, decoder.feedForward, width) + bytes(precision, width, decoder.feedForward);
    if (config.architecture == Architecture::CrossAttention) layer += 2 * bytes(precision, width, width);
    return decoder.layers * layer +
           bytes(atLeastInt8(precision), std::int64_t{decoder.codebooks} * decoder.codebookSize, width);
}

/// Of the matrices whose precision is chosen: the language model's and the text encoder's.
std::int64_t matrixBytes(const ModelConfig& config, Precision precision) {
    const auto bytes = kernels::bytesOf;
    const TextConfig& text = config.text;
    const std::int64_t width = config.decoder.width, inner = std::int64_t{text.heads} * text.headWidth;
    const Precision more = atLeastInt8(precision);
    const std::int64_t textLayer = 3 * bytes(more, inner, text.width) + bytes(more, text.width, inner) +
                                   (text.gatedFeedForward ? 2 : 1) * bytes(more, text.feedForward, text.width) +
                                   bytes(more, text.width, text.feedForward);
    std::int64_t all = stepBytes(config, precision) + text.layers * textLayer;
    if (config.architecture == Architecture::CrossAttention)
        all += config.decoder.layers * 2 * bytes(more, width, width);  // keys and values of the text
    return all;
}

/// Keys or values of one layer at one position.
std::int64_t cacheRowBytes(const DecoderConfig& decoder, Precision precision) {
    if (precision == Precision::F32) return static_cast<std::int64_t>(kFloatBytes) * decoder.width;
    return decoder.width + static_cast<std::int64_t>(kFloatBytes) * decoder.heads;  // 8 bits, and a scale for each head
}

std::int64_t conv(std::int64_t in, std::int64_t out, std::int64_t kernel, bool transposed = false) {
    const std::int64_t norms = transposed ? in : out;
    return in * out * kernel + norms + out;  // weight_v, weight_g, bias
}

std::int64_t codecCount(const CodecConfig& config) {
    std::int64_t count = 0;
    const auto lstm = [&](std::int64_t width) { return config.lstmLayers * (8 * width * width + 8 * width); };
    const auto blocks = [&](std::int64_t width) {
        const std::int64_t inner = width / config.compress;
        return config.residualLayers * (conv(width, inner, config.residualKernel) + conv(inner, width, 1) +
                                        (config.convShortcut ? conv(width, width, 1) : 0));
    };
    std::int64_t width = config.filters;
    count += conv(1, width, config.kernel);
    for (auto ratio = config.ratios.rbegin(); ratio != config.ratios.rend(); ++ratio, width *= 2)
        count += blocks(width) + conv(width, 2 * width, 2 * *ratio);
    count += lstm(width) + conv(width, config.hidden, config.lastKernel);
    count += conv(config.hidden, width, config.kernel) + lstm(width);
    for (const int ratio : config.ratios) {
        count += conv(width, width / 2, 2 * ratio, true);
        width /= 2;
        count += blocks(width);
    }
    count += conv(width, 1, config.lastKernel);
    return count + std::int64_t{config.codebooks} * config.codebookSize * config.codebookWidth;
}

std::int64_t textProducts(const TextConfig& config) {
    const std::int64_t width = config.width, inner = std::int64_t{config.heads} * config.headWidth;
    return config.layers * (4 * width * inner + (config.gatedFeedForward ? 3 : 2) * width * config.feedForward);
}

std::int64_t textCount(const TextConfig& config) {
    const std::int64_t width = config.width;
    return textProducts(config) + width * config.vocabSize + 2 * config.layers * width +
           std::int64_t{config.relativeBuckets} * config.heads + width;
}

int columnsOf(int frames, const DecoderConfig& decoder) {
    return std::min(frames, WindowPlan::kWindowFrames) + decoder.codebooks / decoder.channels - 1;
}

/// precision is not Auto.
MemoryNeed needOfWork(const ModelConfig& config, Precision precision, const Workload& work) {
    const DecoderConfig& decoder = config.decoder;
    const bool prefix = config.architecture == Architecture::Prefix;
    const auto takes = static_cast<std::uint64_t>(work.takes), streams = takes * (work.guided ? 2 : 1);
    const auto layerRow = static_cast<std::uint64_t>(2 * decoder.layers * cacheRowBytes(decoder, precision));
    const auto columns = static_cast<std::uint64_t>(columnsOf(work.frames, decoder));
    // A prefix stands before the columns of both streams; cross-attention keeps the text for the one that has it.
    const std::uint64_t prefixRows = static_cast<std::uint64_t>(config.melody.chromaFrames) + kUsualTextTokens;
    MemoryNeed need;
    need.cacheBytes =
        layerRow * (streams * (columns + (prefix ? prefixRows : 0)) + (prefix ? 0 : takes * kUsualTextTokens));

    const auto channels = static_cast<std::uint64_t>(decoder.channels);
    const std::uint64_t samples = static_cast<std::uint64_t>(work.frames) * kSamplesPerFrame * channels;
    // A second's part at the decoder's widest place, in, out and between.
    const std::uint64_t decoding =
        static_cast<std::uint64_t>(kSampleRate) * static_cast<std::uint64_t>(config.codec.filters) * 4;
    const std::uint64_t tokens =
        static_cast<std::uint64_t>(work.frames) * static_cast<std::uint64_t>(decoder.codebooks);
    need.workBytes = takes * kFloatBytes * (samples + decoding + 3 * tokens);
    return need;
}

std::string secondsText(int frames) { return std::to_string(std::max(1, frames / kFrameRate)) + " s"; }

}  // namespace

ParameterCount parameterCount(const ModelConfig& config) {
    const DecoderConfig& decoder = config.decoder;
    const std::int64_t width = decoder.width, layers = decoder.layers;
    const bool cross = config.architecture == Architecture::CrossAttention;
    ParameterCount count;
    count.products = layers * ((cross ? 8 : 4) * width * width + 2 * width * decoder.feedForward) +
                     std::int64_t{decoder.codebooks} * decoder.codebookSize * width;
    count.rest = std::int64_t{decoder.codebooks} * (decoder.codebookSize + 1) * width +
                 layers * (cross ? 3 : 2) * 2 * width + 2 * width;
    if (config.hasTextProjection()) count.rest += width * config.text.width + width;
    if (!cross) count.rest += width * config.melody.chromaBins + width;
    count.text = textCount(config.text);
    count.codec = codecCount(config.codec);
    return count;
}

MemoryNeed memoryNeed(const ModelConfig& config, Precision precision, const Workload& work) {
    const ParameterCount count = parameterCount(config);
    precision = resolved(precision, config.decoder);
    MemoryNeed need = needOfWork(config, precision, work);
    // The text encoder's table is counted as float32, though nothing but the rows of a prompt is read of it.
    const std::int64_t floats = count.rest + count.text - textProducts(config.text) + count.codec;
    need.weightBytes =
        static_cast<std::uint64_t>(matrixBytes(config, precision)) + kFloatBytes * static_cast<std::uint64_t>(floats);
    return need;
}

std::uint64_t weightBytesPerStep(const ModelConfig& config, Precision precision) {
    return static_cast<std::uint64_t>(stepBytes(config, resolved(precision, config.decoder)));
}

void requireMemoryToLoad(const std::string& name, const ModelConfig& config, Precision precision,
                         std::uint64_t freeBytes) {
    const std::uint64_t need = memoryNeed(config, precision).total();
    if (need <= freeBytes) return;
    const Message words = Core::tr("“%1” needs %2 of memory at %3, and %4 are free. %5")
                              .arg(name)
                              .arg(memoryText(need))
                              .arg(nameOf(resolved(precision, config.decoder)))
                              .arg(memoryText(freeBytes));
    for (const Precision other : offeredPrecisions())
        if (const std::uint64_t less = memoryNeed(config, other).total(); less <= freeBytes)
            throw Error(
                Error::Code::OutOfMemory,
                words.arg(Core::tr("At %1 it would fit: that needs %2.").arg(nameOf(other)).arg(memoryText(less))));
    throw Error(
        Error::Code::OutOfMemory,
        words.arg(Core::tr("Close other programs, or choose a smaller model: one with at most %1 million weights "
                           "would fit.")
                      .arg(std::to_string(freeBytes / 1000000 * 8 / 10 / kFloatBytes))));
}

void requireMemoryToGenerate(const ModelConfig& config, Precision precision, const Workload& work,
                             std::uint64_t freeBytes) {
    precision = resolved(precision, config.decoder);
    const std::uint64_t need = needOfWork(config, precision, work).total();
    if (need <= freeBytes) return;
    const Message words =
        (work.takes == 1 ? Core::tr("A take of %1 needs %2 of memory beside the model, and %3 are free. %4")
                         : Core::tr("%5 takes of %1 need %2 of memory beside the model, and %3 are free. %4"))
            .arg(secondsText(work.frames))
            .arg(memoryText(need))
            .arg(memoryText(freeBytes));
    const auto refuse = [&](const Message& advice) {
        throw Error(Error::Code::OutOfMemory, words.arg(advice).arg(std::to_string(work.takes)));
    };
    const auto fits = [&](const Workload& less) { return needOfWork(config, precision, less).total() <= freeBytes; };
    for (Workload less = work; --less.takes > 0;)
        if (fits(less)) refuse(Core::tr("Make %1 at a time, or shorter ones.").arg(std::to_string(less.takes)));
    Workload one{work.frames, 1, work.guided};
    while (one.frames > kFrameRate && !fits(one)) one.frames -= kFrameRate;
    refuse(fits(one) ? Core::tr("One take of %1 would fit.").arg(secondsText(one.frames))
                     : Core::tr("Close other programs, or choose a smaller model."));
}

}  // namespace capriccio::musicgen
