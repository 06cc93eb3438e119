#pragma once

#include "core/studio/library/digest.h"

#include <functional>

#include <QString>

namespace capriccio::library {

/// Moves all models of a store to another folder, on the calling thread: copies each into its place there (whole or not
/// at all), reads the copy again and compares, then calls `switchOver` (which makes the new store the one that is used)
/// and only then removes the old ones. Stopped, failed or killed before that, the old store is as it was; killed
/// after, finishMove() removes what is left.
///
/// Throws Error: in words, what went wrong. Returns false when stopped.
bool moveStore(const QString& from, const QString& to, const std::function<void()>& switchOver,
               const std::function<qint64(const QString& folder)>& freeBytes, Watch& watch);

/// At the program's start: removes what a killed move has left in the old store.
void finishMove(const QString& store);

}  // namespace capriccio::library
