#pragma once

#include "core/studio/library/estimate.h"

#include <atomic>
#include <functional>
#include <optional>

#include <QString>

namespace capriccio::library {

/// How fast all cores together read memory, in bytes a second: sums an array far larger than any cache for `seconds`.
/// Returns early, with what was seen, when `stop` is set; 0: nothing was seen.
double measureBandwidth(double seconds, const std::atomic<bool>& stop);

/// This computer, with the bandwidth that was measured here before, if it was. The answer is kept in `cacheFile` and
/// holds as long as the processor, its cores and the memory are the same.
Machine knownMachine(const QString& cacheFile);
void keepMachine(const QString& cacheFile, const Machine& machine);

/// $XDG_CACHE_HOME/capriccio/machine.json
QString machineFile();

}  // namespace capriccio::library
