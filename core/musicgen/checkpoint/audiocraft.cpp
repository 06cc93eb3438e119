#include "core/musicgen/checkpoint/audiocraft.h"

#include "core/base/units.h"
#include "core/musicgen/checkpoint/audiocraft_file.h"
#include "core/musicgen/checkpoint/audiocraft_names.h"
#include "core/musicgen/checkpoint/audiocraft_parts.h"
#include "core/musicgen/checkpoint/config_parts.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/json_fields.h"
#include "core/musicgen/checkpoint/weight_files.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace capriccio::musicgen {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kModelFile = "state_dict.bin";
constexpr const char* kPrefix = "xp.cfg: ";

/// A list of names under `key` of an object; none when it is missing.
std::vector<std::string> namesIn(const json& object, const char* key) {
    std::vector<std::string> names;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) return names;
    for (const json& item : *found) names.push_back(item.is_string() ? item.get<std::string>() : "(not a name)");
    return names;
}

const json& objectIn(const json& object, const char* key) {
    static const json kNone = json::object();
    const auto found = object.find(key);
    return found != object.end() && found->is_object() ? *found : kNone;
}

/// How the conditions reach the decoder: the text by cross-attention, or melody and text as a prefix.
Architecture readFuser(const AudiocraftFile& file) {
    const json& fuser = objectIn(file.config, "fuser");
    const JsonFields fields = JsonFields(file.file, file.config, kPrefix).section("fuser");
    const auto cross = namesIn(fuser, "cross"), prepended = namesIn(fuser, "prepend");
    fields.only("cross_attention_pos_emb", false, false);
    for (const char* other : {"sum", "input_interpolate", "ignore"})
        if (!namesIn(fuser, other).empty()) fields.unsupported(other, quotedText(namesIn(fuser, other).front()));
    if (cross == std::vector<std::string>{"description"} && prepended.empty()) return Architecture::CrossAttention;
    if (cross.empty() && prepended == std::vector<std::string>{"self_wav", "description"}) return Architecture::Prefix;
    for (const auto& name : prepended)
        if (name != "self_wav" && name != "description") fields.unsupported("prepend", quotedText(name));
    fields.unsupported("cross", cross.empty() ? Core::tr("nothing") : Message(quotedText(cross.front())));
}

std::string readConditioners(const AudiocraftFile& file, Architecture architecture) {
    const json& all = objectIn(file.config, "conditioners");
    const JsonFields fields = JsonFields(file.file, file.config, kPrefix).section("conditioners");
    for (const auto& [name, conditioner] : all.items()) {
        const bool known =
            name == "args" || name == "description" || (name == "self_wav" && architecture == Architecture::Prefix);
        if (!known) fields.unsupported(name, Core::tr("a condition"));
    }
    const JsonFields description = fields.section("description");
    description.only("model", "t5");
    const JsonFields t5 = description.section("t5");
    t5.only("normalize_text", false, false);
    return t5.text("name", "t5-base");
}

MelodyConfig readMelody(const AudiocraftFile& file) {
    const JsonFields root(file.file, file.config, kPrefix);
    const JsonFields wave = root.section("conditioners").section("self_wav");
    wave.only("model", "chroma_stem");
    const JsonFields chroma = wave.section("chroma_stem");
    chroma.only("argmax", true, true);
    if (chroma.whole("sample_rate", kSampleRate, 1, 1'000'000) != kSampleRate)
        chroma.unsupported("sample_rate", Core::tr("another rate"));
    MelodyConfig melody;
    melody.chromaBins = chroma.whole("n_chroma", 12, 1, 512);
    melody.fftSize = 1 << chroma.whole("radix2_exp", 14, 4, 20);
    melody.hop = melody.fftSize / 4;
    const double seconds = root.section("dataset").number("segment_duration", 30, 0.1, 3600);
    melody.chromaFrames = static_cast<int>(std::floor(seconds * kSampleRate / melody.hop)) + 1;
    return melody;
}

int readChannels(const AudiocraftFile& file) {
    const JsonFields root(file.file, file.config, kPrefix);
    const JsonFields interleave = root.section("interleave_stereo_codebooks");
    if (!interleave.flag("use", false)) return 1;
    interleave.only("per_timestep", false, false);
    return 2;
}

void checkPattern(const AudiocraftFile& file, const DecoderConfig& decoder) {
    const JsonFields pattern = JsonFields(file.file, file.config, kPrefix).section("codebooks_pattern");
    pattern.only("modeling", "delay");
    const JsonFields delay = pattern.section("delay");
    std::vector<int> usual;
    for (int k = 0; k < decoder.codebooks; ++k) usual.push_back(k / decoder.channels);
    if (delay.wholes("delays", usual, 0, 1000, kMaxCodebooks) != usual)
        delay.unsupported("delays", Core::tr("other ones"));
    for (const char* key : {"flatten_first", "empty_initial"})
        if (delay.whole(key, 0, 0, 1000) != 0) delay.unsupported(key, Core::tr("a number other than 0"));
}

