#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace capriccio::ui {

class IconButton;

/// The dashed field that teaches: drop a melody, hum one, or choose a file. Clicking anywhere on it chooses a file.
/// With a model that can't follow a melody it says so before one is hummed.
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
    /// `name` empty: no model yet.
    void setModel(const QString& name, bool follows);
    /// One that is here and can follow a melody; empty: none.
    void setOtherModel(const QString& name);
    QMenu& menu() { return *m_menu; }

  Q_SIGNALS:
    void fileWanted();
    void recordWanted();
    /// The other model, or one to get that can follow a melody.
    void modelWanted();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    void refresh();

    const Theme& m_theme;
    bool m_hovered = false;
    QString m_reading;
    QString m_problem;
    QString m_modelName, m_otherModel;
    bool m_follows = true;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_limit;
    QPushButton* m_remedy;
    QWidget* m_ways;
    QMenu* m_menu;
};

}  // namespace capriccio::ui
