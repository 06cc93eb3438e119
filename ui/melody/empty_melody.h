#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace capriccio::ui {

class IconButton;
class IconView;

/// The dashed field that teaches: drop a melody, hum one, or choose a file. Clicking anywhere on it chooses a file.
class EmptyMelody : public QWidget {
    Q_OBJECT
  public:
    explicit EmptyMelody(const Theme& theme, QWidget* parent = nullptr);

    /// A sound is held over it.
    void setHovered(bool hovered);
    /// Why the last attempt came to nothing; empty: nothing to say.
    void setProblem(const QString& problem);
    /// "reading hummed idea.wav", while it is being read; empty: it is not.
    void setReading(const QString& name);
    QMenu& menu() { return *m_menu; }

  Q_SIGNALS:
    void fileWanted();
    void recordWanted();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void refresh();

    const Theme& m_theme;
    bool m_hovered = false;
    QString m_reading;
    QString m_problem;
    QLabel* m_title;
    QLabel* m_words;
    QWidget* m_ways;
    QMenu* m_menu;
};

}  // namespace capriccio::ui
