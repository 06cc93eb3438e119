#pragma once

#include "ui/theme/theme.h"

#include <optional>

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;

namespace capriccio::ui {

class LengthField;
class LengthSlider;
class Segments;

/// How long the piece is to be: a slider and a number to type, in seconds or in bars of four beats at the prompt's
/// tempo, as the switch beside them says. The tempo is the prompt's own; without one it counts at 120 and says so.
class LengthControl : public QWidget {
    Q_OBJECT
  public:
    explicit LengthControl(const Theme& theme, QWidget* parent = nullptr);

    double seconds() const { return m_seconds; }
    void setSeconds(double seconds);
    bool inBars() const { return m_inBars; }
    void setInBars(bool inBars);
    /// Of the prompt; with bars the length follows it.
    void setTempo(std::optional<int> beatsPerMinute);
    int tempo() const;

  Q_SIGNALS:
    void secondsChanged(double seconds);
    void inBarsChanged(bool inBars);
    void tempoWanted();

  private:
    double barSeconds() const { return 4 * 60.0 / tempo(); }
    void take(double seconds);
    void refresh();

    double m_seconds = 10;
    bool m_inBars = false;
    std::optional<int> m_tempo;
    QLabel* m_name;
    LengthField* m_field;
    QSpinBox* m_bars;
    LengthSlider* m_slider;
    QLabel* m_shortest;
    QLabel* m_longest;
    QLabel* m_middle;
    Segments* m_unit;
    QPushButton* m_tempoLink;
};

}  // namespace capriccio::ui
