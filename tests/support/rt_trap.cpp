#include "tests/support/rt_trap.h"

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CAPRICCIO_TRAP 0
#else
#define CAPRICCIO_TRAP 1
#endif

namespace {

thread_local int t_forbidden __attribute__((tls_model("initial-exec"))) = 0;
std::atomic<int> s_faults{0};
std::atomic<const char*> s_first{""};

[[maybe_unused]] void noteFault(const char* function) noexcept {
    if (t_forbidden == 0) return;
    if (s_faults.fetch_add(1) == 0) s_first.store(function);
}

}  // namespace

namespace capriccio::tests {

RtTrap::RtTrap() { ++t_forbidden; }
RtTrap::~RtTrap() { --t_forbidden; }
bool RtTrap::available() { return CAPRICCIO_TRAP != 0; }
int RtTrap::faults() { return s_faults.load(); }
const char* RtTrap::firstFault() { return s_first.load(); }
void RtTrap::reset() {
    s_faults.store(0);
    s_first.store("");
}

}  // namespace capriccio::tests

#if CAPRICCIO_TRAP
// operator new and delete come through here as well: libstdc++'s call malloc and free.
#define TRAP_EXPORT extern "C" __attribute__((visibility("default")))

extern "C" void* __libc_malloc(std::size_t);
extern "C" void* __libc_calloc(std::size_t, std::size_t);
extern "C" void* __libc_realloc(void*, std::size_t);
extern "C" void* __libc_memalign(std::size_t, std::size_t);
extern "C" void __libc_free(void*);

TRAP_EXPORT void* malloc(std::size_t size) noexcept {
    noteFault("malloc");
    return __libc_malloc(size);
}
TRAP_EXPORT void* calloc(std::size_t count, std::size_t size) noexcept {
    noteFault("calloc");
    return __libc_calloc(count, size);
}
TRAP_EXPORT void* realloc(void* old, std::size_t size) noexcept {
    noteFault("realloc");
    return __libc_realloc(old, size);
}
TRAP_EXPORT void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    noteFault("aligned_alloc");
    return __libc_memalign(alignment, size);
}
TRAP_EXPORT void* memalign(std::size_t alignment, std::size_t size) noexcept {
    noteFault("memalign");
    return __libc_memalign(alignment, size);
}
TRAP_EXPORT int posix_memalign(void** out, std::size_t alignment, std::size_t size) noexcept {
    noteFault("posix_memalign");
    *out = __libc_memalign(alignment, size);
    return *out ? 0 : ENOMEM;
}
TRAP_EXPORT void free(void* memory) noexcept {
    noteFault("free");
    __libc_free(memory);
}

namespace {
template <class Function>
Function next(std::atomic<Function>& known, const char* name) {
    Function found = known.load(std::memory_order_acquire);
    if (!found) {
        found = reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
        known.store(found, std::memory_order_release);
    }
    return found;
}
}  // namespace

TRAP_EXPORT int pthread_mutex_lock(pthread_mutex_t* mutex) noexcept {
    static constinit std::atomic<int (*)(pthread_mutex_t*)> known{nullptr};
    noteFault("pthread_mutex_lock");
    return next(known, "pthread_mutex_lock")(mutex);
}
TRAP_EXPORT int pthread_mutex_trylock(pthread_mutex_t* mutex) noexcept {
    static constinit std::atomic<int (*)(pthread_mutex_t*)> known{nullptr};
    noteFault("pthread_mutex_trylock");
    return next(known, "pthread_mutex_trylock")(mutex);
}
TRAP_EXPORT int pthread_cond_signal(pthread_cond_t* condition) noexcept {
    static constinit std::atomic<int (*)(pthread_cond_t*)> known{nullptr};
    noteFault("pthread_cond_signal");
    return next(known, "pthread_cond_signal")(condition);
}
TRAP_EXPORT int pthread_cond_broadcast(pthread_cond_t* condition) noexcept {
    static constinit std::atomic<int (*)(pthread_cond_t*)> known{nullptr};
    noteFault("pthread_cond_broadcast");
    return next(known, "pthread_cond_broadcast")(condition);
}
TRAP_EXPORT ssize_t write(int file, const void* bytes, std::size_t count) {
    static constinit std::atomic<ssize_t (*)(int, const void*, std::size_t)> known{nullptr};
    noteFault("write");
    return next(known, "write")(file, bytes, count);
}
#endif
