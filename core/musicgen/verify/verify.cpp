#include "core/musicgen/verify/verify.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/codec/streaming_decoder.h"
#include "core/musicgen/generate/conditioner.h"
#include "core/musicgen/generate/generation.h"
#include "core/musicgen/generate/model_parts.h"
#include "core/musicgen/generate/sound_tokens.h"
#include "core/musicgen/lm/delay_pattern.h"
#include "core/musicgen/nn/kernels/team.h"

#include <fstream>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

constexpr double kStateTolerance = 2e-4;
constexpr double kSoundTolerance = 1e-3;

struct Run {
    std::string name;  // "greedy.one"
    int steps = 0;
    int prompts = 1;
    double guidance = 3;
};

/// What rounding the weights may cost, root mean square as a share of the whole: some times what the golden checkpoints
/// show, whose weights are random, a small part of what a fault does.
double roundingTolerance(Precision precision) {
    return precision == Precision::BF16 ? 0.02 : precision == Precision::Int8 ? 0.06 : 0.35;
}

/// The same for sound: −40 dB. Only the codec's LSTMs are rounded.
constexpr double kSoundRounding = 0.01;

/// Answers are compared in float32, unless another precision is asked for.
LoadOptions exactly(LoadOptions options) {
    if (options.precision == Precision::Auto) options.precision = Precision::F32;
    return options;
}

class Verification {
  public:
    Verification(const std::filesystem::path& modelFolder, const std::filesystem::path& golden,
                 const std::function<void(const Check&)>& each, const LoadOptions& options)
        : m_team(options.threads),
          m_model(Model::load(modelFolder, {}, exactly(options))),
          m_parts(m_model->parts()),
          m_golden(readSafetensors(golden)),
          m_each(each) {
        readDescription(std::filesystem::path(golden).replace_extension(".json"));
    }

    int run() {
        text();
        codec();
        chroma();
        languageModel("lm.logits", nullptr);
        if (has("lm.logits.melody")) {
            const Chroma tune = melody();
            languageModel("lm.logits.melody", &tune);
        }
        if (m_model->precision() == Precision::F32)
            for (const Run& greedy : m_runs) generation(greedy);
        return m_count;
    }

  private:
    void readDescription(const std::filesystem::path& file) {
        try {
            std::ifstream in(file);
            const nlohmann::json description = nlohmann::json::parse(in);
            m_prompts = description.at("prompts").get<std::vector<std::string>>();
            for (const auto& [name, run] : description.at("runs").items())
                m_runs.push_back({name, run.at("max_new_tokens"), run.at("prompts"), run.at("guidance_scale")});
        } catch (const nlohmann::json::exception& fault) {
            throw Error(Error::Code::Unreadable,
                        Core::tr("“%1”, which names the prompts of the answers, can't be read.").arg(file.string()),
                        fault.what());
        }
    }

    bool has(const std::string& name) const { return m_golden.contains(name); }

    at::Tensor golden(const std::string& name) const {
        const StoredTensor& stored = m_golden.at(name);
        const at::ScalarType type = stored.dtype == DType::I32 ? at::kInt : at::kFloat;
        at::Tensor tensor = at::empty(stored.shape, at::TensorOptions(type));
        std::memcpy(tensor.data_ptr(), stored.bytes.data(), stored.bytes.size());
        return tensor;
    }

    void say(Check check) {
        ++m_count;
        m_each(check);
    }

    void compare(const std::string& name, const at::Tensor& ours, double tolerance) {
        compare(name, ours, golden(name), tolerance);
    }

    /// Whether these codes, which are given to the model, are at most its highest; else the check named is not passed.
    bool knows(const std::string& name, const at::Tensor& codes, int highest) {
        if (codes.max().item<std::int32_t>() <= highest) return true;
        say({name, 0, 0, false, false, "answers of another model, which has more codes"});
        return false;
    }

    /// Hidden states or logits: what the precision of the weights changes.
    void compareStates(const std::string& name, const at::Tensor& computed, const at::Tensor& expected) {
        compareRounded(name, computed, expected, kStateTolerance, roundingTolerance(m_model->precision()));
    }

    void compareSound(const std::string& name, const at::Tensor& computed) {
        compareRounded(name, computed, golden(name), kSoundTolerance, kSoundRounding);
    }

    /// float32 is held to `exact`, other precisions to `rounded` (a share of the whole).
    void compareRounded(const std::string& name, const at::Tensor& computed, const at::Tensor& expected, double exact,
                        double rounded) {
        const at::Tensor ours = computed.to(at::kCPU);
        if (m_model->precision() == Precision::F32 || ours.sizes() != expected.sizes())
            return compare(name, ours, expected, exact);
        Check check{name, 0, rounded, false, true, {}};
        check.error = (ours - expected).norm().item<double>() / expected.norm().item<double>();
        check.passed = check.error <= check.tolerance;
        say(std::move(check));
    }

