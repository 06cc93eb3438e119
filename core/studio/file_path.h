#pragma once

#include <filesystem>

#include <QFile>
#include <QString>

namespace capriccio {

// Names of files: as Qt has them, and as the parts of the program without Qt do.

inline std::filesystem::path toPath(const QString& name) { return QFile::encodeName(name).toStdString(); }
inline QString fromPath(const std::filesystem::path& path) { return QFile::decodeName(path.c_str()); }

}  // namespace capriccio
