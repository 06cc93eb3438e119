#pragma once

#include "core/audio/export/export_settings.h"

#include <string>

namespace capriccio::audio {

/// The bytes of an ID3v2.3 tag, which goes before the first frame of an MP3 and into a chunk of a WAV: the version that
/// every player reads, its text in UTF-16 where it is not ASCII. The frames are listed at Tags.
std::string id3Tag(const Tags& tags);

}  // namespace capriccio::audio
