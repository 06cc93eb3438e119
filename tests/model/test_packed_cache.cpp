// Packed weights are kept once and found again; a torn file, another source or another precision is noticed.
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/nn/packed_cache.h"

#include <fstream>

#include <QTemporaryDir>
#include <QTest>

using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

std::vector<std::byte> bytesOf(const std::string& text) {
    const auto* from = reinterpret_cast<const std::byte*>(text.data());
    return {from, from + text.size()};
}

}  // namespace

class TestPackedCache : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_model = fs::path(m_folder->path().toStdString()) / "model";
        m_cache = fs::path(m_folder->path().toStdString()) / "cache";
        fs::create_directories(m_model);
        write(m_model / "config.json", "{}");
        write(m_model / "model.safetensors", std::string(3'000'000, 'w'));
    }

    void whatWasAddedIsFoundAgain() {
        save();
        const PackedCache again(m_cache, m_model, Precision::Int8);
        QCOMPARE(found(again, "a", 1000), std::string(1000, 'a'));
        QCOMPARE(found(again, "b+2", 77), std::string(77, 'b'));
        QCOMPARE(found(again, "a", 999), std::string());  // of another shape
        QCOMPARE(found(again, "c", 1000), std::string());
        std::shared_ptr<const void> owner;
        QCOMPARE(reinterpret_cast<std::uintptr_t>(again.find("b+2", 77, owner).data()) % 64, std::uintptr_t{0});
    }

    void anotherPrecisionOrSourceIsNotIt() {
        save();
        QVERIFY(found(PackedCache(m_cache, m_model, Precision::Int4), "a", 1000).empty());
        QVERIFY(!found(PackedCache(m_cache, m_model, Precision::Int8), "a", 1000).empty());
        const auto when = fs::last_write_time(m_model / "model.safetensors");
        write(m_model / "model.safetensors", std::string(3'000'000, 'v'));  // of the same size and time
        fs::last_write_time(m_model / "model.safetensors", when);
        QVERIFY(found(PackedCache(m_cache, m_model, Precision::Int8), "a", 1000).empty());
        save();
        fs::last_write_time(m_model / "model.safetensors", when + std::chrono::seconds(1));
        QVERIFY(found(PackedCache(m_cache, m_model, Precision::Int8), "a", 1000).empty());
    }

    void tornAndDamagedFilesAreNoticed() {
        const fs::path file = save();
        std::ifstream in(file, std::ios::binary);
        const std::string whole((std::istreambuf_iterator<char>(in)), {});
        for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, whole.size() / 2, whole.size() - 1}) {
            write(file, whole.substr(0, length));
            QVERIFY(found(PackedCache(m_cache, m_model, Precision::Int8), "a", 1000).empty());
        }
        for (std::size_t at = 0; at < whole.size(); at += 13) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
            write(file, damaged);
            const PackedCache cache(m_cache, m_model, Precision::Int8);
            const std::string a = found(cache, "a", 1000);
            QVERIFY2(a.empty() || a == std::string(1000, 'a'), qPrintable(QString::number(at)));
        }
        save();
        QVERIFY(!found(PackedCache(m_cache, m_model, Precision::Int8), "a", 1000).empty());
    }

    void aFolderThatCannotBeWrittenIsNoFault() {
        write(m_cache, "a file");
        save();
        PackedCache nowhere({}, m_model, Precision::Int8);
        nowhere.add("a", {}, nullptr);
        nowhere.save();
        QVERIFY(nowhere.file().empty());
    }

    void aModelSoundsTheSameFromItsCache() {
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        const LoadOptions options{.precision = Precision::Int8};
        const auto first = Model::load(GOLDEN_DATA "/mono", {}, options), second = Model::load(GOLDEN_DATA "/mono", {}, options);
        QVERIFY(!fs::is_empty(packedCacheFolder()));
        QCOMPARE(first->parameters(), second->parameters());
        const c10::InferenceMode noGradients;
        std::vector<std::vector<float>> logits;
        for (const auto& model : {first, second}) {
            const LanguageModel& lm = *model->parts().lm;
            const Condition nothing;
            auto state = lm.begin(std::span(&nothing, 1), 8);
            const std::span<float> next = lm.step(state, std::vector<std::int32_t>(static_cast<std::size_t>(lm.config().codebooks), 3));
            logits.emplace_back(next.begin(), next.end());
        }
        QVERIFY(logits[0] == logits[1]);
    }

  private:
    static void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }
    static std::string found(const PackedCache& cache, const std::string& name, std::int64_t count) {
        std::shared_ptr<const void> owner;
        const auto bytes = cache.find(name, count, owner);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    fs::path save() const {
        PackedCache cache(m_cache, m_model, Precision::Int8);
        const auto a = bytesOf(std::string(1000, 'a')), b = bytesOf(std::string(77, 'b'));
        cache.add("a", a, nullptr);
        cache.add("b+2", b, nullptr);
        cache.save();
        return cache.file();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_model, m_cache;
};

QTEST_GUILESS_MAIN(TestPackedCache)
#include "test_packed_cache.moc"
