#pragma once

namespace capriccio::audio {

/// How far making a clip has come, and how fast.
struct Making {
    double madeSeconds = 0;      ///< of sound, from the start of the clip
    double expectedSeconds = 0;  ///< of the whole clip
    double speed = 0;            ///< seconds of sound made in a second; 0 when not yet known
    bool finished = false;
};

/// Seconds to wait before playing from `positionSeconds` so that the sound never runs out before its end: 0 when it may
/// start now, a negative value when it can't be said yet (speed unknown). Keeps `marginSeconds` of sound in reserve,
/// for a machine whose speed varies.
///
/// With speed s < 1 the tightest moment is the end: what is left to make, (expected − made) / s, must take no longer
/// than what is left to play, expected − position.
double secondsUntilSafe(const Making& making, double positionSeconds, double marginSeconds = 0.5);

}  // namespace capriccio::audio
