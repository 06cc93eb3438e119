#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_progress.h"

namespace capriccio::audio {

double toDecibels(double linear);  ///< −HUGE_VAL for 0
double fromDecibels(double decibels);

/// Integrated loudness after BS.1770-4 (libebur128), LUFS. −HUGE_VAL where there is none: silence, less than 0.4 s, or
/// nothing above the gate of −70. Mono counts as one channel, as other meters count a mono file. Throws Error
/// (OutOfMemory), ExportStopped.
double loudnessOf(const Samples& sound, const Stage& stage);

/// Root mean square over all samples.
double rmsOf(const Samples& sound);

}  // namespace capriccio::audio
