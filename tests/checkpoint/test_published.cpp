#include "core/base/error.h"
#include "core/musicgen/checkpoint/checkpoint.h"
#include "core/musicgen/checkpoint/safetensors.h"

#include <QtTest>

using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const StoredTensor& tensor) {
    return {reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()};
}

}  // namespace

/// The golden checkpoints, in the layouts of the published ones.
class TestPublished : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void opensEveryLayout_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("codebooks");
        QTest::addColumn<int>("width");
        QTest::newRow("mono") << "mono" << 4 << 64;
        QTest::newRow("no-projection") << "no-projection" << 4 << 48;
        QTest::newRow("mono-bin") << "mono-bin" << 4 << 64;
        QTest::newRow("mono-bin-sharded") << "mono-bin-sharded" << 4 << 64;
        QTest::newRow("mono-sharded-f16") << "mono-sharded-f16" << 4 << 64;
    }
    void opensEveryLayout() {
        QFETCH(QString, folder);
        QFETCH(int, codebooks);
        QFETCH(int, width);
        const Checkpoint checkpoint = openCheckpoint(fs::path(GOLDEN_DATA) / folder.toStdString());
        QCOMPARE(checkpoint.config.decoder.codebooks, codebooks);
        QCOMPARE(checkpoint.config.decoder.width, width);
        QCOMPARE(checkpoint.config.codec.codebooks, 4);
        QCOMPARE(checkpoint.config.codec.hop(), 640);
        QCOMPARE(checkpoint.config.maxTextTokens, 512);
        QCOMPARE(checkpoint.tokenizer.filename(), fs::path("spiece.model"));
        QVERIFY(checkpoint.weights.contains("audio_encoder.decoder.layers.0.conv.weight_g"));
        for (const auto& [name, tensor] : checkpoint.weights) {
            QVERIFY2(name.find("parametrizations") == std::string::npos, name.c_str());
            QCOMPARE(static_cast<std::size_t>(tensor.elements()) * sizeOf(tensor.dtype), tensor.bytes.size());
        }
    }

    void layoutsHoldTheSameWeights_data() {
        QTest::addColumn<QString>("folder");
        QTest::newRow("bin") << "mono-bin";
        QTest::newRow("sharded bin") << "mono-bin-sharded";
    }
    void layoutsHoldTheSameWeights() {
        QFETCH(QString, folder);
        const StoredTensors expected = openCheckpoint(fs::path(GOLDEN_DATA) / "mono").weights;
        const StoredTensors ours = openCheckpoint(fs::path(GOLDEN_DATA) / folder.toStdString()).weights;
        for (const auto& [name, tensor] : expected) {
            QVERIFY2(ours.contains(name), name.c_str());
            const StoredTensor& other = ours.at(name);
            QVERIFY2(other.dtype == tensor.dtype && other.shape == tensor.shape && bytesOf(other) == bytesOf(tensor),
                     name.c_str());
        }
        QCOMPARE(ours.size(), expected.size());
    }

    void halfPrecisionShards() {
        const StoredTensors expected = openCheckpoint(fs::path(GOLDEN_DATA) / "mono").weights;
        const StoredTensors ours = openCheckpoint(fs::path(GOLDEN_DATA) / "mono-sharded-f16").weights;
        QCOMPARE(ours.size(), expected.size());
        for (const auto& [name, tensor] : ours) {
            QCOMPARE(tensor.dtype, DType::F16);
            QVERIFY2(expected.contains(name) && expected.at(name).shape == tensor.shape, name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestPublished)
#include "test_published.moc"
