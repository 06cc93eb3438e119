#include "core/musicgen/checkpoint/checkpoint.h"
#include "tests/checkpoint/crafted.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

const std::string kNew = "audio_encoder.encoder.layers.0.conv.parametrizations.weight.original";
const std::string kOld = "audio_encoder.encoder.layers.0.conv.weight_";

/// A safetensors file of one-byte weights with these names.
std::string weights(const std::vector<std::string>& names) {
    std::string header = "{", data;
    for (const std::string& name : names) {
        header += (data.empty() ? "\"" : ",\"") + name + "\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[" +
                  std::to_string(data.size()) + "," + std::to_string(data.size() + 1) + "]}";
        data += static_cast<char>('a' + data.size());
    }
    return safetensors(header + "}", data);
}

std::string binWeights(const std::vector<std::string>& names) {
    std::vector<std::pair<std::string, std::string>> items;
    for (std::size_t i = 0; i < names.size(); ++i)
        items.emplace_back(names[i],
                           pickled::tensor(pickled::storage("ByteStorage", "0", 8), static_cast<std::int64_t>(i),
                                           pickled::tuple({1}), pickled::tuple({1})));
    return torchFile(pickled::whole(pickled::dict(items)), {{"0", "abcdefgh"}});
}

}  // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path folder() const { return m_folder->path().toStdString(); }
    void write(const char* name, const std::string& bytes) const { put(folder() / name, bytes); }
    Checkpoint open() const { return openCheckpoint(folder()); }
    Fault fault() const {
        return faultOf([this] { openCheckpoint(folder()); });
    }

  private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>(QString::fromStdString(scratchTemplate()));
        // A small model, so that its few weights are not taken for those of another one.
        write("config.json", get(fs::path(TEST_DATA) / "config" / "stereo.json"));
        write("spiece.model", "not looked into here");
    }

    void bringsNamesToOneForm() {
        write("model.safetensors",
              weights({kNew + "0", kNew + "1", "x.parametrizations.weight.original2", "text_encoder.shared.weight"}));
        const Checkpoint checkpoint = open();
        QCOMPARE(checkpoint.weights.size(), std::size_t{4});
        QVERIFY(checkpoint.weights.contains(kOld + "g"));
        QVERIFY(checkpoint.weights.contains(kOld + "v"));
        QVERIFY(checkpoint.weights.contains("x.parametrizations.weight.original2"));
        QCOMPARE(checkpoint.folder, folder());
        QCOMPARE(checkpoint.tokenizer, folder() / "spiece.model");
    }

    void prefersSafetensors() {
        write("pytorch_model.bin", binWeights({"from.bin"}));
        QVERIFY(open().weights.contains("from.bin"));
        write("model.safetensors.index.json", R"({"weight_map": {"from.shard": "model-1.safetensors"}})");
        write("model-1.safetensors", weights({"from.shard"}));
        QVERIFY(open().weights.contains("from.shard"));
        write("model.safetensors", weights({"from.whole"}));
        QVERIFY(open().weights.contains("from.whole"));
        QCOMPARE(open().weights.size(), std::size_t{1});
    }

    void takesTokenizerJsonWhereItIsTheOnlyOne() {
        write("model.safetensors", weights({"w"}));
        write("tokenizer.json", "{}");
        QCOMPARE(open().tokenizer, folder() / "spiece.model");
        fs::remove(folder() / "spiece.model");
        QCOMPARE(open().tokenizer, folder() / "tokenizer.json");
        fs::remove(folder() / "tokenizer.json");
        const Fault missing = fault();
        QVERIFY2(
            missing.code == Error::Code::NotFound && missing.says("spiece.model") && missing.says("tokenizer.json"),
            missing.message.c_str());
    }

    void joinsShards() {
        for (const bool bin : {false, true}) {
            const char* index = bin ? "pytorch_model.bin.index.json" : "model.safetensors.index.json";
            const std::string end = bin ? "bin" : "safetensors";
            const std::string one = "\"p-1." + end + "\"", two = "\"p-2." + end + "\"";
            write(index, "{\"metadata\": {\"total_size\": 3}, \"weight_map\": {\"a\": " + one + ", \"b\": " + two +
                             ", \"c\": " + one + "}}");
            const auto make = bin ? binWeights : weights;
            write(("p-1." + end).c_str(), make({"a", "c"}));
            write(("p-2." + end).c_str(), make({"b"}));
            const Checkpoint checkpoint = open();
            QCOMPARE(checkpoint.weights.size(), std::size_t{3});
            QCOMPARE(checkpoint.weights.at("c").bytes[0], std::byte{'b'});
            fs::remove(folder() / index);
        }
    }

    void refusesBadShards() {
        const char* index = "model.safetensors.index.json";
        write("one.safetensors", weights({"a"}));
        write("two.safetensors", weights({"b"}));
        const auto says = [&](const std::string& json, const char* file, const char* what,
                              Error::Code code = Error::Code::Unreadable) {
            write(index, json);
            const Fault f = fault();
            return f.code == code && f.says(file) && f.says(what) ? "" : f.message.empty() ? "opened" : f.message;
        };
        const auto ok = [](const std::string& problem) { return problem.empty(); };
        std::string p;
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": "one.safetensors", "b": "three.safetensors"}})",
                             "three.safetensors", "is not there", Error::Code::NotFound)),
                 p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": "one.safetensors", "z": "two.safetensors"}})", "two.safetensors",
                             "“z” should be in it")),
                 p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": "../one.safetensors"}})", index, "outside of its folder")),
                 p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": "/etc/passwd"}})", index, "outside of its folder")), p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": ".."}})", index, "outside of its folder")), p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": 5}})", index, "no file for the weight “a”")), p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {}})", index, "weight_map")), p.c_str());
        QVERIFY2(ok(p = says(R"({"metadata": {}})", index, "weight_map")), p.c_str());
        QVERIFY2(ok(p = says(R"({"weight_map": {"a")", index, "JSON is broken")), p.c_str());
        write("two.safetensors", weights({"b", "a"}));
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}})", "two.safetensors",
                             "“a” is there twice")),
                 p.c_str());
        write("two.safetensors", weights({"b"}).substr(0, 20));
        QVERIFY2(ok(p = says(R"({"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}})", "two.safetensors",
                             "cut off")),
                 p.c_str());
    }

    void refusesAWeightUnderBothNames() {
        write("model.safetensors", weights({kNew + "0", kOld + "g"}));
        const Fault f = fault();
        QVERIFY2(f.code == Error::Code::Unreadable && f.says("model.safetensors") && f.says("twice"),
                 f.message.c_str());
    }

    void refusesABinThatHoldsOtherThings() {
        write("pytorch_model.bin", torchFile(pickled::whole(pickled::dict({{"epoch", pickled::integer(3)}}))));
        QVERIFY2(fault().says("pytorch_model.bin") && fault().says("“epoch” is not a weight"), fault().message.c_str());
        write("pytorch_model.bin", torchFile(pickled::whole("]")));
        QVERIFY2(fault().says("pytorch_model.bin") && fault().says("does not hold a list of named weights"),
                 fault().message.c_str());
    }

    void namesWhatIsMissing() {
        const Fault none = fault();
        QVERIFY2(none.code == Error::Code::NotFound && none.says(m_folder->path().toStdString()) &&
                     none.says("model.safetensors"),
                 none.message.c_str());
        fs::create_symlink("gone", folder() / "model.safetensors");  // as a Hugging Face cache that was cleaned by hand
        const Fault dangling = fault();
        QVERIFY2(dangling.code == Error::Code::NotFound && dangling.says("model.safetensors"),
                 dangling.message.c_str());
    }

    void findsAConfigOfAnotherModel() {
        const std::string quantizer = "audio_encoder.quantizer.layers.";
        write("model.safetensors", weights({quantizer + "0.codebook.embed", quantizer + "1.codebook.embed"}));
        const Fault codebooks = fault();
        QVERIFY2(codebooks.says("config.json") && codebooks.says("4 codebooks, but the weights have 2"),
                 codebooks.message.c_str());
        write("config.json", get(fs::path(TEST_DATA) / "config" / "small.json"));
        write("model.safetensors", weights({"w"}));
        const Fault larger = fault();
        QVERIFY2(
            larger.code == Error::Code::Unreadable && larger.says("config.json") && larger.says("far larger model"),
            larger.message.c_str());
    }

    void changesNothingOnDisk() {
        write("model.safetensors", weights({"a"}).substr(0, 30));
        const auto before = fs::last_write_time(folder() / "model.safetensors");
        QVERIFY(!fault().message.empty());
        QCOMPARE(std::distance(fs::directory_iterator(folder()), fs::directory_iterator()), std::ptrdiff_t{3});
        QVERIFY(fs::last_write_time(folder() / "model.safetensors") == before);
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
