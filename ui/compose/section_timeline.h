#pragma once

#include "ui/compose/sections.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

/// The sections side by side, each as wide as it is long. A click chooses one, a join is dragged; Left and Right
/// choose, Shift with them moves where the chosen one begins, + divides it, Delete takes it out, Enter goes to its
/// words. It shows what it is given and asks for changes.
class SectionTimeline : public QWidget {
    Q_OBJECT
  public:
    explicit SectionTimeline(const Theme& theme, QWidget* parent = nullptr);

    void show(const Sections& sections, const QString& mainPrompt, int current);
    int current() const { return m_current; }
    QRectF segment(int section) const;

    QSize sizeHint() const override { return {200, 44}; }
    QSize minimumSizeHint() const override { return {120, 44}; }

  Q_SIGNALS:
    void chosen(int section);
    void moveWanted(int section, double at);
    void divideWanted(int section);
    void removeWanted(int section);
    void editWanted(int section);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    int joinAt(double x) const;  ///< the section that begins there; 0: no join
    int sectionAt(double x) const;
    QString words(int section) const;
    /// As much of its words as there is room for, a word at least; else its number.
    static QString fitting(const QString& words, int number, const QFontMetrics& metrics, int room);

    const Theme& m_theme;
    Sections m_sections;
    QString m_mainPrompt;
    int m_current = 0;
    int m_dragged = 0;
};

/// The colour of a section: teal, gold and coral in turn, as on the stage; its ground, and its words on that.
QColor Tokens::*sectionColour(int section);
QColor sectionGround(const Tokens& tokens, int section);
QColor sectionInk(const Tokens& tokens, int section);

}  // namespace capriccio::ui
