#include "core/musicgen/nn/kernels/team.h"

#include <algorithm>
#include <chrono>

namespace capriccio::musicgen::kernels {
namespace {

// A ticket: 24 bits for the piece of work, 20 for its chunks, 20 for the next chunk to take. A thread adds beyond the
// last chunk at most once for each piece, so the lowest part never overflows.
constexpr int kChunkBits = 20;
constexpr std::uint64_t kChunkMask = (std::uint64_t{1} << kChunkBits) - 1;
constexpr std::int64_t kMostChunks = 1 << 19;

constexpr std::uint64_t chunksOf(std::uint64_t ticket) { return ticket >> kChunkBits & kChunkMask; }
constexpr std::uint64_t nextOf(std::uint64_t ticket) { return ticket & kChunkMask; }

// Long enough for what lies between two pieces of work within a step, short enough to be no burden on a busy machine.
constexpr std::chrono::microseconds kLook{60};

void relax() {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// Looks until `there()` or the time is over.
template <class There>
bool look(There&& there) {
    const auto until = std::chrono::steady_clock::now() + kLook;
    for (;;) {
        for (int i = 0; i < 64; ++i) {
            if (there()) return true;
            relax();
        }
        if (std::chrono::steady_clock::now() > until) return false;
    }
}

}  // namespace

thread_local Team* Team::s_current = nullptr;

Team::Team(int threads) {
    if (threads <= 0) threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    for (int i = 1; i < threads; ++i) m_workers.emplace_back([this, i] { work(i); });
}

Team::~Team() {
    m_end.store(true);
    m_bell.fetch_add(1);
    m_bell.notify_all();
}

void Team::run(std::int64_t chunks, void* context, Call call) {
    for (; chunks > kMostChunks; --chunks) call(context, chunks - 1, 0);
    m_context = context;
    m_call = call;
    m_done.store(0, std::memory_order_relaxed);
    const std::uint64_t piece = (m_ticket.load(std::memory_order_relaxed) >> (2 * kChunkBits)) + 1;
    m_ticket.store(piece << (2 * kChunkBits) | static_cast<std::uint64_t>(chunks) << kChunkBits);
    if (m_asleep.load() > 0) {
        m_bell.fetch_add(1);
        m_bell.notify_all();
    }
    takeChunks(0);
    const auto all = static_cast<std::int32_t>(chunks);
    if (look([&] { return m_done.load(std::memory_order_acquire) == all; })) return;
    m_callerAsleep.store(1);
    for (std::int32_t done = m_done.load(); done != all; done = m_done.load()) m_done.wait(done);
    m_callerAsleep.store(0);
}

void Team::takeChunks(int thread) {
    std::uint64_t ticket = m_ticket.load(std::memory_order_acquire);
    while (nextOf(ticket) < chunksOf(ticket)) {
        ticket = m_ticket.fetch_add(1, std::memory_order_acq_rel);
        if (nextOf(ticket) >= chunksOf(ticket)) return;
        m_call(m_context, static_cast<std::int64_t>(nextOf(ticket)), thread);
        m_done.fetch_add(1);
        if (m_callerAsleep.load()) m_done.notify_all();
        ticket = m_ticket.load(std::memory_order_acquire);
    }
}

/// False when the team ends.
bool Team::waitForTicket() {
    const auto there = [&] {
        const std::uint64_t ticket = m_ticket.load();  // in one order with m_asleep: no bell is missed
        return nextOf(ticket) < chunksOf(ticket) || m_end.load(std::memory_order_relaxed);
    };
    if (!look(there)) {
        m_asleep.fetch_add(1);
        for (std::int32_t bell = m_bell.load(); !there(); bell = m_bell.load()) m_bell.wait(bell);
        m_asleep.fetch_sub(1);
    }
    return !m_end.load();
}

void Team::work(int thread) {
    while (waitForTicket()) takeChunks(thread);
}

}  // namespace capriccio::musicgen::kernels
