#pragma once

#include <cstdint>
#include <string>

namespace capriccio::audio {

/// An Ogg Opus file that plays a stretch of what it holds: from `skipFrames` (at 48 kHz) after its first frame on, for
/// `frames`. Nothing is coded again; the file says where it begins (pre-skip) and ends (granule position), as RFC 7845
/// has it, so that what lies around the stretch is there for the decoder to settle in, but is not heard.
///
/// skipFrames at most 60,000. Throws Error (Internal) for anything but a file of one Opus stream that holds the
/// stretch.
std::string trimmedOpus(std::string file, int skipFrames, std::int64_t frames);

}  // namespace capriccio::audio
