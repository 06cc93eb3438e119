#include "core/musicgen/plan/shapes.h"

#include "core/base/error.h"

#include <string>

namespace capriccio::musicgen {

ModelConfig publishedShape(std::string_view name) {
    constexpr std::string_view kStereo = "stereo-";
    const bool stereo = name.starts_with(kStereo);
    const std::string_view size = stereo ? name.substr(kStereo.size()) : name;

    ModelConfig config;  // T5-base and EnCodec are the defaults
    const auto decoder = [&](int width, int layers) {
        config.decoder.width = width;
        config.decoder.layers = layers;
        config.decoder.heads = width / 64;
        config.decoder.feedForward = 4 * width;
    };
    if (size.starts_with("melody")) config.architecture = Architecture::Prefix;
    if (size == "small")
        decoder(1024, 24);
    else if (size == "medium" || size == "melody")
        decoder(1536, 48);
    else if (size == "large" || size == "melody-large")
        decoder(2048, 48);
    else
        throw Error(Error::Code::InvalidInput,
                    Core::tr("There is no shape “%1”. The published ones are small, medium, large, melody and "
                             "melody-large, and each of them behind stereo-.")
                        .arg(std::string(name)));
    if (stereo) {
        config.decoder.channels = 2;
        config.decoder.codebooks *= 2;
    }
    return config;
}

}  // namespace capriccio::musicgen
