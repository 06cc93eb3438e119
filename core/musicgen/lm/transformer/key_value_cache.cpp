#include "core/musicgen/lm/transformer/key_value_cache.h"

#include <cmath>
#include <cstring>
#include <new>

namespace capriccio::musicgen {

KeyValueCache::KeyValueCache(Width width, std::int64_t heads, std::int64_t headWidth, std::int64_t capacity)
    : m_width(width), m_headWidth(headWidth) {
    constexpr std::int64_t kBlock = kernels::kPanelRows;
    m_capacity = (capacity + kBlock - 1) / kBlock * kBlock;
    const std::int64_t even = (headWidth + 1) / 2 * 2;
    m_headBytes = width == Width::Float32 ? m_capacity * headWidth * 2 * 4 : m_capacity * (even + headWidth + 8);
    m_headBytes = (m_headBytes + 63) / 64 * 64;
    m_memory.reset(static_cast<std::byte*>(std::calloc(static_cast<std::size_t>(heads * m_headBytes), 1)));
    if (!m_memory && heads * m_headBytes > 0) throw std::bad_alloc();
}

kernels::ByteCache KeyValueCache::bytesOf(std::int64_t head) const {
    std::byte* at = m_memory.get() + head * m_headBytes;
    kernels::ByteCache cache;
    cache.width = m_headWidth;
    cache.keyScales = reinterpret_cast<float*>(at);
    cache.valueScales = cache.keyScales + m_capacity;
    cache.keys = reinterpret_cast<std::int8_t*>(cache.valueScales + m_capacity);
    cache.values = cache.keys + m_capacity * cache.evenWidth();
    return cache;
}

float* KeyValueCache::floatsOf(std::int64_t head) const {
    return reinterpret_cast<float*>(m_memory.get() + head * m_headBytes);
}

void KeyValueCache::store(const kernels::Table& table, std::int64_t head, std::int64_t position, const float* key,
                          const float* value) {
    if (m_width == Width::Bytes) return table.store(bytesOf(head), position, key, value);
    float* keys = floatsOf(head);
    const auto bytes = static_cast<std::size_t>(m_headWidth) * sizeof(float);
    std::memcpy(keys + position * m_headWidth, key, bytes);
    std::memcpy(keys + (m_capacity + position) * m_headWidth, value, bytes);
}

void KeyValueCache::attend(const kernels::Table& table, std::int64_t head, const float* query, std::int64_t count,
                           float* scores, std::int16_t* integers, float* out) const {
    const float scale = 1.0F / std::sqrt(static_cast<float>(m_headWidth));
    if (m_width == Width::Bytes) return table.attendBytes(query, bytesOf(head), scale, count, scores, integers, out);
    const float* keys = floatsOf(head);
    table.attend(query, keys, keys + m_capacity * m_headWidth, nullptr, scale, count, m_headWidth, scores, out);
}

}  // namespace capriccio::musicgen
