#include "core/studio/project/take_tags.h"

namespace capriccio::project {

audio::Tags tagsOf(const TakeRecord& take) {
    audio::Tags tags;
    tags.program = ("Capriccio " + take.programVersion.toStdString());
    if (take.programVersion.isEmpty()) tags.program = "Capriccio";
    tags.title = take.displayName().toStdString();
    tags.prompt = take.prompt.toStdString();
    tags.date = take.created.date().toString(Qt::ISODate).toStdString();
    tags.model = take.modelName.toStdString();
    if (!take.modelName.isEmpty()) {  // else the sound was added, and nobody here knows whose it is
        tags.seed = take.seed;
        // The starter model's weights are the program's own.
        if (!take.modelName.contains(QLatin1String("starter"), Qt::CaseInsensitive))
            tags.weightsLicence = audio::kMetaWeightsLicence;
    }
    return tags;
}

audio::NameFields nameFieldsOf(const TakeRecord& take) {
    audio::NameFields fields;
    fields.title = take.title.toStdString();
    fields.prompt = take.prompt.simplified().toStdString();
    fields.model = take.modelName.toStdString();
    if (!take.modelName.isEmpty()) fields.seed = take.seed;
    fields.date = take.created.date().toString(Qt::ISODate).toStdString();
    return fields;
}

}  // namespace capriccio::project
