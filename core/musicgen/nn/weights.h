#pragma once

#include "core/musicgen/checkpoint/checkpoint.h"
#include "core/musicgen/nn/torch.h"

#include <set>
#include <string>
#include <vector>

namespace capriccio::musicgen {

/// Hands out a checkpoint's weights by name and exact shape, as float32, and keeps count: finish() throws when one is
/// missing, of another shape, or left over. Modules take what they need in their constructors, so that one message
/// lists everything that is wrong with a file. Not thread-safe.
class Weights {
  public:
    explicit Weights(const Checkpoint& checkpoint) : m_checkpoint(&checkpoint) {}

    /// Random weights instead of a file's, for measuring: normal, scaled so that signals keep their size.
    static Weights random(std::uint64_t seed);

    bool has(const std::string& name) const;

    /// The tensor of that name. Shares the file's mapping where it is float32 already. Zeros when it is missing or of
    /// another shape or type; finish() tells.
    at::Tensor take(const std::string& name, at::IntArrayRef shape);

    /// Says that a weight may be there and is not needed (training state, tied copies).
    void ignore(const std::string& name) { m_used.insert(name); }

    /// Throws Error (Unreadable) that lists what is missing, of the wrong shape, or not known.
    void finish() const;

    /// Elements handed out so far.
    std::int64_t parameters() const { return m_parameters; }

  private:
    Weights() = default;
    at::Tensor drawn(at::IntArrayRef shape);

    const Checkpoint* m_checkpoint = nullptr;  ///< null: random
    std::uint64_t m_seed = 0;
    std::set<std::string> m_used;
    std::vector<std::string> m_problems;
    std::int64_t m_parameters = 0;
};

}  // namespace capriccio::musicgen
