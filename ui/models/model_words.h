#pragma once

#include "core/studio/library/library.h"

#include <QString>
#include <QStringList>

namespace capriccio::ui {

/// What the models window says, from values alone.

/// "1 min of music takes about 50 s".
QString speedWords(double speed);
/// "1.1 GB on disk · 0.9 GB of memory in 8 bit · 1 min of music takes about 50 s here".
QString modelFigures(const library::Model& model, const library::Library& shelf);
/// Small words beside the name: "stereo", "melody".
QStringList modelTags(const library::Model& model);
/// What is going on: on its way, damaged, half there; empty: nothing to say.
struct ModelStatus {
    QString words;
    QString reason;        ///< why it waits; empty: nothing to say
    QString details;       ///< of a problem, for whoever wants to know which file or host; mostly empty
    double fraction = -1;  ///< negative: no line
    bool isProblem = false;
};
ModelStatus modelStatus(const library::Model& model, const library::Library& shelf);
/// Where it lies, as one would say it: "in Hugging Face's cache, used where it is".
QString modelPlace(const library::Model& model);
/// What it can't do, a sentence each.
QStringList modelLimits(const library::Model& model);
/// As a line of a list.
QString bullet(const QString& words);
/// A line for each precision: "8 bit: 0.9 GB of memory, 1 min of music takes about 50 s", as HTML table rows.
QString modelNeeds(const library::Model& model, const library::Machine& machine);

}  // namespace capriccio::ui
