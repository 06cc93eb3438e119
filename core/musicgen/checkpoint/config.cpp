#include "core/musicgen/checkpoint/config.h"

#include "core/base/error.h"
#include "core/base/units.h"
#include "core/musicgen/checkpoint/audiocraft.h"
#include "core/musicgen/checkpoint/config_parts.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/json_fields.h"
#include "core/musicgen/checkpoint/json_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

DecoderConfig readDecoder(const JsonFields& fields, const std::string& modelType) {
    if (const std::string type = fields.text("model_type", modelType); type != modelType)
        fields.unsupported("model_type", quotedText(type));
    fields.only("activation_function", "gelu");
    fields.only("scale_embedding", false, false);
    fields.only("tie_word_embeddings", false, false);
    DecoderConfig decoder;
    decoder.codebookSize = fields.whole("vocab_size", 2048, 2, kMaxCodebookSize);
    decoder.codebooks = fields.whole("num_codebooks", 4, 1, kMaxCodebooks);
    decoder.width = fields.whole("hidden_size", 1024, 4, kMaxWidth);
    decoder.layers = fields.whole("num_hidden_layers", 24, 1, kMaxLayers);
    decoder.heads = fields.whole("num_attention_heads", 16, 1, kMaxHeads);
    decoder.feedForward = fields.whole("ffn_dim", 4096, 1, kMaxFeedForward);
    decoder.channels = fields.whole("audio_channels", 1, 1, 2);
    checkDecoder(decoder, fields, {"hidden_size", "num_attention_heads"});
    // The special token that starts a piece and fills the delays has the id after the last code.
    for (const char* key : {"pad_token_id", "bos_token_id"})
        if (fields.whole(key, decoder.codebookSize, 0, kMaxCodebookSize) != decoder.codebookSize)
            fields.unsupported(key, Core::tr("a number other than “vocab_size”"));
    return decoder;
}

/// transformers' EncodecConfig.num_quantizers.
int codebooksAt(double kilobits, int framesPerSecond, int codebookSize) {
    const int bits = std::bit_width(static_cast<unsigned>(codebookSize - 1));  // ceil(log2)
    const double thousand = 1000 * kilobits, perCodebook = static_cast<double>(framesPerSecond) * bits;
    // As Python's //, which never rounds up to the next whole number.
    return static_cast<int>(std::round((thousand - std::fmod(thousand, perCodebook)) / perCodebook));
}

