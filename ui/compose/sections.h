#pragma once

#include <vector>

#include <QString>

namespace capriccio::ui {

/// From some place on another prompt.
struct SectionMark {
    double at = 0;  ///< share of the piece, 0 … 1
    QString prompt;
    bool operator==(const SectionMark&) const = default;
};

/// The sections of a piece: the first has the main prompt and begins at 0; the others begin at marks, in order, each at
/// least a second long. Marks are shares, so that a piece made longer keeps its shape. A plain value; `section` 0 is
/// the first, section i + 1 begins at marks()[i].
class Sections {
  public:
    static constexpr int kMost = 16;

    const std::vector<SectionMark>& marks() const { return m_marks; }
    int count() const { return static_cast<int>(m_marks.size()) + 1; }
    double begin(int section) const { return section == 0 ? 0 : m_marks[index(section)].at; }
    double end(int section) const { return section + 1 < count() ? begin(section + 1) : 1; }

    void setSeconds(double seconds) { m_seconds = seconds; }
    double seconds() const { return m_seconds; }

    /// Divides a section in its middle; returns the new one, or −1 where there is no room.
    int divide(int section);
    /// The later section begins elsewhere, as far as its neighbours allow. Not for the first.
    bool move(int section, double at);
    /// Its time goes to the section before it. Not for the first.
    bool remove(int section);
    bool setPrompt(int section, const QString& prompt);
    QString prompt(int section) const { return section == 0 ? QString() : m_marks[index(section)].prompt; }
    /// Puts them in order and leaves out what can't be.
    void setMarks(std::vector<SectionMark> marks);

  private:
    static std::size_t index(int section) { return static_cast<std::size_t>(section - 1); }
    double shortest() const;

    double m_seconds = 10;
    std::vector<SectionMark> m_marks;
};

}  // namespace capriccio::ui
