#pragma once

#include "core/musicgen/nn/kernels/kernels.h"

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace capriccio::musicgen {

/// Keys and values of one layer and stream, head by head, with room for so many positions. Memory is taken from the
/// system page by page as positions come.
class KeyValueCache {
  public:
    enum class Width { Float32, Bytes };

    KeyValueCache() = default;
    KeyValueCache(Width width, std::int64_t heads, std::int64_t headWidth, std::int64_t capacity);

    std::int64_t capacity() const { return m_capacity; }

    /// One head's key and value at a position; positions are written in order, over again if need be.
    void store(const kernels::Table& table, std::int64_t head, std::int64_t position, const float* key,
               const float* value);

    /// What a query of a head gets from the first `count` ≥ 1 positions. scores: scratch of count + 16; integers: of
    /// headWidth + 1.
    void attend(const kernels::Table& table, std::int64_t head, const float* query, std::int64_t count, float* scores,
                std::int16_t* integers, float* out) const;

  private:
    struct Free {
        void operator()(std::byte* memory) const { std::free(memory); }
    };
    kernels::ByteCache bytesOf(std::int64_t head) const;
    float* floatsOf(std::int64_t head) const;

    Width m_width = Width::Float32;
    std::int64_t m_headWidth = 0, m_capacity = 0, m_headBytes = 0;
    std::unique_ptr<std::byte, Free> m_memory;
};

}  // namespace capriccio::musicgen
