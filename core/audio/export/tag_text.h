#pragma once

#include "core/audio/export/export_settings.h"

#include <string>

namespace capriccio::audio {

inline constexpr std::size_t kLongestTitleBytes = 200;
inline constexpr std::size_t kLongestTextBytes = 8000;  ///< libsndfile's headers end at 100 kB, LAME's at less

/// The tags as they go into a file: valid UTF-8, one line each, shortened, the title never missing where there is a
/// prompt.
Tags cleaned(const Tags& tags);

/// The comment that holds everything, see Tags. Empty where there is nothing to say.
std::string commentOf(const Tags& tags);

}  // namespace capriccio::audio
