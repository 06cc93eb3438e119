// Models in audiocraft's own layout: the same weights as in transformers', the parts that lie elsewhere, and what is
// refused.
#include "core/musicgen/checkpoint/audiocraft.h"
#include "core/musicgen/checkpoint/yaml.h"
#include "tests/checkpoint/crafted.h"

#include <algorithm>

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

const fs::path kGolden = GOLDEN_DATA;

/// As OmegaConf writes the configuration of a published model, its interpolations unresolved.
const std::string kConfig = R"(solver: musicgen
sample_rate: 32000
channels: 1
lm_model: transformer_lm
transformer_lm:
  n_q: 4
  card: 128
  dim: 64
  num_heads: 4
  num_layers: 3
  hidden_scale: 2.5
  memory_efficient: true
  bias_proj: false
  bias_ff: false
  bias_attn: false
  norm_first: true
  causal: true
  layer_scale: null
  activation: gelu
  norm: layer_norm
  positional_embedding: sin
codebooks_pattern:
  modeling: delay
  delay:
    delays:
    - 0
    - 1
    - 2
    - 3
    flatten_first: 0
    empty_initial: 0
dataset:
  segment_duration: 30
conditioners:
  args: {}
  description:
    model: t5
    t5:
      name: t5-base
      finetune: false
fuser:
  cross_attention_pos_emb: false
  sum: []
  prepend: []
  cross:
  - description
  input_interpolate: []
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) qFatal("“%s” is not in it", from.c_str());
    return text.replace(at, from.size(), to);
}

std::string exported(const std::string& config, const std::string& state = pickled::dict({})) {
    return torchFile(pickled::whole(pickled::dict({{"best_state", state}, {"xp.cfg", pickled::text(config)}})));
}

std::string pointer(const std::string& name) {
    return torchFile(pickled::whole(pickled::dict({{"pretrained", pickled::text(name)}})));
}

void copyPart(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

}  // namespace

