#pragma once

#include <QString>

namespace capriccio::library {

/// What to call the model of a folder: "MusicGen small" for ".../musicgen-small" and for a snapshot in the Hugging Face
/// cache, else the folder's own name.
QString modelDisplayName(const QString& folder);

/// "1.1 GB", "412 MB", "8 kB": decimal, as disks and the hub count.
QString sizeText(qint64 bytes);

/// "0:28", "1:04:10"; a dash while not known (negative).
QString durationText(double seconds);

}  // namespace capriccio::library
