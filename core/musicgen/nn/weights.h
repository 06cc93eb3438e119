#pragma once

#include "core/musicgen/checkpoint/checkpoint.h"
#include "core/musicgen/nn/kernels/matrix.h"
#include "core/musicgen/nn/packed_cache.h"
#include "core/musicgen/nn/torch.h"

#include <set>
#include <string>
#include <vector>

namespace capriccio::musicgen {

/// A matrix (rows × width) to multiply with, and what keeps it alive.
struct WeightMatrix {
    kernels::Matrix packed;            ///< what the kernels read; rows 0: products go through torch
    at::Tensor tensor;                 ///< the same as a float32 tensor; undefined where it is packed
    std::shared_ptr<const void> held;  ///< the packed bytes
};

/// Hands out a checkpoint's weights by name and exact shape, as float32 on one device, and keeps count: finish() throws when one is
/// missing, of another shape, or left over. Modules take what they need in their constructors, so that one message
/// lists everything that is wrong with a file. Not thread-safe.
class Weights {
  public:
    /// cache: where packed matrices are looked for and put; null: nowhere. Both must outlive it.
    explicit Weights(const Checkpoint& checkpoint, at::Device device = at::kCPU, PackedCache* cache = nullptr)
        : m_checkpoint(&checkpoint), m_device(device), m_cache(cache) {}

    /// Random weights instead of a file's, for measuring: normal, scaled so that signals keep their size.
    static Weights random(std::uint64_t seed, at::Device device = at::kCPU);

    bool has(const std::string& name) const;

    /// The tensor of that name. Shares the file's mapping where it is float32 already and stays on the CPU. Zeros when it is missing or of
    /// another shape or type; finish() tells.
    at::Tensor take(const std::string& name, at::IntArrayRef shape);

    /// A table to look rows up in, of whatever type it is stored as: nothing of it is read or copied before. 16 bits where
    /// the weights are random.
    at::Tensor takeTable(const std::string& name, at::IntArrayRef shape);

    /// Matrices of that name, each (rows, width), below one another, in a precision (not Auto).
    WeightMatrix matrix(const std::vector<std::string>& names, std::int64_t rows, std::int64_t width,
                        Precision precision);

    /// Says that a weight may be there and is not needed (training state, tied copies).
    void ignore(const std::string& name) { m_used.insert(name); }

    /// Throws Error (Unreadable) that lists what is missing, of the wrong shape, or not known.
    void finish() const;

    at::Device device() const { return m_device; }

    /// Elements handed out so far.
    std::int64_t parameters() const { return m_parameters; }

  private:
    Weights() = default;
    at::Tensor drawn(at::IntArrayRef shape);

    /// Notes the use of a name; null when there is none, or one of another shape or type.
    const StoredTensor* stored(const std::string& name, at::IntArrayRef shape);

    const Checkpoint* m_checkpoint = nullptr;  ///< null: random
    at::Device m_device = at::kCPU;
    PackedCache* m_cache = nullptr;
    std::uint64_t m_seed = 0;
    at::Tensor m_pool;  ///< random numbers that large tensors share
    std::set<std::string> m_used;
    std::vector<std::string> m_problems;
    std::int64_t m_parameters = 0;
};

}  // namespace capriccio::musicgen