class TestAudiocraft : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    /// …/mine/model, in a folder of its own so that nothing lies beside it by chance.
    fs::path root() const { return m_home->path().toStdString(); }
    fs::path folder() const { return root() / "mine" / "model"; }

    Fault faultOfConfig(const std::string& config) const {
        put(folder() / "state_dict.bin", exported(config));
        return faultOf([this] { readConfig(folder()); });
    }

  private Q_SLOTS:
    void init() {
        m_home = std::make_unique<QTemporaryDir>(QString::fromStdString(scratchTemplate()));
        for (const char* name :
             {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "AUDIOCRAFT_CACHE_DIR", "CAPRICCIO_MODELS"})
            qunsetenv(name);
        qputenv("HOME", m_home->path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home->filePath("data").toUtf8());
        qputenv("XDG_CACHE_HOME", m_home->filePath("cache").toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home->filePath("config").toUtf8());
        fs::create_directories(folder());
        copyPart(kGolden / "mono-audiocraft" / "t5-base", folder() / "t5-base");
        fs::copy(kGolden / "mono-audiocraft" / "compression_state_dict.bin", folder() / "compression_state_dict.bin");
    }

    void theSameWeightsAsInTransformersLayout() {
        const Checkpoint theirs = openCheckpoint(kGolden / "mono"), ours = openCheckpoint(kGolden / "mono-audiocraft");
        std::size_t compared = 0;
        for (const auto& [name, tensor] : theirs.weights) {
            const auto found = ours.weights.find(name);
            if (found == ours.weights.end() && name == "text_encoder.encoder.embed_tokens.weight") continue;
            QVERIFY2(found != ours.weights.end(), name.c_str());
            QCOMPARE(found->second.shape, tensor.shape);
            QVERIFY2(std::ranges::equal(found->second.bytes, tensor.bytes), name.c_str());
            ++compared;
        }
        QVERIFY(compared > 100);
        for (const auto& [name, tensor] : ours.weights) QVERIFY2(theirs.weights.contains(name), name.c_str());
    }

    void theSameConfiguration() {
        const ModelConfig theirs = readConfig(kGolden / "mono"), ours = readConfig(kGolden / "mono-audiocraft");
        QVERIFY(ours.architecture == Architecture::CrossAttention);
        QCOMPARE(ours.decoder.width, theirs.decoder.width);
        QCOMPARE(ours.decoder.layers, theirs.decoder.layers);
        QCOMPARE(ours.decoder.heads, theirs.decoder.heads);
        QCOMPARE(ours.decoder.feedForward, theirs.decoder.feedForward);
        QCOMPARE(ours.decoder.codebooks, 4);
        QCOMPARE(ours.decoder.codebookSize, theirs.decoder.codebookSize);
        QCOMPARE(ours.decoder.channels, 1);
        QCOMPARE(ours.text.width, theirs.text.width);
        QCOMPARE(ours.text.vocabSize, theirs.text.vocabSize);
        QCOMPARE(ours.codec.filters, theirs.codec.filters);
        QCOMPARE(ours.codec.ratios, theirs.codec.ratios);
        QCOMPARE(ours.codec.hidden, theirs.codec.hidden);
        QCOMPARE(ours.codec.codebooks, 4);
        QVERIFY(!ours.codec.convShortcut);
        QVERIFY(ours.hasTextProjection());
    }

    void stereoAndMelody() {
        const std::string stereo = replaced(replaced(kConfig, "n_q: 4", "n_q: 8"), "    - 1\n    - 2\n    - 3\n",
                                            "    - 0\n    - 1\n    - 1\n    - 2\n    - 2\n    - 3\n    - 3\n") +
                                   "interleave_stereo_codebooks:\n  use: true\n  per_timestep: false\n";
        put(folder() / "state_dict.bin", exported(stereo));
        const ModelConfig two = readConfig(folder());
        QCOMPARE(two.decoder.channels, 2);
        QCOMPARE(two.decoder.codebooks, 8);
        QCOMPARE(two.codec.codebooks, 4);

        const std::string melody =
            replaced(replaced(replaced(kConfig, "  prepend: []\n", "  prepend: [self_wav, description]\n"),
                              "  cross:\n  - description\n", "  cross: []\n"),
                     "  args: {}\n",
                     "  self_wav:\n    model: chroma_stem\n    chroma_stem:\n      sample_rate: ${sample_rate}\n      "
                     "n_chroma: 12\n      radix2_exp: 14\n      argmax: true\n");
        put(folder() / "state_dict.bin", exported(melody));
        const ModelConfig tune = readConfig(folder());
        QVERIFY(tune.architecture == Architecture::Prefix);
        QCOMPARE(tune.melody.chromaFrames, 235);
        QCOMPARE(tune.melody.chromaBins, 12);
        QCOMPARE(tune.melody.fftSize, 16384);
        QCOMPARE(tune.melody.hop, 4096);
    }

    void partsAreFoundWhereTheyLie() {
        put(folder() / "state_dict.bin", exported(kConfig));
        const fs::path t5 = kGolden / "mono-audiocraft" / "t5-base",
                       codec = kGolden / "mono-audiocraft-f16" / "encodec_32khz";
        const auto without = [&](const char* part) {
            fs::remove_all(folder() / part);
            return faultOf([&] { readConfig(folder()); });
        };
        const Fault noText = without("t5-base");
        QVERIFY2(noText.code == Error::Code::NotFound && noText.says("text encoder “t5-base”") && noText.says("Get “"),
                 noText.message.c_str());
        const std::vector<fs::path> textPlaces{
            root() / "mine" / "t5-base", root() / "data" / "capriccio" / "models" / "google-t5" / "t5-base",
            root() / "cache" / "huggingface" / "hub" / "models--google-t5--t5-base" / "snapshots" / "abc",
            root() / "cache" / "huggingface" / "hub" / "models--t5-base" / "snapshots" / "abc"};
        for (const fs::path& place : textPlaces) {
            copyPart(t5, place);
            QCOMPARE(readConfig(folder()).text.width, 48);
            fs::remove_all(place);
        }
        copyPart(t5, folder() / "t5-base");

        put(folder() / "compression_state_dict.bin", pointer("facebook/encodec_32khz"));
        const Fault noCodec = faultOf([&] { readConfig(folder()); });
        QVERIFY2(noCodec.code == Error::Code::NotFound && noCodec.says("the codec “encodec_32khz”"),
                 noCodec.message.c_str());
        const std::vector<fs::path> codecPlaces{
            folder() / "encodec_32khz", root() / "mine" / "encodec_32khz",
            root() / "data" / "capriccio" / "models" / "facebook" / "encodec_32khz",
            root() / "cache" / "huggingface" / "hub" / "models--facebook--encodec_32khz" / "snapshots" / "abc"};
        for (const fs::path& place : codecPlaces) {
            copyPart(codec, place);
            QCOMPARE(readConfig(folder()).codec.filters, 4);
            fs::remove(folder() / "compression_state_dict.bin");  // not there at all: the usual one
            QCOMPARE(readConfig(folder()).codec.filters, 4);
            put(folder() / "compression_state_dict.bin", pointer("facebook/encodec_32khz"));
            fs::remove_all(place);
        }
    }

    void partsInsideOfAMusicGen() {
        // A MusicGen in transformers' layout carries both parts; its configuration says what they were made from.
        put(folder() / "state_dict.bin", exported(kConfig));
        put(folder() / "compression_state_dict.bin", pointer("facebook/encodec_32khz"));
        fs::remove_all(folder() / "t5-base");
        const fs::path carrier = root() / "data" / "capriccio" / "models" / "facebook" / "musicgen-small";
        copyPart(kGolden / "mono", carrier);
        auto config = nlohmann::json::parse(get(carrier / "config.json"));
        config["text_encoder"]["_name_or_path"] = "google-t5/t5-base";
        config["audio_encoder"]["_name_or_path"] = "facebook/encodec_32khz";
        put(carrier / "config.json", config.dump());
        QCOMPARE(readConfig(folder()).text.width, 48);
        config["text_encoder"]["_name_or_path"] = "google/flan-t5-base";
        put(carrier / "config.json", config.dump());
        QVERIFY(faultOf([&] { readConfig(folder()); }).says("text encoder"));
        // and then all weights are there by their names
        config["text_encoder"]["_name_or_path"] = "t5-base";
        put(carrier / "config.json", config.dump());
        fs::copy(kGolden / "mono-audiocraft" / "state_dict.bin", folder() / "state_dict.bin",
                 fs::copy_options::overwrite_existing);
        const Checkpoint theirs = openCheckpoint(kGolden / "mono"), ours = openCheckpoint(folder());
        for (const auto& [name, tensor] : theirs.weights) {
            QVERIFY2(ours.weights.contains(name), name.c_str());
            QVERIFY2(std::ranges::equal(ours.weights.at(name).bytes, tensor.bytes), name.c_str());
        }
        QCOMPARE(ours.weights.size(), theirs.weights.size());
        QCOMPARE(ours.tokenizer, carrier / "spiece.model");
    }

    void transformersWeightsComeFirst() {
        copyPart(kGolden / "mono", folder());
        put(folder() / "state_dict.bin", "not looked into");
        QVERIFY(!isAudiocraft(folder()));
        QCOMPARE(readConfig(folder()).decoder.width, 64);
        fs::remove(folder() / "model.safetensors");  // the configuration alone, as some download it
        QVERIFY(isAudiocraft(folder()));
    }

    void whatThisProgramDoesNotDoIsNamed_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* from, const char* to, const char* said) {
            QTest::newRow(name) << from << to << said;
        };
        row("another lm", "transformer_lm\n", "mamba\n", "lm_model");
        row("rotary", "positional_embedding: sin", "positional_embedding: rope", "positional_embedding");
        row("post norm", "norm_first: true", "norm_first: false", "norm_first");
        row("bias", "bias_ff: false", "bias_ff: true", "bias_ff");
        row("scale", "layer_scale: null", "layer_scale: 0.1", "layer_scale");
        row("relu", "activation: gelu", "activation: relu", "activation");
        row("pattern", "modeling: delay", "modeling: parallel", "modeling");
        row("delays", "    - 3\n", "    - 4\n", "delays");
        row("style", "  args: {}\n", "  self_style:\n    model: style\n", "self_style");
        row("sum", "  sum: []\n", "  sum: [tempo]\n", "sum");
        row("prepended text only", "  prepend: []\n", "  prepend: [description]\n", "cross");
        row("clap", "    model: t5\n", "    model: clap\n", "model");
        row("card", "card: 128", "card: 64", "card");
        row("codebooks", "n_q: 4", "n_q: 5", "delays");
        row("odd width", "dim: 64", "dim: 65", "num_heads");
        row("no number", "dim: 64", "dim: wide", "dim");
        row("huge", "dim: 64", "dim: 6400000", "dim");
        row("not yaml", "lm_model:", "lm_model: [", "xp.cfg");
        row("alias", "solver: musicgen", "solver: *other", "xp.cfg");
    }
    void whatThisProgramDoesNotDoIsNamed() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, said);
        const Fault fault = faultOfConfig(replaced(kConfig, from.toStdString(), to.toStdString()));
        QVERIFY2(fault.says(said.toStdString()) && fault.says("state_dict.bin"), fault.message.c_str());
    }

    void filesThatAreNone() {
        const auto refused = [&](const std::string& bytes, const char* said) {
            put(folder() / "state_dict.bin", bytes);
            const Fault fault = faultOf([this] { openCheckpoint(folder()); });
            return fault.says(said) && fault.says("state_dict.bin");
        };
        QVERIFY(refused("", "state_dict.bin"));
        QVERIFY(refused("no zip", "not a file that PyTorch wrote"));
        QVERIFY(refused(torchFile(pickled::whole(pickled::dict({}))), "xp.cfg"));
        QVERIFY(refused(torchFile(pickled::whole(pickled::dict({{"xp.cfg", pickled::text(kConfig)}}))), "best_state"));
        QVERIFY(refused(pointer("facebook/musicgen-small"), "only names another model"));
        QVERIFY(
            refused(exported(kConfig, pickled::dict({{"emb.0.weight", pickled::text("five")}})), "is not a weight"));
        const std::string tensor =
            pickled::tensor(pickled::storage("ByteStorage", "0", 8), 0, pickled::tuple({4, 2}), pickled::tuple({2, 1}));
        const std::string odd =
            torchFile(pickled::whole(pickled::dict(
                          {{"best_state", pickled::dict({{"transformer.layers.0.self_attn.in_proj_weight", tensor}})},
                           {"xp.cfg", pickled::text(kConfig)}})),
                      {{"0", "abcdefgh"}});
        QVERIFY(refused(odd, "queries, keys and values"));
    }

    void yamlAsOmegaConfWritesIt() {
        const auto read = [](const std::string& text) { return readYamlObject(text, "x.bin"); };
        const nlohmann::json all = read(
            "a: 1\nb: 2.5\nc: '1'\nd: true\ne: null\nf: 1.0e-05\ng: ${b}\nh: ${i.j}\ni:\n  j: ${a}\n"
            "k: ${k}\nl: ${nowhere}\nm: x${a}\nn: .inf\no: nan\np: -3\nq: []\nr: {}\ns: \"two\\nlines\"\n");
        QCOMPARE(all["a"], 1);
        QCOMPARE(all["b"], 2.5);
        QCOMPARE(all["c"], "1");
        QCOMPARE(all["d"], true);
        QVERIFY(all["e"].is_null());
        QCOMPARE(all["f"], 1e-5);
        QCOMPARE(all["g"], 2.5);
        QCOMPARE(all["h"], 1);
        QCOMPARE(all["i"]["j"], 1);
        QCOMPARE(all["k"], "${k}");
        QCOMPARE(all["l"], "${nowhere}");
        QCOMPARE(all["m"], "x${a}");
        QCOMPARE(all["n"], ".inf");
        QCOMPARE(all["o"], "nan");
        QCOMPARE(all["p"], -3);
        QVERIFY(all["q"].is_array() && all["r"].is_object());
        QCOMPARE(all["s"], "two\nlines");
        for (const std::string& bad :
             {std::string(""), std::string("just text"), std::string("- a\n- b\n"), std::string("a: [1"),
              std::string("? [a]\n: b"), std::string("a: &x 1\nb: *x"), std::string(100, '['),
              "a: " + std::string(500, '[') + std::string(500, ']'), std::string("\xff\xfe", 2)})
            QVERIFY2(faultOf([&] { read(bad); }).says("xp.cfg"), bad.c_str());
        QVERIFY(faultOf([&] { read(std::string((1 << 20) + 1, ' ')); }).says("far too long"));
    }
};

QTEST_GUILESS_MAIN(TestAudiocraft)
#include "test_audiocraft.moc"
