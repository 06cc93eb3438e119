#include "core/audio/export/tag_text.h"

#include "core/audio/export/utf8.h"

namespace capriccio::audio {

Tags cleaned(const Tags& tags) {
    const auto clean = [](const std::string& text, std::size_t bytes = kLongestTextBytes) {
        return shortened(singleLine(text), bytes);
    };
    Tags out;
    out.prompt = clean(tags.prompt);
    out.title = clean(tags.title, kLongestTitleBytes);
    if (out.title.empty()) out.title = shortened(out.prompt, kLongestTitleBytes);
    out.model = clean(tags.model, kLongestTitleBytes);
    out.seed = tags.seed;
    out.program = clean(tags.program, 90);  // libsndfile cuts it at 127 bytes, its own name included
    out.weightsLicence = clean(tags.weightsLicence);
    out.date = clean(tags.date, 40);
    return out;
}

std::string commentOf(const Tags& tags) {
    std::string comment;
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) comment += (comment.empty() ? "" : "\n") + std::string(name) + ": " + value;
    };
    line("Prompt", tags.prompt);
    line("Model", tags.model);
    line("Seed", tags.seed ? std::to_string(*tags.seed) : "");
    line("Licence", tags.weightsLicence);
    return comment;
}

}  // namespace capriccio::audio
