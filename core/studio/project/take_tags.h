#pragma once

#include "core/audio/export/export_settings.h"
#include "core/audio/export/file_names.h"
#include "core/studio/project/take_record.h"

namespace capriccio::project {

/// What a file of the take says about itself, the licence of the weights that made it included.
audio::Tags tagsOf(const TakeRecord& take);
/// What its file can be named by.
audio::NameFields nameFieldsOf(const TakeRecord& take);

}  // namespace capriccio::project
