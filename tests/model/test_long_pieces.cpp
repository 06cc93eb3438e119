// Pieces beyond the model's window, prompts by section, melodies, negative prompts; each against a plain twin or a
// promise.
#include "tests/model/tiny_model.h"

#include <set>

#include <QTest>

using namespace capriccio;
using namespace capriccio::musicgen;

namespace {

Tokens made(const Model& model, const Request& request, Recorder* heard = nullptr) {
    Recorder own;
    Recorder& recorder = heard ? *heard : own;
    generate(model, request, recorder, {});
    return recorder.tokens.at(0);
}

Tokens part(const Tokens& all, int begin, int end) {
    Tokens cut{all.codebooks, end - begin, {}};
    for (int k = 0; k < all.codebooks; ++k)
        for (int t = begin; t < end; ++t) cut.codes.push_back(all.codes[static_cast<std::size_t>(k * all.frames + t)]);
    return cut;
}

Request greedy(std::vector<TakeRequest> takes, int frames) {
    Request request = requestOf(std::move(takes), frames);
    request.sampling.greedy = true;
    return request;
}

Chroma tune(int frames) {
    Chroma chroma;
    for (int t = 0; t < frames; ++t) chroma.pitchClasses.push_back(static_cast<std::uint8_t>(t * 5 % 12));
    return chroma;
}

}  // namespace

class TestLongPieces : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void windowsFollowTheRule() {
        // audiocraft's own loop, as plainly as it is written there: each window is one short piece that goes on from
        // the last 12 s of the one before.
        const auto model = tinyModel();
        const int total = 75 * 50, window = 1500, stride = 900;
        Tokens expected{4, total, std::vector<std::int32_t>(4 * total)};
        std::optional<Tokens> prompt;
        for (int offset = 0; offset + (prompt ? prompt->frames : 0) < total; offset += stride) {
            Request request = greedy({{"a long road", 1}}, std::min(total - offset, window));
            request.goOnFrom = prompt;
            const Tokens tokens = made(*model, request);
            for (int k = 0; k < 4; ++k)
                for (int t = prompt ? prompt->frames : 0; t < tokens.frames; ++t)
                    expected.codes[static_cast<std::size_t>(k * total + offset + t)] =
                        tokens.codes[static_cast<std::size_t>(k * tokens.frames + t)];
            if (tokens.frames > stride) prompt = part(tokens, stride, tokens.frames);
        }
        Recorder heard;
        const Tokens ours = made(*model, greedy({{"a long road", 1}}, total), &heard);
        QCOMPARE(ours.codes, expected.codes);
        QVERIFY(std::set(ours.codes.begin(), ours.codes.end()).size() > 5);

