// Decoding in parts of any size equals decoding at once, to the first and the last sample.
#include "core/musicgen/codec/streaming_decoder.h"
#include "core/musicgen/nn/kernels/team.h"
#include "tests/model/tiny_model.h"

#include <cmath>

#include <QTest>

using namespace capriccio::musicgen;

Q_DECLARE_METATYPE(Precision)

namespace {

CodecConfig config(bool convShortcut, int residualLayers) {
    CodecConfig config = tinyConfig().codec;
    config.convShortcut = convShortcut;
    config.residualLayers = residualLayers;
    return config;
}

at::Tensor streamed(const Codec& codec, const at::Tensor& codes, const std::vector<std::int64_t>& parts) {
    StreamingDecoder stream(codec);
    std::vector<at::Tensor> out;
    std::int64_t at = 0;
    for (std::size_t i = 0; at < codes.size(1); ++i) {
        const std::int64_t part = std::min(parts[i % parts.size()], codes.size(1) - at);
        out.push_back(stream.push(codes.narrow(1, at, part)));
        at += part;
    }
    out.push_back(stream.finish().front());
    return at::cat(out);
}

}  // namespace

class TestStreamingDecoder : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void longSoundsAreEncodedInPartsAndAreTheSame() {
        const c10::InferenceMode noGradients;
        for (const int residualLayers : {1, 2}) {
            Weights weights = Weights::random(9);
            const Codec codec(config(residualLayers == 2, residualLayers), weights);
            at::manual_seed(3);
            const at::Tensor wave = at::randn({640 * 90 + 123}) * 0.3;
            const at::Tensor whole = codec.encode(wave, 1000);
            QCOMPARE(whole.size(1), 91);
            for (const std::int64_t part : {1, 7, 40, 90}) {
                const at::Tensor inParts = codec.encode(wave, part);
                QVERIFY(inParts.sizes() == whole.sizes());
                // Another order of adding up may tip a code that lies between two.
                const double same = (inParts == whole).to(at::kDouble).mean().item<double>();
                QVERIFY2(same > 0.99, qPrintable(QString::number(same)));
            }
        }
    }

    void everyPartSizeEqualsDecodingAtOnce_data() {
        QTest::addColumn<bool>("convShortcut");
        QTest::addColumn<int>("residualLayers");
        QTest::addColumn<bool>("throughTorch");
        for (const bool torch : {false, true}) {
            QTest::addRow("as published, %s", torch ? "torch" : "own") << false << 1 << torch;
            QTest::addRow("two dilated blocks, convolved shortcut, %s", torch ? "torch" : "own") << true << 2 << torch;
        }
    }

    void everyPartSizeEqualsDecodingAtOnce() {
        QFETCH(bool, convShortcut);
        QFETCH(int, residualLayers);
        const c10::InferenceMode noGradients;
        QFETCH(bool, throughTorch);
        Weights weights = Weights::random(3), same = Weights::random(3);
        const Codec plain(config(convShortcut, residualLayers), weights, Precision::F32, true);
        const Codec codec(config(convShortcut, residualLayers), same, Precision::F32, throughTorch);
        QCOMPARE(codec.soundDecoder() == nullptr, throughTorch);
        kernels::Team team(3);
        const kernels::Team::Scope scope(team);
        at::manual_seed(1);
        for (const std::int64_t frames : {1, 2, 3, 4, 5, 6, 9, 40, 130}) {
            const at::Tensor codes = at::randint(64, {4, frames}, at::kLong);
            const at::Tensor whole = plain.decode(codes);
            QCOMPARE(whole.size(0), frames * 640);
            QVERIFY(whole.abs().max().item<float>() > 0.01F);
            for (const std::vector<std::int64_t>& parts : {std::vector<std::int64_t>{1},
                                                           {2},
                                                           {3},
                                                           {4},
                                                           {5},
                                                           {7},
                                                           {11},
                                                           {25},
                                                           {40},
                                                           {49, 48},
                                                           {130},
                                                           {1, 13, 2},
                                                           {0, 5, 1}}) {
                const at::Tensor inParts = streamed(codec, codes, parts);
                QCOMPARE(inParts.size(0), whole.size(0));
                const double error = (inParts - whole).abs().max().item<double>();
                QVERIFY2(error < 1e-4,
                         qPrintable(QString("%1 frames in parts of %2: %3").arg(frames).arg(parts[0]).arg(error)));
            }
        }
    }

    void soundsTogetherAreAsAlone_data() {
        QTest::addColumn<bool>("throughTorch");
        QTest::newRow("own layers") << false;
        QTest::newRow("through libtorch") << true;
    }

    void soundsTogetherAreAsAlone() {
        QFETCH(bool, throughTorch);
        const c10::InferenceMode noGradients;
        Weights weights = Weights::random(6);
        const Codec codec(config(false, 1), weights, throughTorch ? Precision::F32 : Precision::Int8, throughTorch);
        QCOMPARE(codec.soundDecoder() == nullptr, throughTorch);
        constexpr std::int64_t kFrames = 41, kPart = 13;
        for (const std::size_t sounds : {2U, 3U, 8U}) {
            StreamingDecoder together(codec, sounds);
            std::vector<at::Tensor> codes;
            for (std::size_t i = 0; i < sounds; ++i) codes.push_back(at::randint(64, {4, kFrames}, at::kLong));
            std::vector<std::vector<at::Tensor>> parts(sounds);
            for (std::int64_t t = 0; t < kFrames; t += kPart) {
                std::vector<at::Tensor> next;
                for (const at::Tensor& c : codes) next.push_back(c.narrow(1, t, std::min(kPart, kFrames - t)));
                const auto samples = together.push(next);
                for (std::size_t i = 0; i < sounds; ++i) parts[i].push_back(samples[i]);
            }
            const auto rest = together.finish();
            for (std::size_t i = 0; i < sounds; ++i) {
                parts[i].push_back(rest[i]);
                QVERIFY(at::equal(at::cat(parts[i]), streamed(codec, codes[i], {kPart})));
            }
        }
    }

    void roundedRecurrentWeightsCannotBeHeard_data() {
        QTest::addColumn<Precision>("kept");
        QTest::addColumn<double>("decibels");  // at most so much beside the sound
        QTest::newRow("16 bits") << Precision::BF16 << -50.0;
        QTest::newRow("8 bits") << Precision::Int8 << -40.0;
    }

    void roundedRecurrentWeightsCannotBeHeard() {
        QFETCH(Precision, kept);
        QFETCH(double, decibels);
        const c10::InferenceMode noGradients;
        Weights weights = Weights::random(7), same = Weights::random(7);
        const Codec exact(config(false, 1), weights), rounded(config(false, 1), same, kept);
        const at::Tensor codes = at::randint(64, {4, 200}, at::kLong);
        const at::Tensor whole = exact.decode(codes), error = rounded.decode(codes) - whole;
        const double found = 10 * std::log10((error.square().sum() / whole.square().sum()).item<double>());
        QVERIFY2(found < decibels, qPrintable(QString::number(found)));
        QVERIFY(error.abs().max().item<float>() > 0);  // it was rounded
    }

    void holdsBackNoMoreThanFourFrames() {
        const c10::InferenceMode noGradients;
        Weights weights = Weights::random(4);
        const Codec codec(config(false, 1), weights);
        StreamingDecoder stream(codec);
        std::int64_t samples = 0;
        for (int frame = 1; frame <= 30; ++frame) {
            samples += stream.push(at::randint(64, {4, 1}, at::kLong)).size(0);
            QVERIFY(samples >= (frame - 4) * 640);
        }
        QCOMPARE(samples + stream.finish().front().size(0), std::int64_t{30 * 640});
    }

    void nothingPushedGivesNothing() {
        const c10::InferenceMode noGradients;
        Weights weights = Weights::random(4);
        const Codec codec(config(false, 1), weights);
        QCOMPARE(StreamingDecoder(codec).finish().front().size(0), std::int64_t{0});
    }

    void encodingRaggedEnds() {
        const c10::InferenceMode noGradients;
        Weights weights = Weights::random(5);
        const Codec codec(config(false, 1), weights);
        for (const std::int64_t samples : {1, 639, 640, 641, 6401})
            QCOMPARE(codec.encode(at::randn({samples})).size(1), (samples + 639) / 640);
    }
};

QTEST_GUILESS_MAIN(TestStreamingDecoder)
#include "test_streaming_decoder.moc"
