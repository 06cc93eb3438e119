#pragma once

#include <cstdint>
#include <vector>

namespace capriccio::musicgen {

/// Sound on its way through the codec: rows of channels, one a point in time. Room that was needed once is kept.
class Rows {
  public:
    std::int64_t channels = 0, count = 0;

    Rows() = default;
    Rows(std::int64_t channelCount, std::int64_t rows) : channels(channelCount) { resize(rows); }
    /// What is new is not set to anything.
    void resize(std::int64_t rows);
    float* row(std::int64_t t) { return m_values.data() + t * channels; }
    const float* row(std::int64_t t) const { return m_values.data() + t * channels; }
    std::int64_t size() const { return count * channels; }
    void append(const float* from, std::int64_t rows);
    void appendZeros(std::int64_t rows);
    /// Forgets the first rows.
    void drop(std::int64_t rows);

  private:
    std::vector<float> m_values;  // (at least count × channels)
};

/// A convolution as a product of matrices: with a point in time a row, what an output looks at lies in one piece, so
/// neighbouring outputs read overlapping rows and nothing is copied. Immutable; shared by the calling thread's Team.
class Convolution {
  public:
    Convolution() = default;

    /// weight (out, in, kernel), bias (out), row-major; stride 1.
    static Convolution plain(const float* weight, const float* bias, std::int64_t out, std::int64_t in,
                             std::int64_t kernel, std::int64_t dilation);
    /// Transposed, kernel = 2 × stride: weight (in, out, kernel). An output row is the `stride` points in time between
    /// two inputs: reads the input before and its own.
    static Convolution transposed(const float* weight, const float* bias, std::int64_t in, std::int64_t out,
                                  std::int64_t stride);

    std::int64_t inChannels() const { return m_in; }
    std::int64_t outChannels() const { return m_columns; }  ///< transposed: stride × channels
    std::int64_t reach() const { return m_reach; }          ///< rows that one output looks at

    /// in (count + reach − 1 rows) → out (count rows) [+ add (count rows), not for transposed ones]; activated: null,
    /// or ELU of the result too.
    void run(const float* in, std::int64_t count, const float* add, float* out, float* activated) const;

  private:
    void runPanels(const float* in, std::int64_t inStride, std::int64_t count, const std::vector<float>& panels,
                   std::int64_t depth, std::int64_t columns, const std::vector<float>& bias, const float* add,
                   float* out, float* activated) const;

    void runPairs(const float* in, std::int64_t count, float* out, float* activated) const;

    std::int64_t m_in = 0, m_columns = 0, m_reach = 1, m_kernel = 1, m_dilation = 1;
    std::vector<float> m_panels, m_bias;
    // Transposed: two output rows share a product, three instead of four (see runPairs). Empty: not worth it.
    struct Pairs {
        std::vector<float> both, own,
            before;  // panels: the sum of both inputs' weights, the own one's, minus those of the one before
    } m_pairs;
    // One channel out: sixteen points in time are columns of one product, most of whose weights are there.
    std::vector<float> m_sixteen, m_sixteenBias;
};

}  // namespace capriccio::musicgen
