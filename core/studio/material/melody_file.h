#pragma once

#include "core/audio/sound_loader.h"
#include "core/musicgen/melody/chroma.h"

namespace capriccio::material {

/// The melody in a part of a sound file (any kind, rate and number of channels; ten minutes at most), as a melody model
/// follows it: Request::melody, and what a window can draw. With `onlyLead` drums and bass are taken out first
/// (musicgen/melody/lead.h). On the calling thread; seconds for the longest files.
///
/// Throws Error: NotFound, Unreadable, InvalidInput (empty, silent, too long, the part lies outside of it), each naming
/// the file and what to do.
musicgen::Chroma melodyFromFile(const std::filesystem::path& file, const audio::SoundPart& part, bool onlyLead = false,
                                const musicgen::MelodyConfig& config = {});

}  // namespace capriccio::material
