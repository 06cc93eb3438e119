#include "core/studio/library/estimate.h"

#include "core/base/units.h"
#include "core/musicgen/plan/memory_need.h"

#include <algorithm>

#include <QCoreApplication>

namespace capriccio::library {
namespace {

/// Half of a piece of 30 s: what a step finds in the caches on average.
constexpr musicgen::Workload kHalfWay{15 * kFrameRate, 1, true};
/// A second of music through the published codec: 7.8 GFLOP at what two cores do.
constexpr double kCodecSeconds = 0.12;
constexpr double kShareOfMemory = 0.8;
constexpr double kUsualBytesPerSecond = 20e9;  ///< of memory, where it is not known

}  // namespace

QString precisionName(musicgen::Precision precision) {
    const auto bits = [](int count) { return QCoreApplication::translate("ModelLibrary", "%1-bit").arg(count); };
    switch (precision) {
        case musicgen::Precision::Auto:
            break;
        case musicgen::Precision::F32:
            return bits(32);
        case musicgen::Precision::BF16:
            return bits(16);
        case musicgen::Precision::Int8:
            return bits(8);
        case musicgen::Precision::Int4:
            return bits(4);
    }
    return {};
}

qint64 memoryNeeded(const musicgen::ModelConfig& config, musicgen::Precision precision) {
    return static_cast<qint64>(musicgen::memoryNeed(config, precision).total());
}

double expectedSpeed(const musicgen::ModelConfig& config, musicgen::Precision precision, double bytesPerSecond) {
    if (bytesPerSecond <= 0) return 0;
    const double perStep = static_cast<double>(musicgen::weightBytesPerStep(config, precision) +
                                               musicgen::memoryNeed(config, precision, kHalfWay).cacheBytes);
    static const auto published = musicgen::parameterCount({}).codec;
    const double codec = kCodecSeconds * static_cast<double>(musicgen::parameterCount(config).codec) /
                         static_cast<double>(published) * config.decoder.channels;
    return 1 / (kFrameRate * perStep / bytesPerSecond + codec);
}

ModelFigures figuresOf(const musicgen::ModelConfig& config, const Machine& machine) {
    ModelFigures figures;
    figures.isOfThisMachine = machine.bytesPerSecond > 0;
    figures.machineBytes = machine.memoryBytes;
    const double pace = figures.isOfThisMachine ? machine.bytesPerSecond : kUsualBytesPerSecond;
    const auto add = [&](musicgen::Precision precision) {
        const auto real = musicgen::resolved(precision, config.decoder);
        figures.byPrecision.insert(QString::fromLatin1(musicgen::nameOf(precision)),
                                   {expectedSpeed(config, real, pace), memoryNeeded(config, real)});
    };
    add(musicgen::Precision::Auto);
    for (const auto precision : musicgen::offeredPrecisions()) add(precision);
    return figures;
}

std::optional<musicgen::Precision> suitedPrecision(const musicgen::ModelConfig& config, const Machine& machine) {
    const auto fits = [&](musicgen::Precision precision) {
        return machine.memoryBytes <= 0 || static_cast<double>(memoryNeeded(config, precision)) <=
                                               kShareOfMemory * static_cast<double>(machine.memoryBytes);
    };
    const auto offered = musicgen::offeredPrecisions();
    for (auto precision = std::ranges::find(offered, musicgen::resolved(musicgen::Precision::Auto, config.decoder));
         precision != offered.end(); ++precision)
        if (fits(*precision)) return *precision;
    return {};
}

QString suggestedModel(const Catalogue& catalogue, const Machine& machine) {
    QString best;
    double most = 0;
    QString smallest;
    double least = 0;
    for (const Entry& entry : catalogue.entries()) {
        if (!entry.config || entry.stereo || entry.melody) continue;
        const double size = static_cast<double>(musicgen::parameterCount(*entry.config).total());
        if (smallest.isEmpty() || size < least) {
            smallest = entry.id;
            least = size;
        }
        const auto precision = suitedPrecision(*entry.config, machine);
        if (machine.bytesPerSecond > 0 && precision &&
            expectedSpeed(*entry.config, *precision, machine.bytesPerSecond) >= 1 && size > most) {
            best = entry.id;
            most = size;
        }
    }
    return best.isEmpty() ? smallest : best;
}

}  // namespace capriccio::library
