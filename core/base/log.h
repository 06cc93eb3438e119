#pragma once

#include <functional>
#include <string_view>

namespace capriccio {

enum class LogLevel { Debug, Info, Warning, Error };

/// Where log lines go. Called from any thread, one line at a time (calls are serialised). The default writes Info and
/// above to standard error. An empty function restores the default.
void setLogSink(std::function<void(LogLevel, std::string_view line)> sink);

/// Never call it from the audio callback.
void log(LogLevel level, std::string_view line);

}  // namespace capriccio
