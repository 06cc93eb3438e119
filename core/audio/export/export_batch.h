#pragma once

#include "core/audio/audio_file.h"
#include "core/audio/export/exporter.h"
#include "core/audio/export/file_names.h"

#include <functional>
#include <string>
#include <vector>

namespace capriccio::audio {

/// One take of several.
struct BatchItem {
    /// Gives the sound when its turn comes, so that only one take is in memory at a time. May throw Error.
    std::function<Samples()> load;
    ExportSettings settings;
    std::filesystem::path file;  ///< as plannedFiles() named it, or as the user did
};

struct BatchReport {
    struct Written {
        std::size_t item = 0;
        std::filesystem::path file;  ///< differs from the item's under ExistingFiles::Rename
        ExportReport report;
    };
    struct Failed {
        std::size_t item = 0;
        std::string message;  ///< words for the user
        std::string detail;   ///< for the log
    };
    std::vector<Written> written;
    std::vector<Failed> failed;  ///< one that fails does not keep the others from being written
    bool cancelled = false;
};

/// Exports one after the other on the calling thread; `progress` runs over all of them. Cancelling leaves the finished
/// files and no half one. Under ExistingFiles::Fail files that exist are an Error (InvalidInput) that names them,
/// before anything is written; one that appears later is that item's failure. Items of the same name are
/// numbered, never written over each other. Ask first: existingFiles().
BatchReport exportBatch(const std::vector<BatchItem>& items, ExistingFiles existing,
                        const ExportProgress& progress = {});

}  // namespace capriccio::audio
