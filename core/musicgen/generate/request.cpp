#include "core/musicgen/generate/request.h"

#include "core/base/error.h"

#include <cmath>

namespace capriccio::musicgen {
namespace {

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

/// `what`: "The length in seconds". NaN is out of every range.
void inRange(const char* what, double value, double least, double most) {
    if (value >= least && value <= most) return;
    throw Error(Error::Code::InvalidInput, std::string(what) + " must be between " + number(least) + " and " +
                                               number(most) + "; it is " + number(value) + ".");
}

}  // namespace

void validate(const Request& request) {
    if (request.takes.empty())
        throw Error(Error::Code::InvalidInput, "There is nothing to make: no take was asked for.");
    if (request.takes.size() > static_cast<std::size_t>(Request::kMaxTakes))
        throw Error(Error::Code::InvalidInput, std::to_string(request.takes.size()) + " takes at once are too many: " +
                                                   std::to_string(Request::kMaxTakes) +
                                                   " is the most. Make them in several goes.");
    inRange("The length in seconds", static_cast<double>(request.frames) / kFrameRate, 1.0 / kFrameRate,
            static_cast<double>(Request::kMaxFrames) / kFrameRate);
    if (request.goOnFrom && request.goOnFrom->frames >= request.frames)
        throw Error(Error::Code::InvalidInput, "There is nothing left to make: what is gone on from lasts " +
                                                   number(static_cast<double>(request.goOnFrom->frames) / kFrameRate) +
                                                   " s, the whole piece " +
                                                   number(static_cast<double>(request.frames) / kFrameRate) +
                                                   " s. Ask for a longer piece, or go on from an earlier point.");
    if (request.melody && request.melody->pitchClasses.empty())
        throw Error(Error::Code::InvalidInput, "The melody is empty: there is no sound in it.");
    for (const TakeRequest& take : request.takes) {
        int last = 0;
        for (const Section& section : take.sections) {
            if (section.fromFrame <= last || section.fromFrame >= request.frames)
                throw Error(Error::Code::InvalidInput,
                            "Sections must follow one another within the piece: “" + section.prompt +
                                "” can't begin at " + number(static_cast<double>(section.fromFrame) / kFrameRate) +
                                " s. Give it a time after " + number(static_cast<double>(last) / kFrameRate) +
                                " s and before " + number(static_cast<double>(request.frames) / kFrameRate) + " s.");
            last = section.fromFrame;
        }
    }
    inRange("Temperature", request.sampling.temperature, 0, 10);
    inRange("Top-k", request.sampling.topK, 0, 1 << 20);
    inRange("Top-p", request.sampling.topP, 0, 1);
    inRange("Guidance", request.sampling.guidance, 1, 10);
    inRange("The number of threads", request.threads, 0, 1024);
}

}  // namespace capriccio::musicgen
