#include "core/studio/library/estimate.h"

#include <algorithm>

#include <QCoreApplication>

namespace capriccio::library {
namespace {

constexpr double kCodebookSize = 2048;
constexpr double kTextWidth = 768;
constexpr double kWindowFrames = 1500;  ///< 30 s
constexpr double kStreams = 2;          ///< guidance: with the prompt and without
constexpr double kCacheNumberBytes = 4;
constexpr double kFramesPerSecond = 50;
constexpr double kProgramBytes = 350e6;
/// A second of music through the codec, against its parameters: 7.8 GFLOP at what two cores do.
constexpr double kCodecSeconds = 0.12;
constexpr double kCodecParameters = 59e6;
constexpr double kShareOfMemory = 0.8;

double bytesOf(Precision precision) {
    switch (precision) {
        case Precision::Float32:
            return 4;
        case Precision::Bfloat16:
            return 2;
        case Precision::Int8:
            return 1.0625;  // a scale for every 32 or so
        case Precision::Int4:
            return 0.625;
    }
    return 4;
}

double attentionWeights(const Shape& shape, bool crossKeys) {
    const double width = shape.width;
    const double self = 4 * width * width;
    const double cross = shape.prefix ? 0 : (crossKeys ? 4 : 2) * width * width;
    return shape.layers * (self + cross + 8 * width * width);
}

double cacheBytes(const Shape& shape) { return 2.0 * shape.layers * shape.width * kWindowFrames * kStreams * kCacheNumberBytes; }

}  // namespace

QString precisionName(Precision precision) {
    const auto bits = [](int count) { return QCoreApplication::translate("ModelLibrary", "%1 bit").arg(count); };
    switch (precision) {
        case Precision::Float32:
            return bits(32);
        case Precision::Bfloat16:
            return bits(16);
        case Precision::Int8:
            return bits(8);
        case Precision::Int4:
            return bits(4);
    }
    return {};
}

double parametersOf(const Shape& shape) {
    const double width = shape.width;
    const double projection = shape.prefix || width != kTextWidth ? kTextWidth * width : 0;
    return attentionWeights(shape, true) + 2 * shape.codebooks * kCodebookSize * width + projection;
}

qint64 memoryNeeded(const Shape& shape, Precision precision) {
    return static_cast<qint64>(parametersOf(shape) * bytesOf(precision) +
                               (shape.textParameters + shape.codecParameters) * 4 + cacheBytes(shape) + kProgramBytes);
}

double expectedSpeed(const Shape& shape, Precision precision, double bytesPerSecond) {
    if (bytesPerSecond <= 0) return 0;
    // The keys and values of the text are computed once; a step reads everything else.
    const double perStep =
        (attentionWeights(shape, false) + shape.codebooks * kCodebookSize * shape.width) * bytesOf(precision) +
        cacheBytes(shape) / 4;  // a cache of 10 s, half full on average, in a piece of 30 s
    const double codec = kCodecSeconds * shape.codecParameters / kCodecParameters * (shape.codebooks > 4 ? 2 : 1);
    return 1 / (kFramesPerSecond * perStep / bytesPerSecond + codec);
}

std::optional<Precision> suitedPrecision(const Shape& shape, const Machine& machine) {
    std::optional<Precision> fits;
    for (const Precision precision : kPrecisions) {
        if (machine.memoryBytes > 0 && static_cast<double>(memoryNeeded(shape, precision)) >
                                           kShareOfMemory * static_cast<double>(machine.memoryBytes))
            continue;
        fits = precision;
        if (machine.bytesPerSecond <= 0 ? precision == Precision::Int8
                                        : expectedSpeed(shape, precision, machine.bytesPerSecond) >= 1.2)
            break;
    }
    return fits;
}

QString suggestedModel(const Catalogue& catalogue, const Machine& machine) {
    QString best;
    double most = 0;
    QString smallest;
    double least = 0;
    for (const Entry& entry : catalogue.entries()) {
        if (entry.comesWithProgram || entry.stereo || entry.melody) continue;
        const double size = parametersOf(entry.shape);
        if (smallest.isEmpty() || size < least) {
            smallest = entry.id;
            least = size;
        }
        const auto precision = suitedPrecision(entry.shape, machine);
        if (machine.bytesPerSecond > 0 && precision &&
            expectedSpeed(entry.shape, *precision, machine.bytesPerSecond) >= 1 && size > most) {
            best = entry.id;
            most = size;
        }
    }
    return best.isEmpty() ? smallest : best;
}

}  // namespace capriccio::library
