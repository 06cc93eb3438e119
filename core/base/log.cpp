#include "core/base/log.h"

#include <cstdio>
#include <mutex>
#include <utility>

namespace capriccio {
namespace {

std::mutex s_mutex;
std::function<void(LogLevel, std::string_view)> s_sink;

}  // namespace

void setLogSink(std::function<void(LogLevel, std::string_view)> sink) {
    std::lock_guard lock(s_mutex);
    s_sink = std::move(sink);
}

void log(LogLevel level, std::string_view line) {
    std::lock_guard lock(s_mutex);
    if (s_sink) return s_sink(level, line);
    if (level < LogLevel::Info) return;
    static constexpr const char* kNames[] = {"debug", "info", "warning", "error"};
    std::fprintf(stderr, "%s: %.*s\n", kNames[static_cast<int>(level)], static_cast<int>(line.size()), line.data());
}

}  // namespace capriccio