bool isThere(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

MelodyConfig readMelody(const JsonFields& fields, const std::filesystem::path& folder) {
    MelodyConfig melody;
    melody.chromaBins = fields.whole("num_chroma", 12, 1, 512);
    melody.chromaFrames = fields.whole("chroma_length", 235, 1, 100'000);
    const auto file = folder / "preprocessor_config.json";
    if (!isThere(file)) return melody;
    const nlohmann::json json = readJsonObject(file);
    const JsonFields extractor(file, json);
    melody.fftSize = extractor.whole("n_fft", 16384, 16, 1 << 20);
    melody.hop = extractor.whole("hop_length", 4096, 1, 1 << 20);
    if (extractor.whole("num_chroma", 12, 1, 512) != melody.chromaBins)
        extractor.fail("num_chroma", Core::tr("config.json says %1").arg(std::to_string(melody.chromaBins)));
    if (const int rate = extractor.whole("sampling_rate", kSampleRate, 1, 1'000'000); rate != kSampleRate)
        extractor.unsupported("sampling_rate", std::to_string(rate));
    return melody;
}

/// Values that this program does not offer are brought to the next that it does.
Sampling readUsualSampling(const std::filesystem::path& folder) {
    Sampling usual;
    const auto file = folder / "generation_config.json";
    if (!isThere(file)) return usual;
    const nlohmann::json json = readJsonObject(file);
    const JsonFields fields(file, json);
    constexpr int kMost = 1 << 20;
    usual.guidance = std::clamp(fields.number("guidance_scale", usual.guidance, 0, kMost), 1.0, 10.0);
    usual.topK = fields.whole("top_k", usual.topK, 0, kMost);
    usual.temperature = std::clamp(fields.number("temperature", usual.temperature, 0, kMost), 0.1, 10.0);
    return usual;
}

/// Says what a folder without config.json is, where that can be told.
void refuseOtherLayouts(const std::filesystem::path& folder, const std::filesystem::path& file) {
    if (isThere(file)) return;
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        throw Error(Error::Code::NotFound,
                    Core::tr("%1 is not a folder. Choose the folder that a model is in.").arg(quoted(folder)));
    throw Error(
        Error::Code::NotFound,
        Core::tr("%1 is not there. Choose the folder that a model is in, or get the model again.").arg(quoted(file)));
}

}  // namespace

TextConfig readTextConfig(const JsonFields& fields) {
    if (const std::string type = fields.text("model_type", "t5"); type != "t5")
        fields.unsupported("model_type", quotedText(type));
    TextConfig text;
    text.vocabSize = fields.whole("vocab_size", 32128, 3, kMaxVocabulary);
    text.width = fields.whole("d_model", 512, 1, kMaxWidth);
    text.headWidth = fields.whole("d_kv", 64, 1, kMaxWidth);
    text.feedForward = fields.whole("d_ff", 2048, 1, kMaxFeedForward);
    text.layers = fields.whole("num_layers", 6, 1, kMaxLayers);
    text.heads = fields.whole("num_heads", 8, 1, kMaxHeads);
    if (static_cast<std::int64_t>(text.heads) * text.headWidth > kMaxWidth)
        fields.fail("num_heads", Core::tr("with “d_kv” it makes more than %1 values").arg(std::to_string(kMaxWidth)));
    // Half of the buckets for each direction, half of those for the logarithm.
    text.relativeBuckets = fields.whole("relative_attention_num_buckets", 32, 4, 4096);
    if (text.relativeBuckets % 4 != 0)
        fields.fail("relative_attention_num_buckets", Core::tr("it must be a multiple of 4"));
    text.relativeMaxDistance = fields.whole("relative_attention_max_distance", 128, 2, 1'000'000);
    if (text.relativeMaxDistance <= text.relativeBuckets / 4)
        fields.fail("relative_attention_max_distance",
                    Core::tr("it must be more than a quarter of “relative_attention_num_buckets”"));
    text.layerNormEps = static_cast<float>(fields.number("layer_norm_epsilon", 1e-6, 0, 1));
    const std::string feedForward = fields.text("feed_forward_proj", "relu");
    if (feedForward != "relu" && feedForward != "gated-gelu")
        fields.unsupported("feed_forward_proj", quotedText(feedForward));
    text.gatedFeedForward = feedForward == "gated-gelu";
    text.padId = fields.whole("pad_token_id", 0, 0, text.vocabSize - 1);
    text.eosId = fields.whole("eos_token_id", 1, 0, text.vocabSize - 1);
    return text;
}

void checkDecoder(const DecoderConfig& decoder, const JsonFields& fields, const DecoderKeys& keys) {
    if (decoder.width % decoder.heads != 0)
        fields.fail(keys.heads, Core::tr("“%1” can't be divided by it").arg(std::string(keys.width)));
    if (decoder.width % 2 != 0) fields.fail(keys.width, Core::tr("it must be even"));
}

void checkCodec(const CodecConfig& codec, const JsonFields& fields, const CodecKeys& keys) {
    if ((static_cast<std::int64_t>(codec.filters) << codec.ratios.size()) > kMaxWidth)
        fields.fail(keys.filters, Core::tr("doubled at each of the “%1” it grows beyond %2")
                                      .arg(std::string(keys.ratios))
                                      .arg(std::to_string(kMaxWidth)));
    if (std::pow(codec.dilationGrowth, codec.residualLayers) > 65536)
        fields.fail(keys.dilation, Core::tr("over all of the residual layers it grows beyond 65536"));
    if (codec.filters % codec.compress != 0)
        fields.fail(keys.compress, Core::tr("“%1” can't be divided by it").arg(std::string(keys.filters)));
    if (codec.sampleRate != kSampleRate) fields.unsupported(keys.rate, std::to_string(codec.sampleRate));
    std::int64_t hop = 1;
    for (const int ratio : codec.ratios) hop *= ratio;
    if (hop != kSamplesPerFrame) fields.unsupported(keys.ratios, Core::tr("a product of %1").arg(std::to_string(hop)));
}

CodecConfig readCodecConfig(const JsonFields& fields) {
    if (const std::string type = fields.text("model_type", "encodec"); type != "encodec")
        fields.unsupported("model_type", quotedText(type));
    fields.only("norm_type", "weight_norm");
    fields.only("pad_mode", "reflect");
    fields.only("normalize", false, false);
    fields.only("use_causal_conv", false, true);
    if (fields.has("chunk_length_s")) fields.unsupported("chunk_length_s", Core::tr("a number"));
    if (const int channels = fields.whole("audio_channels", 1, 1, 2); channels != 1)
        fields.unsupported("audio_channels", "2");
    CodecConfig codec;
    codec.codebookSize = fields.whole("codebook_size", 1024, 2, kMaxCodebookSize);
    codec.hidden = fields.whole("hidden_size", 128, 1, 4096);
    codec.codebookWidth = fields.whole("codebook_dim", codec.hidden, 1, 4096);
    if (codec.codebookWidth != codec.hidden)
        fields.fail("codebook_dim", Core::tr("it must be the same as “hidden_size”"));
    codec.filters = fields.whole("num_filters", 32, 1, 1024);
    codec.ratios = fields.wholes("upsampling_ratios", {8, 5, 4, 2}, 1, 640, 8);
    codec.kernel = fields.whole("kernel_size", 7, 1, kMaxKernel);
    codec.lastKernel = fields.whole("last_kernel_size", 7, 1, kMaxKernel);
    codec.residualKernel = fields.whole("residual_kernel_size", 3, 1, kMaxKernel);
    codec.residualLayers = fields.whole("num_residual_layers", 1, 0, 16);
    codec.dilationGrowth = fields.whole("dilation_growth_rate", 2, 1, 16);
    codec.compress = fields.whole("compress", 2, 1, 1024);
    codec.lstmLayers = fields.whole("num_lstm_layers", 2, 1, 16);
    codec.causal = false;
    codec.convShortcut = fields.flag("use_conv_shortcut", true);
    codec.sampleRate = fields.whole("sampling_rate", 24000, 1, 1'000'000);
    checkCodec(codec, fields,
               {"num_filters", "upsampling_ratios", "compress", "dilation_growth_rate", "sampling_rate"});
    const auto bandwidths = fields.numbers("target_bandwidths", {1.5, 3.0, 6.0, 12.0, 24.0}, 0.001, 10000, 64);
    codec.codebooks = codebooksAt(bandwidths.back(), kFrameRate, codec.codebookSize);
    if (codec.codebooks < 1 || codec.codebooks > kMaxCodebooks)
        fields.fail("target_bandwidths", Core::tr("it makes %1 codebooks").arg(std::to_string(codec.codebooks)));
    return codec;
}

int readMaxTextTokens(const std::filesystem::path& folder) {
    constexpr int kUsual = 512;
    const auto file = folder / "tokenizer_config.json";
    if (!isThere(file)) return kUsual;
    const nlohmann::json json = readJsonObject(file);
    // transformers writes 1e30 for "not known".
    const double length = JsonFields(file, json).number("model_max_length", kUsual, 1, 1e300);
    return length <= kMaxPromptTokens ? static_cast<int>(length) : kUsual;
}

int CodecConfig::hop() const {
    int samples = 1;
    for (const int ratio : ratios) samples *= ratio;
    return samples;
}

ModelConfig readConfig(const std::filesystem::path& folder) {
    if (isAudiocraft(folder)) return readAudiocraftConfig(folder);
    const auto file = folder / "config.json";
    refuseOtherLayouts(folder, file);
    const nlohmann::json json = readJsonObject(file);
    const JsonFields fields(file, json);

    ModelConfig config;
    const std::string type = fields.text("model_type", "");
    if (type.empty()) failUnusable(file, Core::tr("it does not say what kind of model it is (“model_type”)"));
    if (type != "musicgen" && type != "musicgen_melody")
        failUnsupported(file, Core::tr("it is for a model of the kind %1, not for MusicGen").arg(quotedText(type)));
    config.architecture = type == "musicgen" ? Architecture::CrossAttention : Architecture::Prefix;
    config.text = readTextConfig(fields.section("text_encoder"));
    config.decoder = readDecoder(fields.section("decoder"), type + "_decoder");
    config.codec = readCodecConfig(fields.section("audio_encoder"));
    if (config.architecture == Architecture::Prefix) config.melody = readMelody(fields, folder);
    config.maxTextTokens = readMaxTextTokens(folder);
    config.usualSampling = readUsualSampling(folder);

    const JsonFields decoder = fields.section("decoder");
    if (config.decoder.codebookSize != config.codec.codebookSize)
        decoder.fail("vocab_size", Core::tr("it is %1, but “audio_encoder.codebook_size” is %2")
                                       .arg(std::to_string(config.decoder.codebookSize))
                                       .arg(std::to_string(config.codec.codebookSize)));
    if (config.decoder.codebooks != config.codec.codebooks * config.decoder.channels)
        decoder.fail("num_codebooks", Core::tr("it is %1, but the audio encoder makes %2 for each of the %3 channels")
                                          .arg(std::to_string(config.decoder.codebooks))
                                          .arg(std::to_string(config.codec.codebooks))
                                          .arg(std::to_string(config.decoder.channels)));
    return config;
}

}  // namespace capriccio::musicgen
