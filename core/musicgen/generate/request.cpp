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
void inRange(const Message& what, double value, double least, double most) {
    if (value >= least && value <= most) return;
    throw Error(Error::Code::InvalidInput, Core::tr("%1 must be between %2 and %3; it is %4.")
                                               .arg(what)
                                               .arg(number(least))
                                               .arg(number(most))
                                               .arg(number(value)));
}

}  // namespace

void validate(const Request& request) {
    if (request.takes.empty())
        throw Error(Error::Code::InvalidInput, Core::tr("There is nothing to make: no take was asked for."));
    if (request.takes.size() > static_cast<std::size_t>(Request::kMaxTakes))
        throw Error(Error::Code::InvalidInput,
                    Core::tr("%1 takes at once are too many: %2 is the most. Make them in several goes.")
                        .arg(std::to_string(request.takes.size()))
                        .arg(std::to_string(Request::kMaxTakes)));
    inRange(Core::tr("The length in seconds"), static_cast<double>(request.frames) / kFrameRate, 1.0 / kFrameRate,
            static_cast<double>(Request::kMaxFrames) / kFrameRate);
    if (request.goOnFrom && request.goOnFrom->frames >= request.frames)
        throw Error(Error::Code::InvalidInput,
                    Core::tr("There is nothing left to make: what is gone on from lasts %1 s, the whole piece %2 s. "
                             "Ask for a longer piece, or go on from an earlier point.")
                        .arg(number(static_cast<double>(request.goOnFrom->frames) / kFrameRate))
                        .arg(number(static_cast<double>(request.frames) / kFrameRate)));
    if (request.melody && request.melody->pitchClasses.empty())
        throw Error(Error::Code::InvalidInput, Core::tr("The melody is empty: there is no sound in it."));
    for (const TakeRequest& take : request.takes) {
        int last = 0;
        for (const Section& section : take.sections) {
            if (section.fromFrame <= last || section.fromFrame >= request.frames)
                throw Error(Error::Code::InvalidInput,
                            Core::tr("Sections must follow one another within the piece: “%1” can't begin at %2 s. "
                                     "Give it a time after %3 s and before %4 s.")
                                .arg(section.prompt)
                                .arg(number(static_cast<double>(section.fromFrame) / kFrameRate))
                                .arg(number(static_cast<double>(last) / kFrameRate))
                                .arg(number(static_cast<double>(request.frames) / kFrameRate)));
            last = section.fromFrame;
        }
    }
    inRange(Core::tr("Temperature"), request.sampling.temperature, 0, 10);
    inRange(Core::tr("Top-k"), request.sampling.topK, 0, 1 << 20);
    inRange(Core::tr("Top-p"), request.sampling.topP, 0, 1);
    inRange(Core::tr("Guidance"), request.sampling.guidance, 1, 10);
    inRange(Core::tr("The number of threads"), request.threads, 0, 1024);
}

}  // namespace capriccio::musicgen
