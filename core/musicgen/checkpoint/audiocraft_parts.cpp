#include "core/musicgen/checkpoint/audiocraft_parts.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/audiocraft_file.h"
#include "core/musicgen/checkpoint/audiocraft_names.h"
#include "core/musicgen/checkpoint/config_parts.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/json_file.h"
#include "core/musicgen/checkpoint/model_places.h"
#include "core/musicgen/checkpoint/weight_files.h"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace capriccio::musicgen {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kCodecFile = "compression_state_dict.bin";
constexpr const char* kUsualCodec = "facebook/encodec_32khz";

/// Published models that carry t5-base and encodec_32khz with them.
const std::vector<std::string> kCarriers = {"facebook/musicgen-small",         "facebook/musicgen-stereo-small",
                                            "facebook/musicgen-medium",        "facebook/musicgen-melody",
                                            "facebook/musicgen-stereo-medium", "facebook/musicgen-stereo-melody",
                                            "facebook/musicgen-large",         "facebook/musicgen-melody-large",
                                            "facebook/musicgen-stereo-large",  "facebook/musicgen-stereo-melody-large"};

std::string shortName(const std::string& name) { return name.substr(name.rfind('/') + 1); }

/// A name and what else it goes by on the hub.
std::vector<std::string> namesOf(const std::string& name) {
    std::vector<std::string> names{name};
    const std::string bare = shortName(name);
    if (bare.starts_with("t5-")) names.push_back("google-t5/" + bare);
    if (bare.starts_with("flan-t5-")) names.push_back("google/" + bare);
    if (bare.starts_with("encodec_")) names.push_back("facebook/" + bare);
    if (bare != name) names.push_back(bare);
    return names;
}

bool holdsConfigAndWeights(const fs::path& folder) { return isThere(folder / "config.json") && holdsWeights(folder); }

/// Where a part may be, the likeliest first: in the model's own folder, beside it, among the known models; then the
/// MusicGens that carry it.
std::vector<fs::path> candidates(const fs::path& folder, const std::string& name, bool carried) {
    std::vector<fs::path> found;
    const std::string bare = shortName(name);
    if (bare.empty() || bare == "." || bare == "..") return found;
    if (holdsConfigAndWeights(folder / bare)) found.push_back(folder / bare);
    const ModelPlaces places = userPlaces();
    if (const auto part = findPart(places, folder, namesOf(name), "config.json"))
        if (holdsConfigAndWeights(*part)) found.push_back(*part);
    if (!carried) return found;
    for (const std::string& carrier : kCarriers)
        if (const auto model = findPart(places, folder, {carrier}, "config.json"))
            if (holdsConfigAndWeights(*model)) found.push_back(*model);
    return found;
}

/// config.json of a folder, with its kind.
struct Description {
    fs::path file;
    json all;
    std::string kind;
};
Description describe(const fs::path& folder) {
    Description read{folder / "config.json", {}, {}};
    read.all = readJsonObject(read.file);
    read.kind = JsonFields(read.file, read.all).text("model_type", "");
    return read;
}

bool isMusicGen(const std::string& kind) { return kind == "musicgen" || kind == "musicgen_melody"; }

CodecConfig audiocraftCodec(const AudiocraftFile& file) {
    const JsonFields root(file.file, file.config, "xp.cfg: ");
    root.only("compression_model", "encodec");
    const JsonFields encodec = root.section("encodec"), seanet = root.section("seanet"), rvq = root.section("rvq");
    encodec.only("autoencoder", "seanet");
    encodec.only("quantizer", "rvq");
    encodec.only("renormalize", false, false);
    seanet.only("activation", "ELU");
    seanet.only("norm", "weight_norm");
    seanet.only("pad_mode", "reflect");
    seanet.only("causal", false, false);
    if (seanet.whole("channels", 1, 1, 64) != 1) seanet.unsupported("channels", Core::tr("more than 1"));
    if (seanet.whole("disable_norm_outer_blocks", 0, 0, 64) != 0)
        seanet.unsupported("disable_norm_outer_blocks", Core::tr("a number other than 0"));
    CodecConfig codec;
    codec.codebookSize = rvq.whole("bins", 1024, 2, kMaxCodebookSize);
    codec.codebooks = rvq.whole("n_q", 8, 1, kMaxCodebooks);
    codec.hidden = codec.codebookWidth = seanet.whole("dimension", 128, 1, 4096);
    codec.filters = seanet.whole("n_filters", 32, 1, 1024);
    codec.ratios = seanet.wholes("ratios", {8, 5, 4, 2}, 1, 640, 8);
    codec.kernel = seanet.whole("kernel_size", 7, 1, kMaxKernel);
    codec.lastKernel = seanet.whole("last_kernel_size", 7, 1, kMaxKernel);
    codec.residualKernel = seanet.whole("residual_kernel_size", 3, 1, kMaxKernel);
    codec.residualLayers = seanet.whole("n_residual_layers", 1, 0, 16);
    codec.dilationGrowth = seanet.whole("dilation_base", 2, 1, 16);
    codec.compress = seanet.whole("compress", 2, 1, 1024);
    codec.lstmLayers = seanet.whole("lstm", 2, 1, 16);
    codec.convShortcut = !seanet.flag("true_skip", true);
    codec.sampleRate = root.whole("sample_rate", 32000, 1, 1'000'000);
    checkCodec(codec, seanet, {"n_filters", "ratios", "compress", "dilation_base", "sample_rate"});
    return codec;
}

