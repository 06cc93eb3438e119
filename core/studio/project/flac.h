#pragma once

#include "core/audio/audio_clip.h"

#include <memory>

#include <QByteArray>

namespace capriccio::project {

/// Sound as a project stores it: 24-bit FLAC. What is louder than full scale would be cut by that, so everything is
/// divided by `scale` first (1 unless the sound is louder), and multiplied again when read.
struct StoredSound {
    QByteArray flac;
    double scale = 1;
};

/// What is available of the clip now; empty when that is nothing. Takes tens of milliseconds: not for the window's
/// thread. Throws Error (Internal).
StoredSound encodeSound(const audio::AudioClip& clip);

/// A finished clip, each sample within scale · 2⁻²⁴ of what was encoded. Throws Error (Unreadable).
std::shared_ptr<const audio::AudioClip> decodeSound(const StoredSound& sound);

}  // namespace capriccio::project
