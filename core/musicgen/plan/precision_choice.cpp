#include "core/musicgen/plan/precision_choice.h"

#include <array>

namespace capriccio::musicgen {

Precision resolved(Precision precision, const DecoderConfig& decoder) {
    if (precision != Precision::Auto) return precision;
    constexpr double kSmallBytes = 32e6;
    const double width = decoder.width, layers = decoder.layers;
    return 4 * layers * width * (6 * width + 2.0 * decoder.feedForward) < kSmallBytes ? Precision::F32
                                                                                      : Precision::Int8;
}

std::span<const Precision> offeredPrecisions() {
    static constexpr std::array kOffered{Precision::F32, Precision::BF16, Precision::Int8, Precision::Int4};
    return kOffered;
}

}  // namespace capriccio::musicgen
