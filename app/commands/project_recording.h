#pragma once

#include "app/commands/generate_inputs.h"
#include "core/musicgen/generate/news.h"
#include "core/musicgen/generate/request.h"
#include "core/studio/project/project.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace capriccio::cli {

/// What Qt needs to be there before projects can be opened; the first call makes it. Main thread.
void startQt();

/// Throws Error when the project can't be written to: open elsewhere, newer, on a read-only disk.
std::unique_ptr<project::Project> openForWriting(const std::filesystem::path& file);

/// --project FILE of generate: every take of the request, in the project from its first second. begin() and close()
/// belong to the main thread, the rest to the generation's.
class ProjectRecording {
  public:
    /// Opens the project, or makes it, and knows the model's weights by their hash (read once, then remembered).
    ProjectRecording(const std::filesystem::path& file, const std::filesystem::path& modelFolder);

    /// Files that the takes come from are kept in the project; the take that is gone on from is their parent when it is
    /// in the same project.
    void begin(const musicgen::Request& request, const musicgen::ComputePlace& place, musicgen::Precision precision,
               const Origin& origin);
    void started(const musicgen::Started& news);
    void tokens(int take, const musicgen::Tokens& part);
    void ended(project::TakeState how, const std::vector<std::shared_ptr<audio::AudioClip>>& clips);

    /// Ids of the request's takes.
    std::vector<project::TakeId> ids() const;
    /// Waits until everything is on disk. Throws Error when it can't be saved.
    void close();

  private:
    project::InputId keep(const std::filesystem::path& file);

    std::unique_ptr<project::Project> m_project;
    std::vector<std::shared_ptr<project::TakeRecorder>> m_recorders;
    project::TakeRecord m_common;
    std::chrono::steady_clock::time_point m_start;
};

}  // namespace capriccio::cli
