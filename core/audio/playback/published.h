#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace capriccio::audio {

/// A small value that one thread publishes (wait-free: the audio callback may) and any other reads whole, never half
/// old and half new. A reader tries again when the writer came between, so it is for readers that are in no hurry.
template <class T>
class Published {
    static_assert(std::is_trivially_copyable_v<T>);

  public:
    Published() { write(T{}); }

    /// One thread only.
    void write(const T& value) noexcept {
        std::array<std::uint64_t, kWords> words{};
        std::memcpy(words.data(), &value, sizeof(T));
        const std::uint64_t version = m_version.load(std::memory_order_relaxed);
        m_version.store(version + 1, std::memory_order_relaxed);
        for (std::size_t i = 0; i < kWords; ++i) m_words[i].store(words[i], std::memory_order_release);
        m_version.store(version + 2, std::memory_order_release);
    }

    T read() const noexcept {
        std::array<std::uint64_t, kWords> words{};
        std::uint64_t before = 0;
        std::uint64_t after = 0;
        do {
            before = m_version.load(std::memory_order_acquire);
            for (std::size_t i = 0; i < kWords; ++i) words[i] = m_words[i].load(std::memory_order_acquire);
            after = m_version.load(std::memory_order_relaxed);
        } while (before != after || before % 2 != 0);
        T value;
        std::memcpy(static_cast<void*>(&value), words.data(), sizeof(T));
        return value;
    }

  private:
    static constexpr std::size_t kWords = (sizeof(T) + 7) / 8;
    // A version lock. The version is odd while the words change. Each word is stored with release after the odd
    // version, and loaded with acquire: a reader that got one new word also sees the odd version (or a later one) at
    // its second look, and tries again. The last store releases all words to a reader that starts with the even
    // version.
    std::atomic<std::uint64_t> m_version{0};
    std::array<std::atomic<std::uint64_t>, kWords> m_words{};
};

}  // namespace capriccio::audio
