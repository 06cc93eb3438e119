#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace capriccio {

/// Bytes that this process may still take without others having to give something up: what the system calls available,
/// and no more than the process's own limits (a container's, ulimit -v) leave. Empty where that can't be told.
std::optional<std::uint64_t> availableMemoryBytes();

/// "1.4 GB", "350 MB" (powers of ten, as file managers and shops count).
std::string memoryText(std::uint64_t bytes);

}  // namespace capriccio
