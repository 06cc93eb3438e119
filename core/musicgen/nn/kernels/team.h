#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <type_traits>
#include <vector>

namespace capriccio::musicgen::kernels {

/// Threads that share the short pieces of work of a run, thousands in a second: who waits looks again and again for some
/// microseconds, and sleeps when nothing comes, so that a busy machine gets its core back.
///
///     Team team(2);
///     const Team::Scope scope(team);                 // on this thread, Team::each uses it
///     Team::each(chunks, [&](std::int64_t chunk, int thread) { … });
///
/// Chunks are taken by whoever is free, so a thread that the system has put aside holds up its own chunk only; results
/// must not depend on who does which. A team belongs to the thread that made it: only that one may call each().
class Team {
  public:
    /// `threads` ≥ 1 with the caller among them; 0: as many as the machine has cores.
    explicit Team(int threads);
    ~Team();
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    int threads() const { return static_cast<int>(m_workers.size()) + 1; }

    /// Makes a team the one that each() uses on this thread.
    class Scope {
      public:
        explicit Scope(Team& team) : m_before(s_current) { s_current = &team; }
        ~Scope() { s_current = m_before; }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

      private:
        Team* m_before;
    };

    /// Threads that each() uses on this thread; without a team the caller does it alone.
    static int size() { return s_current ? s_current->threads() : 1; }

    /// body(chunk, thread) for every chunk in [0, chunks), thread in [0, size()); returns when all are done. The body
    /// must not throw, and not call each().
    template <class Body>
    static void each(std::int64_t chunks, Body&& body) {
        if (!s_current || s_current->m_workers.empty() || chunks < 2) {
            for (std::int64_t chunk = 0; chunk < chunks; ++chunk) body(chunk, 0);
            return;
        }
        s_current->run(chunks, &body, [](void* context, std::int64_t chunk, int thread) {
            (*static_cast<std::remove_reference_t<Body>*>(context))(chunk, thread);
        });
    }

    /// body(begin, end, thread) for stretches of [0, count) of about `grain`.
    template <class Body>
    static void stretches(std::int64_t count, std::int64_t grain, Body&& body) {
        const std::int64_t chunks = grain < 1 ? count : (count + grain - 1) / grain;
        const std::int64_t length = grain < 1 ? 1 : grain;
        each(chunks, [&](std::int64_t chunk, int thread) {
            const std::int64_t begin = chunk * length;
            body(begin, begin + length < count ? begin + length : count, thread);
        });
    }

    /// The same, but the last of them, one of `grain` for each thread, are cut in four: who is done first then waits for a
    /// short one only.
    template <class Body>
    static void tapering(std::int64_t count, std::int64_t grain, Body&& body) {
        const std::int64_t length = grain < 1 ? 1 : grain, quarter = length < 4 ? 1 : length / 4;
        const std::int64_t whole = count > size() * length ? count / length - size() : 0, rest = count - whole * length;
        each(whole + (rest + quarter - 1) / quarter, [&](std::int64_t chunk, int thread) {
            const bool early = chunk < whole;
            const std::int64_t begin = early ? chunk * length : whole * length + (chunk - whole) * quarter;
            const std::int64_t end = begin + (early ? length : quarter);
            body(begin, end < count ? end : count, thread);
        });
    }

  private:
    using Call = void (*)(void* context, std::int64_t chunk, int thread);

    void run(std::int64_t chunks, void* context, Call call);
    void work(int thread);
    void takeChunks(int thread);
    bool waitForTicket();

    // Which piece of work, how many chunks it has and the next one to take, in one number: whoever adds 1 knows what
    // the chunk it got belongs to.
    std::atomic<std::uint64_t> m_ticket{0};
    alignas(64) std::atomic<std::int32_t> m_done{0};  // chunks
    alignas(64) std::atomic<std::int32_t> m_bell{0};  // rung for each piece of work while someone sleeps
    std::atomic<std::int32_t> m_asleep{0};
    std::atomic<std::int32_t> m_callerAsleep{0};
    std::atomic<bool> m_end{false};
    void* m_context = nullptr;  // read by those who hold a chunk of the current piece only
    Call m_call = nullptr;
    std::vector<std::jthread> m_workers;

    static thread_local Team* s_current;
};

}  // namespace capriccio::musicgen::kernels
