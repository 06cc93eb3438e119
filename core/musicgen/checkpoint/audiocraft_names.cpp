#include "core/musicgen/checkpoint/audiocraft_names.h"

#include "core/musicgen/checkpoint/fault.h"

#include <string>
#include <string_view>
#include <utility>

namespace capriccio::musicgen {
namespace {

void replace(std::string& name, std::string_view from, std::string_view to) {
    if (const auto at = name.find(from); at != std::string::npos) name.replace(at, from.size(), to);
}

bool replaceStart(std::string& name, std::string_view from, std::string_view to) {
    if (!name.starts_with(from)) return false;
    name.replace(0, from.size(), to);
    return true;
}

const std::string kDecoder = "decoder.model.decoder.";

std::string languageModelName(std::string name) {
    if (replaceStart(name, "emb.", kDecoder + "embed_tokens.") || replaceStart(name, "linears.", "decoder.lm_heads.") ||
        replaceStart(name, "out_norm.", kDecoder + "layer_norm.") ||
        replaceStart(name, "condition_provider.conditioners.description.output_proj.", "enc_to_dec_proj.") ||
        replaceStart(name, "condition_provider.conditioners.self_wav.output_proj.", "audio_enc_to_dec_proj.") ||
        // a text encoder that was trained along
        replaceStart(name, "condition_provider.conditioners.description.t5.", "text_encoder."))
        return name;
    if (!replaceStart(name, "transformer.layers.", kDecoder + "layers.")) return name;
    replace(name, ".mha.", ".");
    replace(name, ".cross_attention.", ".encoder_attn.");
    replace(name, ".linear1.", ".fc1.");
    replace(name, ".linear2.", ".fc2.");
    replace(name, ".norm1.", ".self_attn_layer_norm.");
    replace(name, ".norm_cross.", ".encoder_attn_layer_norm.");
    replace(name, ".norm2.", ".final_layer_norm.");
    return name;
}

/// Rows [part · n, (part + 1) · n) of a weight of 3 · n rows.
StoredTensor third(const StoredTensor& whole, std::size_t part) {
    StoredTensor cut = whole;
    cut.shape[0] /= 3;
    const std::size_t bytes = whole.bytes.size() / 3;
    cut.bytes = whole.bytes.subspan(part * bytes, bytes);
    return cut;
}

}  // namespace

StoredTensors languageModelNames(StoredTensors&& weights, const std::filesystem::path& file) {
    constexpr std::string_view kJoined = "in_proj_weight";
    StoredTensors renamed;
    for (auto& [name, tensor] : weights) {
        // The window of the melody's spectrum is computed.
        if (name == "condition_provider.conditioners.self_wav.chroma.spec.window") continue;
        std::string usual = languageModelName(name);
        if (!usual.ends_with(kJoined)) {
            renamed.emplace(std::move(usual), std::move(tensor));
            continue;
        }
        if (tensor.shape.size() != 2 || tensor.shape[0] % 3 != 0 || tensor.shape[0] == 0)
            failUnusable(file, Core::tr("its weight %1 is %2, where queries, keys and values should be in one")
                                   .arg(quotedText(name))
                                   .arg(tensor.shapeText()));
        const std::string base = usual.substr(0, usual.size() - kJoined.size());
        const char* parts[] = {"q_proj.weight", "k_proj.weight", "v_proj.weight"};
        for (std::size_t part = 0; part < 3; ++part) renamed.emplace(base + parts[part], third(tensor, part));
    }
    return renamed;
}

StoredTensors codecNames(StoredTensors&& weights) {
    StoredTensors renamed;
    for (auto& [name, tensor] : weights) {
        std::string usual = name;
        if (replaceStart(usual, "quantizer.vq.layers.", "quantizer.layers.")) {
            replace(usual, "._codebook.", ".codebook.");
        } else {
            replace(usual, ".model.", ".layers.");
            replace(usual, ".convtr.convtr.", ".conv.");
            replace(usual, ".conv.conv.", ".conv.");
        }
        renamed.emplace("audio_encoder." + usual, std::move(tensor));
    }
    return renamed;
}

}  // namespace capriccio::musicgen
