#include "core/audio/export/export_batch.h"

#include "core/base/error.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace capriccio::audio {
namespace {

constexpr std::size_t kMostNamed = 3;

[[noreturn]] void failBecauseOf(const std::vector<std::filesystem::path>& there) {
    std::string names;
    for (std::size_t i = 0; i < std::min(there.size(), kMostNamed); ++i)
        names += (i ? ", “" : "“") + there[i].filename().string() + "”";
    const Message words =
        there.size() == 1 ? Core::tr("%1 is there already. Choose to replace or to rename, or another folder.")
        : there.size() > kMostNamed
            ? Core::tr("%1 and %2 more are there already. Choose to replace or to rename, or another folder.")
            : Core::tr("%1 are there already. Choose to replace or to rename, or another folder.");
    throw Error(Error::Code::InvalidInput,
                words.arg(names).arg(std::to_string(there.size() - std::min(there.size(), kMostNamed))));
}

}  // namespace

BatchReport exportBatch(const std::vector<BatchItem>& items, ExistingFiles existing, const ExportProgress& progress) {
    std::vector<std::filesystem::path> files;
    for (const BatchItem& item : items) files.push_back(item.file);
    if (existing == ExistingFiles::Fail)
        if (const auto there = existingFiles(files); !there.empty()) failBecauseOf(there);

    BatchReport report;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ExportProgress overall = [&](double fraction) {
            return !progress || progress((static_cast<double>(i) + fraction) / static_cast<double>(items.size()));
        };
        try {
            if (!overall(0)) {
                report.cancelled = true;
                return report;
            }
            // Two of one name are a take each, whatever is to become of files from before. And a name that another take
            // was promised is not free.
            const auto place = files.begin() + static_cast<std::ptrdiff_t>(i);
            const bool isTwin = std::find(files.begin(), place, items[i].file) != place;
            if (existing == ExistingFiles::Rename || isTwin) {
                std::vector<std::filesystem::path> taken(files.begin(), place);
                std::copy_if(place + 1, files.end(), std::back_inserter(taken),
                             [&](const std::filesystem::path& later) { return later != items[i].file; });
                files[i] = freeFile(items[i].file, taken);
            }
            const Samples sound = items[i].load();
            if (existing == ExistingFiles::Fail)
                if (const auto there = existingFiles({&files[i], 1}); !there.empty()) failBecauseOf(there);
            std::optional<ExportReport> written = exportSound(viewOf(sound), items[i].settings, files[i], overall);
            if (!written) {
                report.cancelled = true;
                return report;
            }
            report.written.push_back({i, files[i], std::move(*written)});
        } catch (const Error& error) { report.failed.push_back({i, error.what(), error.detail()}); }
    }
    return report;
}

}  // namespace capriccio::audio
