#pragma once

#include "ui/compose/sections.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace capriccio::ui {

class ElidedLabel;
class LengthField;
class SectionTimeline;

/// Sections under the length: the timeline, and the words and the beginning of the chosen one. With one section only it
/// is a line that says what sections are for.
class SectionEditor : public QWidget {
    Q_OBJECT
  public:
    explicit SectionEditor(const Theme& theme, QWidget* parent = nullptr);

    /// Those with words of their own; a section without goes on with the prompt before it.
    std::vector<SectionMark> marks() const;
    void setMarks(std::vector<SectionMark> marks);
    void setSeconds(double seconds);
    void setMainPrompt(const QString& prompt);

  Q_SIGNALS:
    void changed();

  private:
    void addParts(const Theme& theme, QWidget* parent);
    void usePart(const QString& words);
    void divide(int section);
    void remove(int section);
    void choose(int section);
    void refresh();

    Sections m_sections;
    QString m_mainPrompt;
    int m_current = 0;
    ElidedLabel* m_summary;
    QPushButton* m_add;
    QWidget* m_body;
    SectionTimeline* m_timeline;
    QLineEdit* m_words;
    QWidget* m_parts;  ///< usual ones to begin with: intro, verse, …
    QLabel* m_beginWords;
    LengthField* m_begin;
    QPushButton* m_remove;
};

}  // namespace capriccio::ui
