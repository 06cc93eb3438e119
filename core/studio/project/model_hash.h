#pragma once

#include <stop_token>

#include <QString>

namespace capriccio::project {

/// SHA-256 of a model's weights, in hexadecimal: of every .safetensors, .bin and .th file of the folder, in the order
/// of their names. Reads gigabytes the first time (not for the window's thread); then it is remembered in `cacheFile`
/// until a file's size or time changes. Empty when stopped. Throws Error (NotFound, Unreadable).
QString modelHash(const QString& folder, const QString& cacheFile, std::stop_token stop = {});

}  // namespace capriccio::project
