#pragma once

#include "core/musicgen/plan/precision_choice.h"
#include "core/studio/library/catalogue.h"

#include <optional>

#include <QMap>
#include <QString>

namespace capriccio::library {

/// "32 bit", "16 bit", "8 bit", "4 bit".
QString precisionName(musicgen::Precision precision);

/// Memory that a model takes while it makes 30 s of music, as the engine reckons before it loads one.
qint64 memoryNeeded(const musicgen::ModelConfig& config, musicgen::Precision precision);
/// Seconds of music a second of work makes, when a step takes as long as its weights and caches take to read at
/// `bytesPerSecond`, and the codec its share. An expectation, not a promise: within a factor of two.
double expectedSpeed(const musicgen::ModelConfig& config, musicgen::Precision precision, double bytesPerSecond);

/// What this computer can do. Zero: not known.
struct Machine {
    double bytesPerSecond = 0;  ///< of memory, read by all cores
    qint64 memoryBytes = 0;
};

/// What a model takes in each precision that can be asked for, by its name on the command line ("auto" too).
struct ModelFigures {
    struct Of {
        double speed = 0;  ///< as expectedSpeed()
        qint64 memoryBytes = 0;
    };
    QMap<QString, Of> byPrecision;
    bool isOfThisMachine = false;  ///< else its memory's speed is not known, and speeds are good to compare only
    qint64 machineBytes = 0;       ///< of memory that there is; 0: not known
};
ModelFigures figuresOf(const musicgen::ModelConfig& config, const Machine& machine);

/// What a model is used with here unless the user says otherwise: what the engine takes by itself, or the finest below
/// that which fits into this computer's memory. Empty: none fits.
std::optional<musicgen::Precision> suitedPrecision(const musicgen::ModelConfig& config, const Machine& machine);

/// The model to suggest to someone who wants better than the starter: the largest mono model from a description that
/// keeps up with playing here, else MusicGen small.
QString suggestedModel(const Catalogue& catalogue, const Machine& machine);

}  // namespace capriccio::library
