// As much of an operating system as one static program needs that computes and prints: its parts are copied to where
// they belong, it gets arguments and a heap, what it writes goes to the serial port, and its end ends the emulator.
#include <cstddef>
#include <cstdint>
#include <elf.h>

extern "C" [[noreturn]] void enter(std::uint64_t entry, void* stack);

// The compiler too calls these.
extern "C" void* memcpy(void* to, const void* from, std::size_t count) {
    void* const begin = to;
    asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(count) : : "memory");
    return begin;
}

extern "C" void* memset(void* to, int value, std::size_t count) {
    void* const begin = to;
    asm volatile("rep stosb" : "+D"(to), "+c"(count) : "a"(value) : "memory");
    return begin;
}

namespace {

constexpr std::uint64_t kProgram = 0xffe00000;                        // its file: see rom.ld
constexpr std::uint64_t kStackEnd = 0x3fff000, kHeapEnd = 0x3800000;  // the program's own place is below the heap's
constexpr std::uint16_t kSerial = 0x3f8, kEnd = 0x8900;

std::uint64_t s_heap;       // its end
std::uint64_t s_random[2];  // any numbers do

std::uint64_t address(const void* what) { return reinterpret_cast<std::uint64_t>(what); }
void* pointer(std::uint64_t where) { return reinterpret_cast<void*>(where); }

void out(std::uint16_t port, char value) { asm volatile("outb %0, %1" : : "a"(value), "Nd"(port)); }

char in(std::uint16_t port) {
    char value;
    asm volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
    return value;
}

void put(char c) {
    while (!(in(kSerial + 5) & 0x40)) {}
    out(kSerial, c);
}

void put(const char* text) {
    while (*text) put(*text++);
}

void wrmsr(std::uint32_t which, std::uint64_t value) {
    asm volatile("wrmsr"
                 :
                 : "c"(which), "a"(static_cast<std::uint32_t>(value)), "d"(static_cast<std::uint32_t>(value >> 32)));
}

[[noreturn]] void end(std::uint64_t status) {
    put("exit status ");
    put(static_cast<char>('0' + status / 100 % 10));
    put(static_cast<char>('0' + status / 10 % 10));
    put(static_cast<char>('0' + status % 10));
    put("\n");
    while (!(in(kSerial + 5) & 0x40)) {}
    for (const char* c = "Shutdown"; *c; ++c) out(kEnd, *c);
    for (;;) asm volatile("hlt");
}

}  // namespace

/// The system calls of Linux that such a program makes; it goes on without the others.
extern "C" std::int64_t serve(std::uint64_t number, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    switch (number) {
        case 1:  // write
            for (std::uint64_t i = 0; i < c; ++i) put(static_cast<const char*>(pointer(b))[i]);
            return static_cast<std::int64_t>(c);
        case 12:  // brk
            if (a > s_heap && a <= kHeapEnd) {
                memset(pointer(s_heap), 0, a - s_heap);
                s_heap = a;
            }
            return static_cast<std::int64_t>(s_heap);
        case 158:                         // arch_prctl
            if (a != 0x1002) return -22;  // not ARCH_SET_FS: EINVAL
            wrmsr(0xc0000100, b);
            return 0;
        case 10:   // mprotect: everything may be written
        case 202:  // futex: nobody waits
            return 0;
        case 218:  // set_tid_address
            return 1;
        case 60:   // exit
        case 231:  // exit_group
            end(a);
        default:
            return -38;  // ENOSYS
    }
}

extern "C" [[noreturn]] void run() {
    // 115200 baud, 8 bits.
    out(kSerial + 3, static_cast<char>(0x80));
    out(kSerial, 1);
    out(kSerial + 1, 0);
    out(kSerial + 3, 3);

    s_heap = 0;
    const auto& header = *static_cast<const Elf64_Ehdr*>(pointer(kProgram));
    if (header.e_ident[0] != 0x7f || header.e_type != ET_EXEC) {
        put("The program is not a static one.\n");
        end(126);
    }
    const auto* parts = static_cast<const Elf64_Phdr*>(pointer(kProgram + header.e_phoff));
    for (int i = 0; i < header.e_phnum; ++i) {
        const Elf64_Phdr& part = parts[i];
        if (part.p_type != PT_LOAD) continue;
        memcpy(pointer(part.p_vaddr), pointer(kProgram + part.p_offset), part.p_filesz);
        memset(pointer(part.p_vaddr + part.p_filesz), 0, part.p_memsz - part.p_filesz);
        const std::uint64_t end = (part.p_vaddr + part.p_memsz + 4095) / 4096 * 4096;
        if (end > s_heap) s_heap = end;
    }
    const struct {
        std::uint64_t count = 3;
        const char* arguments[4] = {"check", "avx512", "alone", nullptr};
        const char* environment = nullptr;
        Elf64_auxv_t facts[8];
    } beginning{.facts = {{AT_PHDR, {kProgram + header.e_phoff}},
                          {AT_PHENT, {sizeof(Elf64_Phdr)}},
                          {AT_PHNUM, {header.e_phnum}},
                          {AT_PAGESZ, {4096}},
                          {AT_ENTRY, {header.e_entry}},
                          {AT_SECURE, {0}},
                          {AT_RANDOM, {address(s_random)}},
                          {AT_NULL, {0}}}};
    const std::uint64_t stack = (kStackEnd - sizeof beginning) / 16 * 16;
    memcpy(pointer(stack), &beginning, sizeof beginning);
    enter(header.e_entry, pointer(stack));
}
