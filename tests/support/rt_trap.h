#pragma once

namespace capriccio::tests {

/// While one lives, its thread is the audio callback: memory allocated or freed, a lock taken, a thread woken or a file
/// written is counted as a fault. It works by standing in for malloc and its like in the test's program, which
/// sanitizers do too: under them available() is false and nothing is counted.
class RtTrap {
  public:
    RtTrap();
    ~RtTrap();
    RtTrap(const RtTrap&) = delete;
    RtTrap& operator=(const RtTrap&) = delete;

    static bool available();
    /// Faults of all threads so far.
    static int faults();
    /// The name of the first forbidden function that was called, or "".
    static const char* firstFault();
    static void reset();
};

}  // namespace capriccio::tests