DecoderConfig readDecoder(const AudiocraftFile& file) {
    const JsonFields root(file.file, file.config, kPrefix);
    root.only("lm_model", "transformer_lm");
    const JsonFields lm = root.section("transformer_lm");
    lm.only("norm_first", true, true);
    lm.only("causal", true, true);
    for (const char* key : {"bias_proj", "bias_ff", "bias_attn", "qk_layer_norm", "qk_layer_norm_cross"})
        lm.only(key, false, false);
    lm.only("activation", "gelu");
    lm.only("positional_embedding", "sin");
    lm.only("norm", "layer_norm");
    if (lm.has("layer_scale")) lm.unsupported("layer_scale", Core::tr("a number"));
    if (lm.whole("kv_repeat", 1, 1, 1024) != 1) lm.unsupported("kv_repeat", Core::tr("more than 1"));
    DecoderConfig decoder;
    decoder.codebookSize = lm.whole("card", 2048, 2, kMaxCodebookSize);
    decoder.codebooks = lm.whole("n_q", 4, 1, kMaxCodebooks);
    decoder.width = lm.whole("dim", 1024, 4, kMaxWidth);
    decoder.layers = lm.whole("num_layers", 24, 1, kMaxLayers);
    decoder.heads = lm.whole("num_heads", 16, 1, kMaxHeads);
    decoder.feedForward =
        static_cast<int>(std::min<double>(lm.number("hidden_scale", 4, 0.01, 64) * decoder.width, kMaxFeedForward));
    if (decoder.feedForward < 1) lm.fail("hidden_scale", Core::tr("it leaves nothing of “dim”"));
    decoder.channels = readChannels(file);
    if (decoder.codebooks % decoder.channels != 0) lm.fail("n_q", Core::tr("it must be even for stereo"));
    checkDecoder(decoder, lm, {"dim", "num_heads"});
    checkPattern(file, decoder);
    return decoder;
}

struct Found {
    AudiocraftFile model;
    ModelConfig config;
    TextPart text;
    CodecPart codec;
};

Found find(const fs::path& folder) {
    Found found;
    found.model = readAudiocraftFile(folder / kModelFile);
    if (!found.model.pretrained.empty())
        failUnsupported(found.model.file,
                        Core::tr("it only names another model, %1").arg(quotedText(found.model.pretrained)));
    ModelConfig& config = found.config;
    config.architecture = readFuser(found.model);
    config.alwaysProjectsText = true;
    const std::string text = readConditioners(found.model, config.architecture);
    config.decoder = readDecoder(found.model);
    if (config.architecture == Architecture::Prefix) config.melody = readMelody(found.model);
    found.text = findTextPart(folder, text);
    found.codec = findCodecPart(folder);
    config.text = found.text.config;
    config.maxTextTokens = found.text.maxTokens;
    config.codec = found.codec.config;

    const JsonFields lm = JsonFields(found.model.file, found.model.config, kPrefix).section("transformer_lm");
    if (config.decoder.codebookSize != config.codec.codebookSize)
        lm.fail("card", Core::tr("it is %1, but the codec's codebooks have %2 codes")
                            .arg(std::to_string(config.decoder.codebookSize))
                            .arg(std::to_string(config.codec.codebookSize)));
    const int perChannel = config.decoder.codebooks / config.decoder.channels;
    if (perChannel > config.codec.codebooks)
        lm.fail("n_q", Core::tr("the codec has only %1 codebooks").arg(std::to_string(config.codec.codebooks)));
    config.codec.codebooks = perChannel;  // of a codec with more, the first are used
    return found;
}

/// Codebooks of the codec that the language model does not use.
bool isUnused(const std::string& name, int codebooks) {
    const std::string base = "audio_encoder.quantizer.layers.";
    return name.starts_with(base) && std::atoi(name.c_str() + base.size()) >= codebooks;
}

}  // namespace

bool isAudiocraft(const fs::path& folder) { return isThere(folder / kModelFile) && !holdsWeights(folder); }

ModelConfig readAudiocraftConfig(const fs::path& folder) { return find(folder).config; }

Checkpoint openAudiocraft(const fs::path& folder) {
    Found found = find(folder);
    Checkpoint checkpoint;
    checkpoint.folder = folder;
    checkpoint.config = found.config;
    checkpoint.tokenizer = found.text.tokenizer;
    checkpoint.weights = languageModelNames(std::move(found.model.weights), found.model.file);
    // A text encoder that was trained along comes first.
    for (auto& [name, tensor] : readTextPart(found.text)) checkpoint.weights.emplace(name, std::move(tensor));
    for (auto& [name, tensor] : readCodecPart(found.codec))
        if (!isUnused(name, found.config.codec.codebooks)) checkpoint.weights.emplace(name, std::move(tensor));
    return checkpoint;
}

}  // namespace capriccio::musicgen