bool isPublishedCodec(const CodecConfig& codec) {
    const CodecConfig published;
    return codec.codebookSize == published.codebookSize && codec.hidden == published.hidden &&
           codec.filters == published.filters && codec.ratios == published.ratios &&
           codec.codebooks == published.codebooks;
}

bool isT5Base(const TextConfig& text) {
    const TextConfig published;
    return text.vocabSize == published.vocabSize && text.width == published.width && text.layers == published.layers &&
           text.heads == published.heads && text.feedForward == published.feedForward && !text.gatedFeedForward;
}

/// Whether a part inside of a MusicGen is the one that is meant: by the name it was made from, else by its sizes.
bool isMeant(const JsonFields& section, const std::string& name, bool sizesFit) {
    const std::string from = shortName(section.text("_name_or_path", ""));
    return from.empty() ? sizesFit : from == shortName(name);
}

std::optional<CodecPart> codecIn(const fs::path& folder, const std::string& name) {
    const Description read = describe(folder);
    const JsonFields fields(read.file, read.all);
    if (read.kind == "encodec") return CodecPart{readCodecConfig(fields), folder, CodecPart::Layout::Transformers};
    if (!isMusicGen(read.kind)) return std::nullopt;
    const JsonFields section = fields.section("audio_encoder");
    const CodecConfig codec = readCodecConfig(section);
    if (!isMeant(section, name, isPublishedCodec(codec))) return std::nullopt;
    return CodecPart{codec, folder, CodecPart::Layout::InsideMusicGen};
}

std::optional<TextPart> textIn(const fs::path& folder, const std::string& name) {
    const Description read = describe(folder);
    const JsonFields fields(read.file, read.all);
    TextPart part;
    part.folder = folder;
    part.insideMusicGen = isMusicGen(read.kind);
    if (!part.insideMusicGen && read.kind != "t5") return std::nullopt;
    const JsonFields section = part.insideMusicGen ? fields.section("text_encoder") : fields;
    part.config = readTextConfig(section);
    if (part.insideMusicGen && !isMeant(section, name, shortName(name) == "t5-base" && isT5Base(part.config)))
        return std::nullopt;
    part.maxTokens = readMaxTextTokens(folder);
    part.tokenizer = findTokenizer(folder);
    return part;
}

/// Where a user may put a part so that it is found.
Message whereToPut(const std::string& name, const fs::path& folder) {
    return Core::
        tr("Get “%1” and put its folder into %2, or get a MusicGen model in transformers' layout, which carries one.")
            .arg(name)
            .arg(quoted(folder));
}

}  // namespace

TextPart findTextPart(const fs::path& folder, const std::string& name) {
    for (const fs::path& candidate : candidates(folder, name, true))
        if (auto part = textIn(candidate, name)) return *std::move(part);
    throw Error(
        Error::Code::NotFound,
        Core::tr("%1 needs the text encoder “%2”, which is neither beside it nor among the models on this computer. %3")
            .arg(quoted(folder))
            .arg(shortName(name))
            .arg(whereToPut(namesOf(name).size() > 1 ? namesOf(name)[1] : name, folder)));
}

StoredTensors readTextPart(const TextPart& part) {
    const std::string prefix = "text_encoder.";
    StoredTensors encoder;
    for (auto& [name, tensor] : readAllWeights(part.folder)) {
        if (part.insideMusicGen) {
            if (name.starts_with(prefix)) encoder.emplace(name, std::move(tensor));
        } else if (name.starts_with("encoder.") || name == "shared.weight") {
            encoder.emplace(prefix + name, std::move(tensor));
        }
    }
    return encoder;
}

CodecPart findCodecPart(const fs::path& folder) {
    std::string name = kUsualCodec;  // what nearly every fine-tune was made with
    if (isThere(folder / kCodecFile)) {
        const AudiocraftFile file = readAudiocraftFile(folder / kCodecFile);
        if (file.pretrained.empty()) return {audiocraftCodec(file), folder, CodecPart::Layout::Audiocraft};
        name = file.pretrained;
    }
    for (const fs::path& candidate : candidates(folder, name, true))
        if (auto part = codecIn(candidate, name)) return *std::move(part);
    // audiocraft's own copy, in any of its models that carry it
    const ModelPlaces places = userPlaces();
    for (const std::string& carrier : kCarriers)
        if (const auto model = findPart(places, folder, {carrier}, kCodecFile)) {
            const AudiocraftFile file = readAudiocraftFile(*model / kCodecFile);
            if (!file.pretrained.empty()) continue;
            const CodecConfig codec = audiocraftCodec(file);
            if (shortName(name) == shortName(kUsualCodec) && isPublishedCodec(codec))
                return {codec, *model, CodecPart::Layout::Audiocraft};
        }
    throw Error(
        Error::Code::NotFound,
        Core::tr("%1 needs the codec “%2”, which is neither beside it nor among the models on this computer. %3")
            .arg(quoted(folder))
            .arg(shortName(name))
            .arg(whereToPut(name, folder)));
}

StoredTensors readCodecPart(const CodecPart& part) {
    if (part.layout == CodecPart::Layout::Audiocraft)
        return codecNames(readAudiocraftFile(part.folder / kCodecFile).weights);
    const std::string prefix = "audio_encoder.";
    StoredTensors codec;
    for (auto& [name, tensor] : readAllWeights(part.folder)) {
        if (part.layout == CodecPart::Layout::Transformers)
            codec.emplace(prefix + name, std::move(tensor));
        else if (name.starts_with(prefix))
            codec.emplace(name, std::move(tensor));
    }
    return codec;
}

}  // namespace capriccio::musicgen
