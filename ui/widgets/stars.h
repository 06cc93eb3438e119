#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

inline constexpr int kMostStars = 5;

/// Five stars from the left of a rectangle, `size` high, `lit` of them filled; `onlyLit` leaves the others out.
void paintStars(QPainter& painter, const Theme& theme, const QRectF& rect, double size, int lit, bool onlyLit);
/// The star under x when they are painted from `left` on: 1 … 5, 0: none.
int starAt(double x, double left, double size);
double starsWidth(double size);

/// A row of stars to give, or to filter by: a click on a star gives that many, on the last one lit takes all back; keys
/// 0 … 5 and the arrows too.
class StarRating : public QWidget {
    Q_OBJECT
  public:
    enum class Kind { Give, AtLeast };
    explicit StarRating(const Theme& theme, QWidget* parent = nullptr, Kind kind = Kind::Give);

    int stars() const { return m_stars; }
    void setStars(int stars);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  Q_SIGNALS:
    /// By hand only.
    void starsChosen(int stars);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void choose(int stars);

    const Theme& m_theme;
    Kind m_kind;
    double m_size;
    int m_stars = 0;
    int m_under = 0;  ///< the star under the pointer
};

}  // namespace capriccio::ui
