#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/tokenizer/tokenizer.h"
#include "tests/checkpoint/crafted.h"

#include <cstring>

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace capriccio::musicgen;
using capriccio::tests::get;
namespace fs = std::filesystem;
using Ids = std::vector<std::int32_t>;

namespace {

std::vector<std::int32_t> integers(const StoredTensor& tensor) {
    std::vector<std::int32_t> values(static_cast<std::size_t>(tensor.elements()));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

}  // namespace

/// The ids against those that transformers gives.
class TestGoldenIds : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void prompts_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("fromJson");
        for (const auto& entry : fs::directory_iterator(GOLDEN_DATA)) {
            if (!fs::exists(entry.path() / "golden.json")) continue;
            const std::string name = entry.path().filename().string();
            QTest::addRow("%s, spiece.model", name.c_str()) << QString::fromStdString(name) << false;
            QTest::addRow("%s, tokenizer.json", name.c_str()) << QString::fromStdString(name) << true;
        }
    }
    void prompts() {
        QFETCH(QString, folder);
        QFETCH(bool, fromJson);
        const fs::path golden = fs::path(GOLDEN_DATA) / folder.toStdString();
        const StoredTensors tensors = readSafetensors(golden / "golden.safetensors");
        const auto ids = integers(tensors.at("text.ids")), mask = integers(tensors.at("text.mask"));
        const auto width = static_cast<std::size_t>(tensors.at("text.ids").shape.at(1));
        const auto prompts = nlohmann::json::parse(get(golden / "golden.json")).at("prompts");
        QCOMPARE(prompts.size() * width, ids.size());
        QVERIFY(prompts.size() >= 5);
        const Tokenizer tokenizer(
            fromJson ? fs::path(TEST_DATA) / "tokenizer" / "tokenizer.json" : golden / "spiece.model", 197);
        for (std::size_t row = 0; row < prompts.size(); ++row) {
            Ids expected;
            for (std::size_t i = 0; i < width; ++i)
                if (mask[row * width + i]) expected.push_back(ids[row * width + i]);
            QCOMPARE(tokenizer.encode(prompts[row].get<std::string>()), expected);
        }
    }

    /// Special tokens, odd spaces, full-width letters, ligatures and the like (data/tokenizer/make_tokenizer_json.py).
    void awkwardPrompts_data() {
        QTest::addColumn<bool>("fromJson");
        QTest::newRow("spiece.model") << false;
        QTest::newRow("tokenizer.json") << true;
    }
    void awkwardPrompts() {
        QFETCH(bool, fromJson);
        const fs::path data = fs::path(TEST_DATA) / "tokenizer";
        const Tokenizer tokenizer(fromJson ? data / "tokenizer.json" : fs::path(GOLDEN_DATA) / "mono" / "spiece.model");
        const auto cases = nlohmann::json::parse(get(data / "ids.json"));
        QVERIFY(cases.size() > 20);
        for (const auto& one : cases) {
            const auto prompt = one.at("prompt").get<std::string>();
            const auto ids = tokenizer.encode(prompt);
            QVERIFY2(ids == one.at("ids").get<Ids>(), prompt.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestGoldenIds)
#include "test_golden_ids.moc"