    void compare(const std::string& name, const at::Tensor& computed, const at::Tensor& expected, double tolerance) {
        const at::Tensor ours = computed.to(at::kCPU);
        Check check{name, 0, tolerance, false, false, {}};
        if (ours.sizes() != expected.sizes()) {
            check.note = "another shape";
        } else if (tolerance == 0) {
            check.error = static_cast<double>((ours.to(at::kInt) != expected).sum().item<std::int64_t>());
            check.passed = check.error == 0;
        } else {
            check.error = ours.numel() ? (ours - expected).abs().max().item<double>() : 0;
            check.passed = check.error <= tolerance;  // false for NaN
        }
        say(std::move(check));
    }

    std::vector<std::int32_t> ids(std::size_t prompt) const { return m_parts.tokenIds(m_prompts.at(prompt)); }

    void text() {
        if (has("text.ids")) {
            const at::Tensor expected = golden("text.ids");
            at::Tensor ours = at::full_like(expected, m_parts.config.text.padId);
            for (std::size_t i = 0; i < m_prompts.size(); ++i) {
                const std::vector<std::int32_t> prompt = ids(i);
                for (std::size_t j = 0; j < prompt.size() && static_cast<std::int64_t>(j) < ours.size(1); ++j)
                    ours[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)] = prompt[j];
            }
            compare("text.ids", ours, 0);
        }
        for (std::size_t i = 0; i < m_prompts.size(); ++i) {
            const std::string name = "text.hidden." + std::to_string(i);
            if (has(name)) compareStates(name, m_parts.text->encode(ids(i)), golden(name));
        }
        if (has("text.hidden.padded")) {
            // Ours are never padded; where the mask is on, a padded batch must be the same.
            const at::Tensor expected = golden("text.hidden.padded");
            std::vector<at::Tensor> ours, theirs;
            for (std::int64_t i = 0; i < expected.size(0); ++i) {
                ours.push_back(m_parts.text->encode(ids(static_cast<std::size_t>(i))));
                theirs.push_back(expected[i].narrow(0, 0, ours.back().size(0)));
            }
            compareStates("text.hidden.padded", at::cat(ours), at::cat(theirs));
        }
    }

    void codec() {
        if (has("codec.wave")) {
            const at::Tensor codes = m_parts.codec->encode(golden("codec.wave")[0]);
            compare("codec.codes", codes, 0);
            if (knows("codec.decoded", golden("codec.codes"), m_parts.config.codec.codebookSize - 1))
                compareSound("codec.decoded", m_parts.codec->decode(golden("codec.codes").to(at::kLong)).unsqueeze(0));
        }
        if (has("codec.random_codes") &&
            knows("codec.random_decoded", golden("codec.random_codes"), m_parts.config.codec.codebookSize - 1)) {
            const at::Tensor codes = golden("codec.random_codes").to(at::kLong);
            compareSound("codec.random_decoded", m_parts.codec->decode(codes).unsqueeze(0));
            StreamingDecoder stream(*m_parts.codec);
            std::vector<at::Tensor> parts;
            for (std::int64_t t = 0; t < codes.size(1); ++t) parts.push_back(stream.push(codes.narrow(1, t, 1)));
            parts.push_back(stream.finish().front());
            compareSound("codec.random_decoded", at::cat(parts).unsqueeze(0));
        }
    }

    /// The melody of the answers: chroma.wave.1.
    Chroma melody() const {
        const at::Tensor wave = golden("chroma.wave.1");
        return chromaOf({wave.const_data_ptr<float>(), static_cast<std::size_t>(wave.numel())}, m_parts.config.melody);
    }

    void chroma() {
        for (int i = 0; i < 3; ++i) {
            const std::string name = "chroma.onehot." + std::to_string(i);
            if (!has(name)) continue;
            // The last wave is not stored: it is the one before, eight times over.
            at::Tensor wave = golden("chroma.wave." + std::to_string(std::min(i, 1)));
            if (i == 2) wave = wave.repeat({8}).narrow(0, 0, 30 * kSampleRate);
            const Chroma ours =
                chromaOf({wave.const_data_ptr<float>(), static_cast<std::size_t>(wave.numel())}, m_parts.config.melody);
            at::Tensor pitch = at::empty({static_cast<std::int64_t>(ours.pitchClasses.size())}, at::kInt);
            std::copy(ours.pitchClasses.begin(), ours.pitchClasses.end(), pitch.data_ptr<std::int32_t>());
            compare(name, pitch, golden(name).argmax(-1).to(at::kInt), 0);
        }
    }

    void languageModel(const std::string& name, const Chroma* melody) {
        if (!has(name)) return;
        const at::Tensor expected = golden(name);             // (prompts, codebooks, columns, size)
        const at::Tensor columns = golden("lm.input_codes");  // (prompts, codebooks, columns)
        if (!knows(name, columns, m_parts.config.decoder.codebookSize)) return;
        std::vector<at::Tensor> whole, stepwise;
        for (std::int64_t i = 0; i < columns.size(0); ++i) {
            const Condition condition =
                conditionOf(m_parts, promptStates(m_parts, m_prompts.at(static_cast<std::size_t>(i))), melody, 0);
            const at::Tensor input = columns[i].contiguous();
            const std::span<const std::int32_t> ids(input.const_data_ptr<std::int32_t>(),
                                                    static_cast<std::size_t>(input.numel()));
            auto state = m_parts.lm->begin(std::span(&condition, 1), columns.size(2));
            whole.push_back(m_parts.lm->take(state, 0, ids).permute({1, 0, 2}));

            state = m_parts.lm->begin(std::span(&condition, 1), columns.size(2));
            std::vector<at::Tensor> steps;
            for (std::int64_t t = 0; t < columns.size(2); ++t) {
                const at::Tensor column = input.select(1, t).contiguous();
                const std::span<float> logits = m_parts.lm->step(
                    state, {column.const_data_ptr<std::int32_t>(), static_cast<std::size_t>(column.numel())});
                steps.push_back(at::from_blob(logits.data(), {columns.size(1), expected.size(3)}).clone());
            }
            stepwise.push_back(at::stack(steps, 1));
        }
        compareStates(name, at::stack(whole), expected);
        compareStates(name, at::stack(stepwise), expected);
    }

    struct Heard : Listener {
        std::vector<std::vector<float>> sound;
        std::vector<Tokens> tokens;
        void audio(int take, std::span<const float> samples) override {
            auto& all = sound.at(static_cast<std::size_t>(take));
            all.insert(all.end(), samples.begin(), samples.end());
        }
        void ended(Outcome, const std::vector<Tokens>& made) override { tokens = made; }
    };

    void generation(const Run& run) {
        const DelayPattern pattern(m_parts.config.decoder.codebooks, m_parts.config.decoder.channels);
        Request request;
        request.frames = pattern.framesOfSteps(run.steps);
        if (run.name.find("melody") != std::string::npos) request.melody = melody();
        if (run.name.find("continue") != std::string::npos) {
            request.goOnFrom = tokensOf(m_parts, golden("continue.wave"));
            request.frames += request.goOnFrom->frames;
        }
        request.sampling.greedy = true;
        request.sampling.guidance = run.guidance;
        for (int i = 0; i < run.prompts; ++i)
            request.takes.push_back(
                {run.name == "greedy.unconditional" ? std::string() : m_prompts.at(static_cast<std::size_t>(i)), 0});
        Heard heard;
        heard.sound.resize(request.takes.size());
        generate(*m_model, request, heard, {});

        const auto takes = static_cast<std::int64_t>(request.takes.size()),
                   channels = static_cast<std::int64_t>(m_model->channels());
        at::Tensor codes = at::empty({takes, pattern.codebooks(), request.frames}, at::kInt);
        std::vector<at::Tensor> sound;
        for (std::int64_t i = 0; i < takes; ++i) {
            const auto index = static_cast<std::size_t>(i);
            std::copy(heard.tokens[index].codes.begin(), heard.tokens[index].codes.end(),
                      codes[i].data_ptr<std::int32_t>());
            const auto& samples = heard.sound[index];
            sound.push_back(at::tensor(at::ArrayRef<float>(samples.data(), samples.size())).view({-1, channels}).t());
        }
        if (has(run.name + ".codes")) compare(run.name + ".codes", codes, 0);
        if (has(run.name + ".audio")) compareSound(run.name + ".audio", at::stack(sound));
    }

    const c10::InferenceMode m_noGradients;
    kernels::Team m_team;
    const kernels::Team::Scope m_scope{m_team};
    std::shared_ptr<const Model> m_model;
    const ModelParts& m_parts;
    StoredTensors m_golden;
    const std::function<void(const Check&)>& m_each;
    std::vector<std::string> m_prompts;
    std::vector<Run> m_runs;
    int m_count = 0;
};

}  // namespace

int verify(const std::filesystem::path& modelFolder, const std::filesystem::path& golden,
           const std::function<void(const Check&)>& each, const LoadOptions& options) {
    return Verification(modelFolder, golden, each, options).run();
}

}  // namespace capriccio::musicgen
