#include "core/musicgen/tokenizer/charsmap.h"
#include "core/musicgen/tokenizer/piece_model.h"
#include "core/musicgen/tokenizer/proto_wire.h"
#include "core/musicgen/tokenizer/tokenizer.h"
#include "tests/checkpoint/crafted.h"

#include <algorithm>
#include <cstring>
#include <sys/resource.h>

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
using nlohmann::json;
namespace fs = std::filesystem;
using Ids = std::vector<std::int32_t>;

namespace {

const fs::path kModel = fs::path(GOLDEN_DATA) / "mono" / "spiece.model";
const fs::path kJson = fs::path(TEST_DATA) / "tokenizer" / "tokenizer.json";
constexpr int kPieces = 169;

/// A model of a few pieces.
PieceModel small() {
    PieceModel model;
    model.pieces = {{"<pad>", 0, PieceModel::Control}, {"</s>", 0, PieceModel::Control},
                    {"<unk>", 0, PieceModel::Unknown}, {"▁", -1, PieceModel::Normal},
                    {"a", -2, PieceModel::Normal},     {"▁a", -1.5, PieceModel::Normal}};
    model.eosId = 1;
    return model;
}

}  // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QString::fromStdString(scratchTemplate())};
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    Fault faultOfModel(const std::string& bytes) const {
        put(at("bad.model"), bytes);
        return faultOf([this] { Tokenizer tokenizer(at("bad.model")); });
    }
    Fault faultOfJson(const json& value) const {
        put(at("bad.json"), value.dump());
        return faultOf([this] { Tokenizer tokenizer(at("bad.json")); });
    }

  private Q_SLOTS:
    void endsEveryPrompt() {
        const Tokenizer tokenizer(kModel);
        QCOMPARE(tokenizer.vocabSize(), kPieces);
        QCOMPARE(tokenizer.encode(""), Ids{1});
        QCOMPARE(tokenizer.encode("   "), Ids{1});
        QCOMPARE(tokenizer.encode("pop").back(), 1);
    }

    void neverCutsNorCrashes_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<int>("least");
        const auto repeated = [](const char* text, int times) { return QByteArray(text).repeated(times); };
        QTest::newRow("5,000 characters") << repeated("slow warm pads ", 334) << 1000;
        QTest::newRow("one word of 5,000 letters") << repeated("a", 5000) << 4000;
        QTest::newRow("5,000 emoji") << repeated("🎹 ", 5000) << 9000;
        QTest::newRow("5,000 Chinese characters") << repeated("宁 ", 5000) << 9000;
        QTest::newRow("spaces") << repeated(" \t\n", 5000) << 1;
        QTest::newRow("malformed UTF-8") << QByteArray("pop \xFF\xFE\xC0\x80 \xED\xA0\x80 \xF4\x90\x80\x80 rock") << 4;
        QTest::newRow("cut character") << QByteArray("pop \xE5\xAE") << 2;
        QTest::newRow("only continuation bytes") << repeated("\x80", 5000) << 2;
        QTest::newRow("NUL") << QByteArray("pop\0rock\0\0", 10) << 3;
        QTest::newRow("only NUL") << QByteArray(5000, '\0') << 1;
        QTest::newRow("special tokens") << repeated("</s><pad><unk><extra_id_0>", 1000) << 4001;
    }
    void neverCutsNorCrashes() {
        QFETCH(QByteArray, prompt);
        QFETCH(int, least);
        for (const fs::path& file : {kModel, kJson}) {
            const Tokenizer tokenizer(file), again(file);
            const Ids ids = tokenizer.encode({prompt.constData(), static_cast<std::size_t>(prompt.size())});
            QVERIFY2(static_cast<int>(ids.size()) >= least, std::to_string(ids.size()).c_str());
            QCOMPARE(again.encode({prompt.constData(), static_cast<std::size_t>(prompt.size())}), ids);
            QVERIFY(std::ranges::all_of(ids, [](std::int32_t id) { return id >= 0 && id < kPieces + 100; }));
            QCOMPARE(ids.back(), 1);
        }
    }

    void malformedBytesAreUnknownCharacters() {
        const Tokenizer tokenizer(kModel);
        QCOMPARE(tokenizer.encode("pop \xFF rock"), tokenizer.encode("pop 🎹 rock"));
    }

    void keepsWithinTheEmbeddings() {
        // 197 rows, as the golden models have: <extra_id_0> would be 268.
        for (const fs::path& file : {kModel, kJson}) {
            QCOMPARE(Tokenizer(file).encode("<extra_id_0>"), (Ids{kPieces + 99, 1}));
            const Ids ids = Tokenizer(file, 197).encode("a <extra_id_0> b <extra_id_99></s>");
            QVERIFY(std::ranges::all_of(ids, [](std::int32_t id) { return id < 197; }));
            QVERIFY(std::ranges::find(ids, kPieces) != ids.end());  // <extra_id_99> is the first behind the pieces
            const Fault fault = faultOf([&] { Tokenizer tokenizer(file, 100); });
            QVERIFY2(
                fault.code == Error::Code::Unreadable && fault.says(file.filename().string()) && fault.says("pieces"),
                fault.message.c_str());
        }
    }

    void bothFilesAreTheSameModel() {
        const PieceModel a = readPieceModel(kModel, get(kModel)), b = readTokenizerJson(kJson);
        QCOMPARE(a.charsmap, b.charsmap);
        QVERIFY(!a.charsmap.empty());
        QCOMPARE(a.eosId, b.eosId);
        for (std::size_t i = 0; i < a.pieces.size(); ++i) {
            QCOMPARE(b.pieces[i].text, a.pieces[i].text);
            QCOMPARE(b.pieces[i].score, a.pieces[i].score);
            QCOMPARE(b.pieces[i].type, a.pieces[i].type);
        }
        auto specials = a.specials, others = b.specials;
        std::ranges::sort(specials);
        std::ranges::sort(others);
        QVERIFY(specials == others);
    }

    void protobufRoundTrip() {
        ProtoWriter writer;
        writer.integer(1, -1);
        writer.integer(2, 300);
        writer.real(3, -2.5F);
        writer.bytes(4, "text");
        ProtoReader reader(writer.data());
        QVERIFY(reader.next());
        QCOMPARE(reader.integer(), std::int64_t{-1});
        QVERIFY(reader.next());
        QCOMPARE(reader.integer(), std::int64_t{300});
        QVERIFY(reader.next());
        QCOMPARE(reader.real(), -2.5F);
        QVERIFY(reader.next() && reader.field() == 4);
        QVERIFY(reader.bytes() == "text");
        QVERIFY(!reader.next() && reader.good());
        for (const std::string& bad :
             {std::string("\x80"), std::string("\x08"),
              std::string("\x22\x05"
                          "abc"),
              std::string("\x1D\x01"), std::string("\x0B"), std::string("\x00\x00", 2), std::string(11, '\xFF')}) {
            ProtoReader broken(bad);
            while (broken.next()) {}
            QVERIFY(!broken.good());
        }
        ProtoReader other("\x08\x01");
        QVERIFY(other.next());
        QVERIFY(other.bytes().empty() && !other.good());
    }

    void refusesBadModels() {
        QCOMPARE(faultOf([this] { Tokenizer t(at("nowhere.model")); }).code, Error::Code::NotFound);
        QVERIFY(faultOfModel("").says("is empty"));
        const auto refused = [this](const std::string& bytes, const char* what,
                                    Error::Code code = Error::Code::Unreadable) {
            const Fault fault = faultOfModel(bytes);
            const bool ok = fault.code == code && fault.says("bad.model") && fault.says(what);
            return ok ? std::string() : std::string(what) + " ≠ " + fault.message;
        };
        const auto changed = [](auto change) {
            PieceModel model = small();
            change(model);
            return toProto(model);
        };
        QVERIFY2(faultOfModel(toProto(small())).message.empty(), faultOfModel(toProto(small())).message.c_str());
        std::string p;
        QVERIFY2((p = refused("hello, this is not a model", "not a SentencePiece model")).empty(), p.c_str());
        QVERIFY2((p = refused("version https://git-lfs.github.com/spec/v1\n", "placeholder")).empty(), p.c_str());
        QVERIFY2((p = refused(get(kModel).substr(0, 5000), "")).empty(), p.c_str());
        QVERIFY2((p = refused(changed([](auto& m) { m.pieces[4].text = ""; }), "is empty")).empty(), p.c_str());
        QVERIFY2((p = refused(changed([](auto& m) { m.pieces[4].text = "▁"; }), "“▁” twice")).empty(), p.c_str());
        QVERIFY2((p = refused(changed([](auto& m) { m.pieces[4].score = std::numeric_limits<float>::quiet_NaN(); }),
                              "score of its piece “a”"))
                     .empty(),
                 p.c_str());
        QVERIFY2((p = refused(changed([](auto& m) { m.pieces[4].score = -std::numeric_limits<float>::infinity(); }),
                              "score of its piece “a”"))
                     .empty(),
                 p.c_str());
        QVERIFY2((p = refused(changed([](auto& m) { m.pieces[4].type = 9; }), "unknown type")).empty(), p.c_str());
        QVERIFY2(
            (p = refused(changed([](auto& m) { m.pieces[2].type = PieceModel::Normal; }), "0 pieces for unknown text"))
                .empty(),
            p.c_str());
        QVERIFY2(
            (p = refused(changed([](auto& m) { m.pieces[1].text = "<end>"; }), "no piece that ends a text")).empty(),
            p.c_str());
        QVERIFY2((p = refused(changed([](auto& m) { m.charsmap = "nonsense"; }), "table of characters")).empty(),
                 p.c_str());
        ProtoWriter trainer, model;
        trainer.integer(3, 2);  // BPE
        model.bytes(2, trainer.data());
        QVERIFY2((p = refused(model.data(), "not a Unigram model", Error::Code::Unsupported)).empty(), p.c_str());
    }

    /// What SentencePiece would follow out of the table.
    void refusesBadTablesOfCharacters() {
        const std::string good = readTokenizerJson(kJson).charsmap;
        QVERIFY(isSoundCharsmap(good));
        QVERIFY(isSoundCharsmap(""));
        QVERIFY(!isSoundCharsmap("abc"));
        QVERIFY(!isSoundCharsmap(good.substr(0, good.size() / 2)));
        QVERIFY(!isSoundCharsmap(good.substr(0, good.size() - 1)));  // the last replacement is not closed
        std::uint32_t trieBytes = 0;
        std::memcpy(&trieBytes, good.data(), 4);
        std::string cut = little(trieBytes / 2, 4) + good.substr(4, trieBytes / 2) + good.substr(4 + trieBytes);
        QVERIFY(!isSoundCharsmap(cut));  // offsets beyond half of the trie
        std::string far = good;
        far.replace(4, 4, little(0x7FFFFC00U, 4));  // the root's offset
        QVERIFY(!isSoundCharsmap(far));
        QVERIFY(
            !isSoundCharsmap(good.substr(0, 4 + trieBytes) + std::string("x\0", 2)));  // values beyond the replacements
        QVERIFY(!isSoundCharsmap(good + std::string(5000, 'x') + std::string(1, '\0')));  // a replacement without end
    }

    void refusesBadJson_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("unsupported");
        const auto row = [](const char* pointer, const char* value, const char* says, bool unsupported = false) {
            QTest::addRow("%s %s", pointer, value)
                << QString(pointer) << QString(value) << QString(says) << unsupported;
        };
        row("/model/type", "\"BPE\"", "“BPE”", true);
        row("/model/byte_fallback", "true", "byte_fallback", true);
        row("/normalizer/type", "\"Lowercase\"", "“Lowercase”", true);
        row("/pre_tokenizer", "null", "Metaspace", true);
        row("/pre_tokenizer", "{\"type\": \"ByteLevel\"}", "“ByteLevel”", true);
        row("/pre_tokenizer/pretokenizers/1/prepend_scheme", "\"first\"", "another way", true);
        row("/model", "null", "no “model”");
        row("/model/vocab", "5", "no “vocab”");
        row("/model/vocab/7", "[\"x\"]", "piece 7");
        row("/model/vocab/7/1", "\"x\"", "piece 7");
        row("/model/vocab/7/1", "1e300", "score");
        row("/model/vocab/7/0", "\"\"", "is empty");
        row("/model/unk_id", "100000", "unk_id");
        row("/model/unk_id", "-1", "unk_id");
        row("/added_tokens", "\"x\"", "added_tokens");
        row("/added_tokens/0/id", "-5", "added_tokens");
        row("/added_tokens/0/id", "7", "has the id of");
        row("/normalizer/precompiled_charsmap", "\"!!!!\"", "not base64");
        row("/normalizer/precompiled_charsmap", "\"AAAA\"", "table of characters");
    }
    void refusesBadJson() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, says);
        QFETCH(bool, unsupported);
        json changed = json::parse(get(kJson));
        QVERIFY(faultOfJson(changed).message.empty());
        changed[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const Fault fault = faultOfJson(changed);
        QCOMPARE(fault.code, unsupported ? Error::Code::Unsupported : Error::Code::Unreadable);
        QVERIFY2(fault.says("bad.json") && fault.says(says.toStdString()), fault.message.c_str());
    }

    void refusesBrokenJson() {
        put(at("bad.json"), get(kJson).substr(0, 1000));
        QVERIFY(faultOf([this] { Tokenizer t(at("bad.json")); }).says("JSON is broken"));
        put(at("bad.json"), "{\"model\":" + std::string(1000000, '['));
        QVERIFY(faultOf([this] { Tokenizer t(at("bad.json")); }).says("nested too deeply"));
    }

    void acceptsTheOlderForm() {
        // As the published tokenizer.json has it: no Sequence, add_prefix_space, a null charsmap never, spaces joined
        // by Replace.
        json older = json::parse(get(kJson));
        older["pre_tokenizer"] =
            json::parse("{\"type\": \"Metaspace\", \"replacement\": \"▁\", \"add_prefix_space\": true}");
        json sequence = json::parse(
            "{\"type\": \"Sequence\", \"normalizers\": [null, {\"type\": \"Strip\"},"
            " {\"type\": \"Replace\", \"pattern\": {\"Regex\": \" {2,}\"}, \"content\": \"▁\"}]}");
        sequence["normalizers"][0] = older["normalizer"];
        older["normalizer"] = sequence;
        put(at("older.json"), older.dump());
        QCOMPARE(Tokenizer(at("older.json")).encode("  warm   Rhodes "), Tokenizer(kModel).encode("  warm   Rhodes "));
    }

    /// Thousands of damaged files, the same on every run: each is refused by an Error that names it, or gives ids.
    void damage_data() {
        QTest::addColumn<bool>("fromJson");
        QTest::newRow("spiece.model") << false;
        QTest::newRow("tokenizer.json") << true;
    }
    void damage() {
        QFETCH(bool, fromJson);
        std::string original = get(kModel);
        if (fromJson) {
            json cut = json::parse(get(kJson));
            cut["normalizer"] = {
                {"type", "Strip"}};  // the table alone would take most of the hits; it has its own turn below
            original = cut.dump();
        }
        const fs::path file = at(fromJson ? "damaged.json" : "damaged.model");
        int refused = 0;
        constexpr std::uint32_t kRounds = 300;
        for (std::uint32_t seed = 0; seed < kRounds; ++seed) {
            put(file, damaged(original, seed));
            const Fault fault = faultOf([&] { Tokenizer(file).encode("80s pop — 宁静 🎹 \xFF </s> ﬁ"); });
            if (fault.message.empty()) continue;
            ++refused;
            QVERIFY2(fault.code != Error::Code::Internal && fault.says(file.filename().string()),
                     (std::to_string(seed) + fault.message).c_str());
        }
        QVERIFY2(refused > 100 && refused < static_cast<int>(kRounds), std::to_string(refused).c_str());
        rusage used = {};
        ::getrusage(RUSAGE_SELF, &used);
        QVERIFY(used.ru_maxrss < 1 << 20);  // kilobytes
    }

    void damagedTables() {
        PieceModel model = readTokenizerJson(kJson);
        const std::string good = model.charsmap;
        int refused = 0;
        constexpr std::uint32_t kRounds = 80;
        for (std::uint32_t seed = 0; seed < kRounds; ++seed) {
            model.charsmap = damaged(good, seed);
            put(at("table.model"), toProto(model));
            const Fault fault = faultOf([&] {
                const Tokenizer tokenizer(at("table.model"));
                for (const char* prompt :
                     {"ﬁne ① ㌔ ﷺ ｄｒｕｍｓ é", "\u1E9B\u0323 Ǆ Ⅷ ½ ㍿ \xFF\xFE", "ÀÉÎÕÜ ñ ç ß 한국어 日本語"})
                    tokenizer.encode(prompt);
            });
            refused += !fault.message.empty();
            QVERIFY2(fault.code != Error::Code::Internal || fault.message.empty(), fault.message.c_str());
        }
        QVERIFY(refused > 0 && refused < static_cast<int>(kRounds));
    }
};

QTEST_GUILESS_MAIN(TestTokenizer)
#include "test_tokenizer.moc"
