#pragma once

#include "ui/widgets/slider.h"

namespace capriccio::ui {

/// A length from 1 s to 10 min: its value is seconds, its scale logarithmic, so that short pieces and long ones have
/// equal room. Keys go by steps that suit the length: a second below half a minute, 5 s below two minutes, then 15 s.
class LengthSlider : public Slider {
    Q_OBJECT
  public:
    static constexpr int kShortest = 1;
    static constexpr int kLongest = 600;

    explicit LengthSlider(const Theme& theme, QWidget* parent = nullptr);

    /// The next length that a key goes to, up or down.
    static int stepped(int seconds, int direction);

  protected:
    double shareOf(int value) const override;
    int valueAtShare(double share) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace capriccio::ui
