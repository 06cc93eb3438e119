#include "core/musicgen/checkpoint/config.h"
#include "tests/checkpoint/crafted.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
namespace fs = std::filesystem;

class TestConfig : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QString::fromStdString(scratchTemplate())};
    fs::path folder() const { return m_folder.path().toStdString(); }

    static std::string sample(const char* name) {
        return get(fs::path(TEST_DATA) / "config" / (std::string(name) + ".json"));
    }

    /// config.json with one value changed ("decoder.ffn_dim"), or removed where the value is undefined.
    static std::string changed(const std::string& json, const QString& path, const QJsonValue& value) {
        QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
        const QStringList keys = path.split('.');
        if (keys.size() == 1) {
            root[keys[0]] = value;
        } else {
            QJsonObject part = root[keys[0]].toObject();
            if (value.isUndefined())
                part.remove(keys[1]);
            else
                part[keys[1]] = value;
            root[keys[0]] = part;
        }
        return QJsonDocument(root).toJson().toStdString();
    }

    ModelConfig read(const std::string& json) const {
        put(folder() / "config.json", json);
        return readConfig(folder());
    }

  private Q_SLOTS:
    void init() {
        for (const char* name :
             {"config.json", "preprocessor_config.json", "tokenizer_config.json", "generation_config.json"})
            fs::remove(folder() / name);
    }

    void readsThePublishedShape() {
        const ModelConfig config = read(sample("small"));
        QCOMPARE(config.architecture, Architecture::CrossAttention);
        QCOMPARE(config.text.width, 768);
        QCOMPARE(config.text.layers, 12);
        QCOMPARE(config.text.feedForward, 3072);
        QCOMPARE(config.text.vocabSize, 32128);
        QVERIFY(!config.text.gatedFeedForward);
        QCOMPARE(config.text.layerNormEps, 1e-6F);
        QCOMPARE(config.decoder.codebookSize, 2048);
        QCOMPARE(config.decoder.codebooks, 4);
        QCOMPARE(config.decoder.width, 1024);
        QCOMPARE(config.decoder.layers, 24);
        QCOMPARE(config.decoder.heads, 16);
        QCOMPARE(config.decoder.channels, 1);
        QCOMPARE(config.codec.filters, 64);
        QCOMPARE(config.codec.ratios, (std::vector<int>{8, 5, 4, 4}));
        QCOMPARE(config.codec.codebooks, 4);  // 2.2 kbit/s at 50 frames of 11 bits
        QCOMPARE(config.codec.sampleRate, 32000);
        QVERIFY(!config.codec.causal && !config.codec.convShortcut);
        QCOMPARE(config.maxTextTokens, 512);
    }

    void theModelSaysWhatSuitsIt() {
        const auto with = [this](const char* json) {
            put(folder() / "generation_config.json", json);
            return read(sample("small")).usualSampling;
        };
        QCOMPARE(read(sample("small")).usualSampling, Sampling());
        Sampling usual = with(R"({"guidance_scale": 4.5, "top_k": 120, "temperature": 0.9, "do_sample": true})");
        QCOMPARE(usual.guidance, 4.5);
        QCOMPARE(usual.topK, 120);
        QCOMPARE(usual.temperature, 0.9);
        QVERIFY(!usual.greedy);
        QCOMPARE(with(R"({"guidance_scale": null, "max_length": 1500})"), Sampling());
        // Within what can be asked for.
        usual = with(R"({"guidance_scale": 0.2, "temperature": 0})");
        QCOMPARE(usual.guidance, 1.0);
        QCOMPARE(usual.temperature, 0.1);
        QCOMPARE(with(R"({"guidance_scale": 40})").guidance, 10.0);
        const Fault fault = faultOf([&] { with(R"({"top_k": "many"})"); });
        QVERIFY2(fault.says("generation_config.json") && fault.says("top_k"), fault.message.c_str());
    }

    void readsStereo() {
        const ModelConfig config = read(sample("stereo"));
        QCOMPARE(config.decoder.codebooks, 8);
        QCOMPARE(config.decoder.channels, 2);
        QCOMPARE(config.codec.codebooks, 4);
    }

    void readsMelody() {
        ModelConfig config = read(sample("melody"));
        QCOMPARE(config.architecture, Architecture::Prefix);
        QCOMPARE(config.melody.chromaBins, 12);
        QCOMPARE(config.melody.chromaFrames, 235);
        QCOMPARE(config.melody.fftSize, 16384);
        put(folder() / "preprocessor_config.json",
            R"({"n_fft": 8192, "hop_length": 2048, "num_chroma": 12, "sampling_rate": 32000})");
        config = read(sample("melody"));
        QCOMPARE(config.melody.fftSize, 8192);
        QCOMPARE(config.melody.hop, 2048);
        put(folder() / "preprocessor_config.json", R"({"num_chroma": 24})");
        const Fault fault = faultOf([this] { read(sample("melody")); });
        QVERIFY2(fault.says("preprocessor_config.json") && fault.says("num_chroma"), fault.message.c_str());
        fs::remove(folder() / "preprocessor_config.json");
        config = read(sample("melody-stereo"));
        QCOMPARE(config.architecture, Architecture::Prefix);
        QCOMPARE(config.decoder.codebooks, 8);
    }

    void missingKeysHaveTransformersDefaults() {
        std::string json = sample("small");
        for (const char* key :
             {"decoder.ffn_dim", "decoder.vocab_size", "decoder.pad_token_id", "decoder.audio_channels",
              "decoder.model_type", "text_encoder.relative_attention_num_buckets", "text_encoder.feed_forward_proj",
              "audio_encoder.codebook_dim", "audio_encoder.norm_type", "audio_encoder.kernel_size"})
            json = changed(json, key, QJsonValue::Undefined);
        ModelConfig config = read(json);
        QCOMPARE(config.decoder.feedForward, 4096);
        QCOMPARE(config.decoder.codebookSize, 2048);
        QCOMPARE(config.decoder.channels, 1);
        QCOMPARE(config.text.relativeBuckets, 32);
        QCOMPARE(config.codec.codebookWidth, 128);
        QCOMPARE(config.codec.kernel, 7);
        config = read(changed(json, "text_encoder.d_model", QJsonValue::Undefined));
        QCOMPARE(config.text.width, 512);
        // The last bandwidth counts, as in transformers, and is rounded down to whole codebooks.
        config = read(changed(json, "audio_encoder.target_bandwidths", QJsonArray{0.55, 1.1, 2.74}));
        QCOMPARE(config.codec.codebooks, 4);
        config = read(changed(json, "text_encoder.feed_forward_proj", "gated-gelu"));
        QVERIFY(config.text.gatedFeedForward);
        config = read(changed(json, "decoder.hidden_size", 512.0));
        QCOMPARE(config.decoder.width, 512);
    }

    void limitsThePrompt() {
        const auto limit = [this](const char* json) {
            put(folder() / "tokenizer_config.json", json);
            return read(sample("small")).maxTextTokens;
        };
        QCOMPARE(limit(R"({"model_max_length": 77})"), 77);
        QCOMPARE(limit(R"({})"), 512);
        QCOMPARE(limit(R"({"model_max_length": 1000000000000000019884624838656})"), 512);
        QVERIFY(faultOf([&] { limit(R"({"model_max_length": 0})"); }).says("“model_max_length” is impossible"));
        QVERIFY(faultOf([&] { limit(R"({"model_max_length")"); }).says("tokenizer_config.json"));
    }

    void refusesImpossibleValues_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char* key, const QJsonValue& value) {
            QTest::addRow("%s %s", key, QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).constData())
                << QString(key) << value;
        };
        for (const char* key : {"decoder.hidden_size",
                                "decoder.num_hidden_layers",
                                "decoder.num_attention_heads",
                                "decoder.ffn_dim",
                                "decoder.num_codebooks",
                                "decoder.vocab_size",
                                "decoder.audio_channels",
                                "text_encoder.d_model",
                                "text_encoder.d_kv",
                                "text_encoder.d_ff",
                                "text_encoder.num_layers",
                                "text_encoder.num_heads",
                                "text_encoder.vocab_size",
                                "text_encoder.relative_attention_num_buckets",
                                "text_encoder.relative_attention_max_distance",
                                "audio_encoder.codebook_size",
                                "audio_encoder.hidden_size",
                                "audio_encoder.num_filters",
                                "audio_encoder.kernel_size",
                                "audio_encoder.last_kernel_size",
                                "audio_encoder.residual_kernel_size",
                                "audio_encoder.compress",
                                "audio_encoder.num_lstm_layers",
                                "audio_encoder.sampling_rate",
                                "audio_encoder.dilation_growth_rate"})
            for (const QJsonValue& value :
                 {QJsonValue(-1), QJsonValue(0), QJsonValue(1e18), QJsonValue(2.5), QJsonValue("8"), QJsonValue(true)})
                row(key, value);
        row("audio_encoder.upsampling_ratios", QJsonArray{});
        row("audio_encoder.upsampling_ratios", QJsonArray{8, 5, 4, 0});
        row("audio_encoder.upsampling_ratios", QJsonArray{8, "5", 4, 4});
        row("audio_encoder.upsampling_ratios", 640);
        row("audio_encoder.target_bandwidths", QJsonArray{});
        row("audio_encoder.target_bandwidths", QJsonArray{1e300});
        row("audio_encoder.target_bandwidths", QJsonArray{0.01});
        row("audio_encoder.num_residual_layers", 17);
        row("audio_encoder.codebook_dim", 64);
        row("text_encoder.layer_norm_epsilon", -1);
        row("text_encoder.relative_attention_num_buckets", 30);
        row("text_encoder.eos_token_id", 32128);
        row("decoder.num_attention_heads", 7);
        row("decoder.num_codebooks", 8);
        row("decoder", 5);
    }
    void refusesImpossibleValues() {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const Fault fault = faultOf([&] { read(changed(sample("small"), key, value)); });
        QVERIFY2(fault.code == Error::Code::Unreadable, fault.message.c_str());
        QVERIFY2(fault.says("config.json") && fault.says("“" + key.toStdString() + "”") && fault.says("is impossible"),
                 fault.message.c_str());
    }

    void refusesWhatTheEngineHasNot_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char* key, const QJsonValue& value) { QTest::newRow(key) << QString(key) << value; };
        row("decoder.activation_function", "relu");
        row("decoder.scale_embedding", true);
        row("decoder.tie_word_embeddings", true);
        row("decoder.pad_token_id", 0);
        row("decoder.model_type", "gpt2");
        row("text_encoder.model_type", "bert");
        row("text_encoder.feed_forward_proj", "gated-silu");
        row("audio_encoder.model_type", "dac");
        row("audio_encoder.norm_type", "time_group_norm");
        row("audio_encoder.pad_mode", "constant");
        row("audio_encoder.normalize", true);
        row("audio_encoder.use_causal_conv", true);
        row("audio_encoder.chunk_length_s", 1.0);
        row("audio_encoder.audio_channels", 2);
        row("audio_encoder.sampling_rate", 48000);
        row("audio_encoder.upsampling_ratios", QJsonArray{8, 5, 4, 2});
    }
    void refusesWhatTheEngineHasNot() {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const Fault fault = faultOf([&] { read(changed(sample("small"), key, value)); });
        QVERIFY2(fault.code == Error::Code::Unsupported && fault.says("config.json") &&
                     fault.says("“" + key.toStdString() + "”"),
                 fault.message.c_str());
    }

    void refusesOtherModels() {
        const Fault other = faultOf([&] { read(R"({"model_type": "llama", "hidden_size": 4096})"); });
        QVERIFY2(other.code == Error::Code::Unsupported && other.says("config.json") && other.says("“llama”"),
                 other.message.c_str());
        const Fault none = faultOf([&] { read("{}"); });
        QVERIFY2(none.code == Error::Code::Unreadable && none.says("model_type"), none.message.c_str());
    }

    void refusesBrokenJson() {
        const std::string good = sample("small");
        for (const std::string& bad :
             {good.substr(0, good.size() / 2), std::string("[]"), std::string("\xFF\xFE{}"),
              std::string("{\"model_type\": }"), "{\"model_type\":" + std::string(100000, '['), std::string("null")}) {
            const Fault fault = faultOf([&] { read(bad); });
            QVERIFY2(fault.code == Error::Code::Unreadable && fault.says("config.json") && fault.says("JSON"),
                     fault.message.c_str());
        }
        QVERIFY(faultOf([&] { read(std::string(5 << 20, ' ')); }).says("far larger than such a file can be"));
    }

    void namesWhatIsMissing() {
        const Fault file = faultOf([this] { readConfig(folder()); });
        QVERIFY2(file.code == Error::Code::NotFound && file.says("config.json"), file.message.c_str());
        const Fault nowhere = faultOf([this] { readConfig(folder() / "nowhere"); });
        QVERIFY2(nowhere.code == Error::Code::NotFound && nowhere.says("nowhere") && nowhere.says("not a folder"),
                 nowhere.message.c_str());
        put(folder() / "state_dict.bin", "x");
        const Fault audiocraft = faultOf([this] { readConfig(folder()); });
        fs::remove(folder() / "state_dict.bin");
        QVERIFY2(audiocraft.code == Error::Code::Unreadable && audiocraft.says("state_dict.bin"),
                 audiocraft.message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "test_config.moc"
