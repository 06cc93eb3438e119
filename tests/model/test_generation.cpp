// The run as its owner sees it: news in order, stopping, and the promise that a seed means one piece of music.
#include "tests/model/tiny_model.h"

#include <QTest>

using namespace capriccio;
using namespace capriccio::musicgen;

namespace {

std::vector<std::int32_t> codesOf(const Model& model, Request request, std::size_t take = 0) {
    Recorder heard;
    generate(model, request, heard, {});
    return heard.tokens.at(take).codes;
}

}  // namespace

class TestGeneration : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void tellsEverythingInOrder() {
        Recorder heard;
        const auto model = tinyModel();
        Generation run([&](std::stop_token) { return model; }, requestOf({{"pop", 1}}, 120), heard);
        QVERIFY(!run.running());
        run.start();
        run.wait();
        QVERIFY(!run.running());
        QCOMPARE(heard.startedCount, 1);
        QCOMPARE(heard.endedCount, 1);
        QCOMPARE(heard.failedCount, 0);
        QCOMPARE(heard.outcome, Outcome::Finished);
        QCOMPARE(heard.start.frames, 120);
        QCOMPARE(heard.start.sampleRate, 32000);
        QCOMPARE(heard.sound[0].size(), 120UL * 640);
        QCOMPARE(heard.tokens[0].frames, 120);
        QCOMPARE(heard.tokens[0].codes.size(), 480UL);
        QCOMPARE(heard.progresses.back().framesDone, 120);
        int last = 0;
        for (const Progress& progress : heard.progresses) {
            QVERIFY(progress.framesDone >= last && progress.frames == 120 && progress.speed >= 0);
            last = progress.framesDone;
        }
        for (const std::int32_t code : heard.tokens[0].codes) QVERIFY(code >= 0 && code < 64);
    }

    void soundEqualsTheTokensDecodedAtOnce() {
        const c10::InferenceMode noGradients;
        for (const int channels : {1, 2}) {
            const auto model = tinyModel(Architecture::CrossAttention, channels);
            Recorder heard;
            generate(*model, requestOf({{"pop", 1}}, 77), heard, {});
            const Tokens& tokens = heard.tokens[0];
            const at::Tensor codes = at::tensor(at::ArrayRef<std::int32_t>(tokens.codes), at::kInt)
                                         .view({tokens.codebooks, tokens.frames})
                                         .to(at::kLong);
            std::vector<at::Tensor> whole;
            for (int c = 0; c < channels; ++c)
                whole.push_back(model->parts().codec->decode(codes.slice(0, c, tokens.codebooks, channels)));
            const at::Tensor expected = at::stack(whole, 1).flatten();
            QCOMPARE(static_cast<std::int64_t>(heard.sound[0].size()), expected.size(0));
            const at::Tensor ours = at::tensor(at::ArrayRef<float>(heard.sound[0]));
            QVERIFY((ours - expected).abs().max().item<double>() < 1e-4);
        }
    }

    void seedDecidesWhateverTheThreads() {
        const auto model = tinyModel();
        Request request = requestOf({{"a quiet evening", 42}}, 60);
        const auto first = codesOf(*model, request);
        QCOMPARE(codesOf(*model, request), first);
        for (const int threads : {1, 2, 3}) {
            request.threads = threads;
            QCOMPARE(codesOf(*model, request), first);
        }
        request.takes[0].seed = 43;
        QVERIFY(codesOf(*model, request) != first);
        request.takes[0] = {"something else entirely", 42};
        QVERIFY(codesOf(*model, request) != first);
    }

    void aTakeIsTheSameAloneAndInABatch() {
        for (const Architecture architecture : {Architecture::CrossAttention, Architecture::Prefix}) {
            const auto model = tinyModel(architecture);
            const std::vector<TakeRequest> takes{
                {"pop", 1}, {"", 2}, {"a much longer prompt than the others", 3}, {"pop", 4}};
            Recorder together;
            generate(*model, requestOf(takes, 30), together, {});
            for (std::size_t i = 0; i < takes.size(); ++i) {
                Recorder alone;
                generate(*model, requestOf({takes[i]}, 30), alone, {});
                QCOMPARE(together.tokens[i].codes, alone.tokens[0].codes);
                QCOMPARE(together.sound[i], alone.sound[0]);
            }
        }
    }

    void guidanceOneIsTheConditionAlone() {
        const auto model = tinyModel();
        Request request = requestOf({{"pop", 1}}, 20);
        request.sampling.greedy = true;
        const auto three = codesOf(*model, request);
        request.sampling.guidance = 1;
        QVERIFY(codesOf(*model, request) != three);
        // without a prompt guidance changes nothing
        request.takes[0].prompt.clear();
        const auto one = codesOf(*model, request);
        request.sampling.guidance = 5;
        QCOMPARE(codesOf(*model, request), one);
    }

    void stopKeepsWhatIsThere() {
        const auto model = tinyModel();
        Recorder heard;
        Generation run([&](std::stop_token) { return model; }, requestOf({{"pop", 1}}, 1500), heard);
        heard.onProgress = [&](const Progress&) { run.stop(); };
        run.start();
        run.wait();
        QCOMPARE(heard.outcome, Outcome::Stopped);
        // The first progress comes with the first part of sound; not one step is made after.
        QCOMPARE(heard.progresses.front().framesDone, heard.tokens[0].frames);
        QVERIFY(heard.tokens[0].frames > 0 && heard.tokens[0].frames < 100);
        QCOMPARE(heard.sound[0].size(), static_cast<std::size_t>(heard.tokens[0].frames) * 640);
        // what was kept is the beginning of the whole
        Recorder whole;
        generate(*model, requestOf({{"pop", 1}}, 100), whole, {});
        for (int k = 0; k < 4; ++k)
            for (int t = 0; t < heard.tokens[0].frames; ++t)
                QCOMPARE(heard.tokens[0].codes[static_cast<std::size_t>(k * heard.tokens[0].frames + t)],
                         whole.tokens[0].codes[static_cast<std::size_t>(k * 100 + t)]);
    }

    void destroyingARunAbortsIt() {
        const auto model = tinyModel();
        Recorder heard;
        {
            std::atomic<bool> began{false};
            Generation run(
                [&](std::stop_token) {
                    began = true;
                    return model;
                },
                requestOf({{"pop", 1}}, 1500), heard);
            run.start();
            while (!began) std::this_thread::yield();
        }
        QCOMPARE(heard.endedCount, 1);
        QCOMPARE(heard.outcome, Outcome::Aborted);
    }

    void stopBeforeTheModelIsThere() {
        Recorder heard;
        Generation run(
            [](std::stop_token stop) -> std::shared_ptr<const Model> {
                while (!stop.stop_requested()) std::this_thread::yield();
                return nullptr;
            },
            requestOf({{"pop", 1}}, 100), heard);
        run.start();
        run.stop();
        run.wait();
        QCOMPARE(heard.startedCount, 0);
        QCOMPARE(heard.endedCount, 1);
        QCOMPARE(heard.outcome, Outcome::Stopped);
    }

    void failuresAreNews() {
        Recorder heard;
        Generation run(
            [](std::stop_token) -> std::shared_ptr<const Model> {
                throw Error(Error::Code::NotFound, "no such folder");
            },
            requestOf({{"pop", 1}}, 100), heard);
        run.start();
        run.wait();
        QCOMPARE(heard.failedCount, 1);
        QCOMPARE(heard.endedCount, 0);
        QCOMPARE(heard.message, std::string("no such folder"));
    }

    void impossibleRequestsAreRefusedByName_data() {
        QTest::addColumn<QString>("word");
        for (const char* word : {"takes", "length", "Temperature", "Top-k", "Top-p", "Guidance", "threads"})
            QTest::newRow(word) << word;
    }

    void impossibleRequestsAreRefusedByName() {
        QFETCH(QString, word);
        Request request = requestOf({{"pop", 1}}, 100);
        if (word == "takes") request.takes.resize(9);
        if (word == "length") request.frames = 30001;
        if (word == "Temperature") request.sampling.temperature = NAN;
        if (word == "Top-k") request.sampling.topK = -1;
        if (word == "Top-p") request.sampling.topP = 1.5;
        if (word == "Guidance") request.sampling.guidance = 0.5;
        if (word == "threads") request.threads = -1;
        try {
            validate(request);
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.code(), Error::Code::InvalidInput);
            QVERIFY2(QString(error.what()).contains(word), error.what());
        }
    }

    void aPromptTooLongIsSaidAndWorks() {
        auto config = tinyConfig();
        config.maxTextTokens = 16;
        const auto model = Model::random(config, 2);
        Recorder heard;
        generate(*model, requestOf({{std::string(5000, 'x'), 1}}, 5), heard, {});
        QVERIFY(QString::fromStdString(heard.start.notices[0].english()).contains("16"));
        QVERIFY(QString::fromStdString(heard.start.notices[0].english()).contains("5001"));
        QCOMPARE(heard.outcome, Outcome::Finished);
        Recorder shortOne;
        generate(*model, requestOf({{"short", 1}}, 5), shortOne, {});
        QVERIFY(shortOne.start.notices[0].isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGeneration)
#include "test_generation.moc"
