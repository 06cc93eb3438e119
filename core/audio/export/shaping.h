#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/export_settings.h"
#include "core/audio/export/sound_view.h"

namespace capriccio::audio {

/// What is done to samples before they are made louder. Plain functions, no state.

SoundView partOf(const SoundView& sound, FrameRange range);

/// A copy with the channels wanted; samples that are no numbers become 0.
Samples withChannels(const SoundView& sound, ChannelLayout layout);

/// Frames to keep so that the silence at the end is left out, see ExportSettings::trimSilence. All of a piece that is
/// silent throughout.
std::int64_t framesBeforeSilence(const SoundView& sound);
inline constexpr double kSilenceBelowPeakDb = 60;
inline constexpr double kKeptTailSeconds = 0.25;

/// Equal-power ramps, in place.
void fade(Samples& sound, double inSeconds, double outSeconds);

}  // namespace capriccio::audio
