#include "core/base/memory.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace capriccio {
namespace {

namespace fs = std::filesystem;

/// "Name: 1234 kB" of /proc/meminfo, or "name 1234" of memory.stat.
std::optional<std::uint64_t> field(const fs::path& file, const std::string& name) {
    std::ifstream in(file);
    for (std::string word; in >> word;) {
        std::uint64_t value = 0;
        if (word == name && in >> value) return value;
    }
    return std::nullopt;
}

/// The one number in a file; empty for "max" and where there is none.
std::optional<std::uint64_t> number(const fs::path& file) {
    std::ifstream in(file);
    std::uint64_t value = 0;
    if (in >> value) return value;
    return std::nullopt;
}

void lower(std::optional<std::uint64_t>& least, std::uint64_t limit, std::uint64_t used) {
    const std::uint64_t left = limit > used ? limit - used : 0;
    least = std::min(least.value_or(left), left);
}

/// Control groups (version 2): this process's and all above it. What a file's pages take in one can be given back.
void lowerToGroups(std::optional<std::uint64_t>& least) {
    std::ifstream in("/proc/self/cgroup");
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("0::/")) continue;
        const fs::path root = "/sys/fs/cgroup";
        for (fs::path group = fs::path(line.substr(4));; group = group.parent_path()) {
            const fs::path folder = root / group;
            if (const auto most = number(folder / "memory.max")) {
                const std::uint64_t used = number(folder / "memory.current").value_or(0);
                const std::uint64_t pages = field(folder / "memory.stat", "inactive_file").value_or(0);
                lower(least, *most, used > pages ? used - pages : 0);
            }
            if (group.empty()) break;
        }
    }
}

void lowerToOwnLimit(std::optional<std::uint64_t>& least) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return;
    const std::uint64_t pages = number("/proc/self/statm").value_or(0);
    lower(least, limit.rlim_cur, pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
}

}  // namespace

std::optional<std::uint64_t> availableMemoryBytes() {
    std::optional<std::uint64_t> least;
    if (const auto kilobytes = field("/proc/meminfo", "MemAvailable:")) least = *kilobytes * 1024;
    lowerToGroups(least);
    lowerToOwnLimit(least);
    return least;
}

std::string memoryText(std::uint64_t bytes) {
    char text[32];
    const double megabytes = static_cast<double>(bytes) / 1e6;
    if (megabytes >= 1000)
        std::snprintf(text, sizeof text, "%.1f GB", megabytes / 1000);
    else
        std::snprintf(text, sizeof text, "%.0f MB", std::max(megabytes, 1.0));
    return text;
}

}  // namespace capriccio
