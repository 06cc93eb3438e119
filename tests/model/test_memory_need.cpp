// What a model needs is known from its configuration alone, and too much of it is said before anything is loaded.
#include "core/base/memory.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/plan/memory_need.h"
#include "core/musicgen/plan/precision_choice.h"
#include "core/musicgen/plan/shapes.h"
#include "tests/model/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::musicgen;

namespace {

ModelConfig published(const char* name) { return readConfig(std::string(GOLDEN_DATA "/") + name); }

ModelConfig large() { return publishedShape("large"); }

template <class Act>
QString wordsOf(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.code() == Error::Code::OutOfMemory ? QString::fromUtf8(error.what()) : "(another error)";
    }
    return "(no error)";
}

}  // namespace

class TestMemoryNeed : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyParameterIsCounted() {
        for (const Architecture architecture : {Architecture::CrossAttention, Architecture::Prefix})
            for (const int channels : {1, 2}) {
                const auto model = tinyModel(architecture, channels);
                QCOMPARE(parameterCount(model->config()).total(), model->parameters());
            }
        for (const char* name : {"mono", "stereo", "melody", "melody-stereo", "no-projection"}) {
            const auto model = Model::load(std::string(GOLDEN_DATA "/") + name);
            QCOMPARE(parameterCount(published(name)).total(), model->parameters());
        }
    }

    void publishedSizes() {
        // The sizes on the hub, in millions: the language model, T5 and EnCodec.
        const ParameterCount small = parameterCount(ModelConfig{});
        QCOMPARE((small.products + small.rest + 500000) / 1000000, std::int64_t{420});
        QCOMPARE(small.text / 1000000, std::int64_t{109});
        QVERIFY(small.codec / 1000000 >= 57 && small.codec / 1000000 <= 59);
        QCOMPARE((parameterCount(large()).products + parameterCount(large()).rest + 500000) / 1000000,
                 std::int64_t{3257});
    }

    void whatAStepReads() {
        for (const Architecture architecture : {Architecture::CrossAttention, Architecture::Prefix})
            for (const Precision precision : offeredPrecisions()) {
                LoadOptions options;
                options.device = DeviceKind::Cpu;
                options.precision = precision;
                const auto model = Model::random(tinyConfig(architecture), 1, options);
                QCOMPARE(weightBytesPerStep(model->config(), precision),
                         static_cast<std::uint64_t>(model->parts().lm->bytesPerStep()));
            }
    }

    void needGrowsWithWhatIsAsked() {
        const ModelConfig config;
        const auto total = [&](Workload work) { return memoryNeed(config, Precision::F32, work).total(); };
        QVERIFY(total({500, 1, true}) < total({1500, 1, true}));
        QVERIFY(total({1500, 1, false}) < total({1500, 1, true}));
        QVERIFY(total({1500, 1, true}) < total({1500, 4, true}));
        // Beyond the window only the sound grows.
        QCOMPARE(memoryNeed(config, Precision::F32, {1500, 1, true}).cacheBytes,
                 memoryNeed(config, Precision::F32, {30000, 1, true}).cacheBytes);
        QVERIFY(memoryNeed(config, Precision::Int8).weightBytes < memoryNeed(config, Precision::BF16).weightBytes);
        QVERIFY(memoryNeed(config, Precision::BF16).weightBytes < memoryNeed(config, Precision::F32).weightBytes);
        QVERIFY(memoryNeed(config, Precision::Int4).weightBytes < memoryNeed(config, Precision::Int8).weightBytes);
        QVERIFY(memoryNeed(config, Precision::Int8).cacheBytes < memoryNeed(config, Precision::F32).cacheBytes / 3);
        // At f32 every number has four bytes.
        QCOMPARE(memoryNeed(config, Precision::F32).weightBytes,
                 4 * static_cast<std::uint64_t>(parameterCount(config).total()));
        // Auto: int8, but a tiny model stays as it is.
        QCOMPARE(memoryNeed(config, Precision::Auto).total(), memoryNeed(config, Precision::Int8).total());
        QCOMPARE(resolved(Precision::Auto, tinyConfig().decoder), Precision::F32);
    }

    void tooLargeIsSaidBeforeLoading() {
        LoadOptions options;
        options.device = DeviceKind::Cpu;
        options.memoryBytes = 1000;
        // Not even the weights need be there: nothing but the configuration is read.
        QTemporaryDir folder;
        QVERIFY(QFile::copy(GOLDEN_DATA "/mono/config.json", folder.filePath("config.json")));
        const QString words = wordsOf([&] { Model::load(folder.path().toStdString(), {}, options); });
        QVERIFY2(words.contains("of memory at") && words.contains("are free") && words.contains("smaller model"),
                 qPrintable(words));
        options.memoryBytes = std::uint64_t{1} << 40;
        QVERIFY(Model::load(GOLDEN_DATA "/mono", {}, options));
    }

    void whatWouldFitIsSaid() {
        const ModelConfig config = large();
        const std::uint64_t most = memoryNeed(config, Precision::F32).total();
        QCOMPARE(wordsOf([&] { requireMemoryToLoad("large", config, Precision::F32, most); }), "(no error)");
        const QString words = wordsOf([&] { requireMemoryToLoad("large", config, Precision::F32, most - 1); });
        QVERIFY2(words.contains("“large” needs 1") && words.contains("GB"), qPrintable(words));
        for (const Precision precision : offeredPrecisions())
            if (memoryNeed(config, precision).total() < most)
                QVERIFY2(words.contains("it would fit"), qPrintable(words));

        const Workload eight{1500, 8, true};
        const std::uint64_t one = memoryNeed(config, Precision::F32, {1500, 1, true}).cacheBytes;
        const QString fewer = wordsOf([&] { requireMemoryToGenerate(config, Precision::F32, eight, 4 * one); });
        QVERIFY2(fewer.contains("8 takes of 30 s need") && fewer.contains("Make 3 at a time"), qPrintable(fewer));
        const QString shorter = wordsOf([&] { requireMemoryToGenerate(config, Precision::F32, {1500, 1, true}, one / 2); });
        QVERIFY2(shorter.contains("A take of 30 s needs") && shorter.contains("One take of 1"), qPrintable(shorter));
        QVERIFY(wordsOf([&] { requireMemoryToGenerate(config, Precision::F32, {1500, 1, true}, 1000); }).contains("smaller model"));
    }

    void whatIsFreeIsKnownHere() {
        const auto free = availableMemoryBytes();
        QVERIFY(free && *free > 10'000'000 && *free < (std::uint64_t{1} << 46));
        QCOMPARE(memoryText(350'000'000), "350 MB");
        QCOMPARE(memoryText(1'440'000'000), "1.4 GB");
    }

    void namesAndOffers() {
        for (const char* name : {"auto", "f32", "bf16", "int8", "int4"}) QCOMPARE(nameOf(*precisionOf(name)), name);
        for (const char* name : {"auto", "cpu", "cuda", "mps"}) QCOMPARE(nameOf(*deviceOf(name)), name);
        QVERIFY(!precisionOf("f33") && !deviceOf("gpu"));
        QCOMPARE(offeredPrecisions().size(), std::size_t{4});
    }

    void placesAreChosenAndSaid() {
        LoadOptions options;
        options.threads = 2;
        const auto chosen = Model::random(tinyConfig(), 1, options);
        QVERIFY(!chosen->place().words.empty());
        if (chosen->place().device == DeviceKind::Cpu)
            QCOMPARE(chosen->place().words, "No CUDA device was found: using 2 CPU threads.");
        options.device = DeviceKind::Cpu;
        QCOMPARE(Model::random(tinyConfig(), 1, options)->place().words, "As asked: using 2 CPU threads.");
        for (const DeviceKind device : {DeviceKind::Cuda, DeviceKind::Mps}) {
            options.device = device;
            try {
                QCOMPARE(Model::random(tinyConfig(), 1, options)->place().device, device);
            } catch (const Error& error) {
                QCOMPARE(error.code(), Error::Code::Device);
                QVERIFY(QString::fromUtf8(error.what()).contains("Choose the processor"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMemoryNeed)
#include "test_memory_need.moc"
