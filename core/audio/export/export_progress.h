#pragma once

#include <functional>

namespace capriccio::audio {

/// Told how far an export is, 0 … 1, never backwards, on the exporting thread. Returning false cancels.
using ExportProgress = std::function<bool(double)>;

/// Thrown by Stage::at() when the user cancelled, caught at the entry that was given the ExportProgress and turned into
/// an outcome there: nothing outside this folder ever sees it.
struct ExportStopped {};

/// The part of the progress bar that belongs to one stage of the work.
class Stage {
  public:
    explicit Stage(const ExportProgress& tell, double begin = 0, double end = 1)
        : m_tell(&tell), m_begin(begin), m_end(end) {}

    /// `fraction` of this stage is done. Throws ExportStopped.
    void at(double fraction) const {
        if (*m_tell && !(*m_tell)(m_begin + (m_end - m_begin) * fraction)) throw ExportStopped{};
    }
    Stage part(double begin, double end) const {
        return Stage(*m_tell, m_begin + (m_end - m_begin) * begin, m_begin + (m_end - m_begin) * end);
    }

  private:
    const ExportProgress* m_tell;
    double m_begin, m_end;
};

}  // namespace capriccio::audio
