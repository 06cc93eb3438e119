#pragma once

#include "core/musicgen/codec/streaming/convolution.h"
#include "core/musicgen/codec/streaming/recurrence.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace capriccio::musicgen {

/// The weights of EnCodec's decoder, laid out for the CPU. Immutable.
struct SoundDecoderWeights {
    /// A convolution with reflect padding at the piece's ends.
    struct Padded {
        Convolution conv;
        std::int64_t left = 0, right = 0;
    };
    struct Up {
        Convolution conv;  ///< transposed
        std::int64_t stride = 1, channels = 0, leftTrim = 0, rightTrim = 0;
    };
    struct Block {
        Padded dilated;
        Convolution pointwise;
        std::optional<Convolution> shortcut;  ///< none: identity
    };
    struct Stage {
        Up up;
        std::vector<Block> blocks;
    };
    Padded first;
    std::vector<Recurrence> lstm;  ///< with one skip around all
    std::vector<Stage> stages;
    Padded last;
};

/// Latents that come in parts of any size → sound, as decoding them at once would give. Keeps of each layer the inputs
/// that its next outputs need. Several sounds of one length (channels, takes) go together: each comes out as it would
/// alone, sooner. Not thread-safe; work is shared by the calling thread's Team; the weights must outlive it.
class SoundDecoder {
  public:
    explicit SoundDecoder(const SoundDecoderWeights& weights, std::size_t sounds = 1);

    /// latents (rows of the codec's hidden width, as many for each sound) → the samples of each that are now final.
    /// `last`: nothing comes after.
    std::vector<std::vector<float>> run(const std::vector<Rows>& latents, bool last);

  private:
    /// Inputs of a padded convolution that are not used up.
    struct Pending {
        Rows rows;
        bool started = false;  // the reflection before the first input stands in `rows`
    };
    struct UpState {
        std::vector<float> previous;  // empty before the first input
        std::int64_t toTrim = 0;
    };
    struct BlockState {
        Pending dilated;
        Rows shortcut;  // not yet added
    };
    struct StageState {
        UpState up;
        std::vector<BlockState> blocks;
    };

    /// Takes in rows; out and activated (its ELU) get what is final.
    static void convolve(const SoundDecoderWeights::Padded& padded, Pending& pending, const Rows& x, bool last,
                         Rows& out, Rows* activated);
    void raise(const SoundDecoderWeights::Up& up, UpState& state, const float* x, std::int64_t count, bool last,
               Rows& out, Rows& activated);
    void residual(const SoundDecoderWeights::Block& block, BlockState& state, Rows& x, Rows& activated, bool last);
    struct Sound {
        Pending first, last;
        std::vector<Recurrence::State> lstm;
        std::vector<StageState> stages;
        Rows x, through;  // around the LSTMs, where all sounds meet
    };

    Sound start() const;
    void remember();
    /// What m_room.activated[stage] has, through that stage and all behind it.
    void raiseFrom(std::size_t stage, Sound& sound, bool last, std::vector<float>& samples);

    const SoundDecoderWeights& m_weights;
    /// What lies between the layers. Kept, since memory that is fresh from the system costs more than what is done with
    /// it.
    struct Room {
        Rows part, x, in, inner, innerActivated, convolved, samples;
        std::vector<Rows> activated;  // what each stage, and then `last`, reads
    } m_room;
    std::vector<Sound> m_sounds;
};

}  // namespace capriccio::musicgen
