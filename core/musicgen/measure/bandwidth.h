#pragma once

namespace capriccio::musicgen {

/// How fast `threads` threads together read memory one after the other, in GB (10⁹ bytes) a second: the best of several
/// passes over more than any cache holds. Takes half a second and 512 MB for a moment.
double memoryBandwidthGbS(int threads);

/// The most memory this process has held so far, in MB (10⁶ bytes).
double peakMemoryMb();

}  // namespace capriccio::musicgen
