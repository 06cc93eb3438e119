#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

namespace capriccio::audio {

/// A queue of `capacity` slots between one writing and one reading thread, without locks. Slots are filled and read in
/// place: nothing is copied and, once built, nothing is allocated. Every call is wait-free.
///
///            m_taken                m_filled
///               ▼                      ▼
///     [ free ][ ready ][ ready ][ ready ][ free … ]      (both count up for ever; slot = count modulo capacity)
template <class T>
class Ring {
  public:
    explicit Ring(std::size_t capacity) : m_slots(capacity) {}

    /// Writer only. The next free slot, or nullptr when full; publish() hands it over.
    T* freeSlot() noexcept {
        const std::size_t filled = m_filled.load(std::memory_order_relaxed);
        if (filled - m_taken.load(std::memory_order_acquire) == m_slots.size()) return nullptr;
        return &m_slots[filled % m_slots.size()];
    }
    void publish() noexcept { m_filled.store(m_filled.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

    /// Reader only. The oldest ready slot, or nullptr when empty; release() gives it back.
    const T* readySlot() const noexcept {
        const std::size_t taken = m_taken.load(std::memory_order_relaxed);
        if (m_filled.load(std::memory_order_acquire) == taken) return nullptr;
        return &m_slots[taken % m_slots.size()];
    }
    void release() noexcept { m_taken.store(m_taken.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

    std::size_t capacity() const noexcept { return m_slots.size(); }

    /// Empties it. Only while neither thread uses it.
    void reset() noexcept {
        m_filled.store(0, std::memory_order_relaxed);
        m_taken.store(0, std::memory_order_relaxed);
    }

  private:
    std::vector<T> m_slots;
    // Each counter has one thread that stores it; that thread may load its own relaxed. publish() releases m_filled
    // after the slot was written, and readySlot() acquires it before the slot is read: the reader sees whole slots
    // only. release() releases m_taken after the slot was read, and freeSlot() acquires it before the slot is written
    // again: the writer never overwrites what is being read. They lie on cache lines of their own, so that the threads
    // do not slow each other down. (Wrapping of the counters would only matter for a capacity that is no power of two,
    // after 2^64 slots.)
    alignas(64) std::atomic<std::size_t> m_filled{0};
    alignas(64) std::atomic<std::size_t> m_taken{0};
};

}  // namespace capriccio::audio
