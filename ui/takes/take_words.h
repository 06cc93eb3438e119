#pragma once

#include "core/studio/project/take_record.h"

#include <QDateTime>
#include <QString>

namespace capriccio::ui {

/// The title, else the prompt, else what music without a prompt is called; one line.
QString takeName(const project::TakeRecord& take);
/// "now", "12 min", "today", "yesterday", "Monday", "3 Oct".
QString whenText(const QDateTime& when, const QDateTime& now);
/// "not enough memory": why it failed, in short; empty where it did not, or nobody knows.
QString faultText(const project::TakeRecord& take);
/// "stopped at 0:07", "failed at 0:07: not enough memory"; empty for a finished or a running one.
QString stateText(const project::TakeRecord& take);
/// Everything about a take in some lines, for a tip: prompt, model, seed, why it failed, note.
QString takeTip(const project::TakeRecord& take);

}  // namespace capriccio::ui