        // and no seam: what was streamed is what decoding at once gives
        const c10::InferenceMode noGradients;
        const at::Tensor codes =
            at::tensor(at::ArrayRef<std::int32_t>(ours.codes), at::kInt).view({4, total}).to(at::kLong);
        const at::Tensor whole = model->parts().codec->decode(codes);
        QCOMPARE(static_cast<std::int64_t>(heard.sound[0].size()), whole.size(0));
        const at::Tensor streamed = at::tensor(at::ArrayRef<float>(heard.sound[0]));
        QVERIFY((streamed - whole).abs().max().item<double>() < 1e-4);
    }

    void stoppingAndGoingOnIsTheSameAsNotStopping_data() {
        QTest::addColumn<bool>("prefix");
        QTest::addColumn<int>("at");
        for (const int at : {3, 40, 1500, 1590})
            for (const bool prefix : {false, true})
                QTest::addRow("%s at %d", prefix ? "prefix" : "cross", at) << prefix << at;
    }

    void stoppingAndGoingOnIsTheSameAsNotStopping() {
        QFETCH(bool, prefix);
        QFETCH(int, at);
        static std::map<bool, Tokens> whole;
        const auto model = tinyModel(prefix ? Architecture::Prefix : Architecture::CrossAttention);
        Request request = requestOf({{"rain on the roof", 9}}, 1600);
        request.sampling.topK = 20;
        if (prefix) request.melody = tune(77);
        if (!whole.contains(prefix)) whole[prefix] = made(*model, request);
        request.goOnFrom = part(whole[prefix], 0, at);
        QCOMPARE(made(*model, request).codes, whole[prefix].codes);
    }

    void sectionsTakeEffectAtTheirTime() {
        for (const Architecture architecture : {Architecture::CrossAttention, Architecture::Prefix}) {
            const auto model = tinyModel(architecture);
            TakeRequest take{"quiet intro", 3};
            const Tokens plain = made(*model, requestOf({take}, 200));
            take.sections = {{100, "quiet intro"}};
            QCOMPARE(made(*model, requestOf({take}, 200)).codes, plain.codes);
            take.sections = {{100, "full beat with a longer prompt"}, {150, ""}};
            const Tokens changed = made(*model, requestOf({take}, 200));
            // From the column on that makes codebook 0 of frame 100; the later codebooks of the frames before come in
            // the same columns.
            for (int k = 0; k < 4; ++k)
                for (int t = 0; t < 100 - k; ++t)
                    QCOMPARE(changed.codes[static_cast<std::size_t>(k * 200 + t)],
                             plain.codes[static_cast<std::size_t>(k * 200 + t)]);
            QVERIFY(part(changed, 100, 150).codes != part(plain, 100, 150).codes);
            take.sections.pop_back();
            const Tokens without = made(*model, requestOf({take}, 200));
            QCOMPARE(part(without, 0, 147).codes, part(changed, 0, 147).codes);
            QVERIFY(part(without, 150, 200).codes != part(changed, 150, 200).codes);
        }
    }

    void aSectionIsWhatGoingOnWithItsPromptGives() {
        // The plain twin of a change: take what was made so far and go on under the other prompt.
        const auto model = tinyModel(Architecture::Prefix);
        TakeRequest take{"quiet intro", 3};
        take.sections = {{60, "storm"}};
        Request request = greedy({take}, 120);
        const Tokens ours = made(*model, request);
        Request twin = greedy({{"storm", 3}}, 120);
        twin.goOnFrom = part(ours, 0, 60);
        // The codebooks that lag behind at the change are drawn before it by the twin's given part, so only codebook
        // 0's first column after the change has the same past in both.
        QCOMPARE(made(*model, twin).codes[60], ours.codes[60]);
    }

    void negativePromptTakesTheNullStreamsPlace() {
        for (const Architecture architecture : {Architecture::CrossAttention, Architecture::Prefix}) {
            const auto model = tinyModel(architecture);
            Request request = greedy({{"warm strings", 1}}, 40);
            const Tokens plain = made(*model, request);
            request.takes[0].negativePrompt = "drums";
            const Tokens negative = made(*model, request);
            QVERIFY(negative.codes != plain.codes);
            request.takes[0].negativePrompt =
                "warm strings";  // null + (cond − null) · g with both the same is the condition alone
            const Tokens same = made(*model, request);
            request.takes[0].negativePrompt.clear();
            request.sampling.guidance = 1;
            QCOMPARE(same.codes, made(*model, request).codes);
            request.takes[0].negativePrompt = "drums";  // without guidance there is nothing to keep away from
            QCOMPARE(made(*model, request).codes, same.codes);
        }
    }

    void melodiesAreFollowedRepeatedAndRefused() {
        const auto model = tinyModel(Architecture::Prefix);
        Request request = greedy({{"flute", 1}}, 40);
        const Tokens without = made(*model, request);
        request.melody = tune(40);
        const Tokens with = made(*model, request);
        QVERIFY(with.codes != without.codes);
        Chroma twice = tune(40);
        twice.pitchClasses.insert(twice.pitchClasses.end(), request.melody->pitchClasses.begin(),
                                  request.melody->pitchClasses.end());
        request.melody = twice;
        QCOMPARE(made(*model, request).codes, with.codes);
        request.melody->pitchClasses.assign(300, 0);  // the first pitch class throughout is what stands for no melody
        QCOMPARE(made(*model, request).codes, without.codes);
        request.melody = Chroma{};
        QVERIFY_THROWS_EXCEPTION(Error, made(*model, request));
        request.melody = tune(3);
        QVERIFY_THROWS_EXCEPTION(Error, made(*tinyModel(), request));
    }

    void theMelodyMovesAlongWithTheWindows() {
        // A melody that is "no melody" under the first window and something else under the second one changes nothing
        // before it.
        const auto model = tinyModel(Architecture::Prefix);
        Request request = greedy({{"flute", 1}}, 1600);
        const Tokens without = made(*model, request);
        request.melody = Chroma{std::vector<std::uint8_t>(500, 0)};
        for (std::size_t t = 235; t < 500; ++t) request.melody->pitchClasses[t] = 7;
        const Tokens with = made(*model, request);
        QCOMPARE(part(with, 0, 1500).codes, part(without, 0, 1500).codes);
        QVERIFY(part(with, 1500, 1600).codes != part(without, 1500, 1600).codes);
    }

    void impossibleOnesAreRefused() {
        Request request = requestOf({{"x", 1}}, 100);
        request.goOnFrom = Tokens{4, 100, std::vector<std::int32_t>(400)};
        QVERIFY_THROWS_EXCEPTION(Error, validate(request));
        request.goOnFrom = Tokens{8, 10, std::vector<std::int32_t>(80)};
        QVERIFY_THROWS_EXCEPTION(Error, made(*tinyModel(), request));
        request.goOnFrom = Tokens{4, 10, std::vector<std::int32_t>(40, 64)};
        QVERIFY_THROWS_EXCEPTION(Error, made(*tinyModel(), request));
        request.goOnFrom.reset();
        for (const std::vector<Section>& sections :
             {std::vector<Section>{{0, "a"}}, {{100, "a"}}, {{50, "a"}, {50, "b"}}, {{50, "a"}, {40, "b"}}}) {
            request.takes[0].sections = sections;
            QVERIFY_THROWS_EXCEPTION(Error, validate(request));
        }
        request.takes[0].sections = {{1, "a"}, {99, "b"}};
        validate(request);
    }
};

QTEST_GUILESS_MAIN(TestLongPieces)
#include "test_long_pieces.moc"
