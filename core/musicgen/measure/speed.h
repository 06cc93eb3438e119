#pragma once

#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/request.h"

#include <stop_token>

namespace capriccio::musicgen {

/// How fast one generation was. A step is one pass of the language model for all takes, sampling included.
struct SpeedFigures {
    double xRealTime = 0;        ///< seconds of music of all takes made in a second, from the prompt to the last sample
    double msPerStep = 0;        ///< mean
    double msPerStepStart = 0;   ///< median of the steps 30 to 70
    double msPerStepEnd = 0;     ///< median of the last 40
    double codecXRealTime = 0;   ///< the streaming decoder alone, one channel
    double firstAudioS = 0;      ///< from the request to the first samples
    double weightGbPerStep = 0;  ///< weights read in a step, GB (10⁹ bytes)
    bool stopped = false;
};

/// Makes a whole piece and times it on the calling thread.
SpeedFigures measureSpeed(const Model& model, const Request& request, std::stop_token stop = {});

}  // namespace capriccio::musicgen
