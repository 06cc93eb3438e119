#pragma once

#include "core/studio/project/take_record.h"
#include "core/studio/take.h"

namespace capriccio::studio {

/// What a project remembers of a take that is about to be made. Inputs and parent are the caller's, who knows their
/// ids; `pass`: the first of the takes made together with it, 0 for that one itself.
project::TakeRecord recordOf(const GenerationSettings& settings, std::uint64_t seed, project::TakeId pass);

/// The settings a take was made with, to make it again: one take, its own seed, the precision it ran in. All but melody
/// and what it went on from, which lie in the project.
GenerationSettings settingsOf(const project::TakeRecord& record);

/// What is asked for, to be remembered: all but the model, and what music it is made from. And back; whatever is
/// missing or of another type keeps its default.
QJsonObject jsonOf(const GenerationSettings& settings);
GenerationSettings settingsOf(const QJsonObject& json);

/// The first of the takes it was made together with; its own id when it is that one, or was made alone.
project::TakeId passOf(const project::TakeRecord& record);
/// How many of its own first frames it was given to go on from (as tokens, not as a file).
int goOnFramesOf(const project::TakeRecord& record);
/// The notes of the melody that it followed; empty: as they are heard in the file.
musicgen::Chroma melodyNotesOf(const project::TakeRecord& record);
/// Where its model was when it was made; empty when not known.
QString modelFolderOf(const project::TakeRecord& record);

/// As it is shown.
Take takeOf(const project::TakeRecord& record);

}  // namespace capriccio::studio
