#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QFontMetricsF;

namespace capriccio::ui {

/// Numbers that change in place: every digit takes the same width (Qt 6.4 can't ask a font for its tabular figures), so
/// that nothing to the right of one ever moves.
double figuresWidth(const QFontMetricsF& metrics, const QString& text);
/// With the painter's font and pen; `alignment` horizontally, always centred vertically.
void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

/// A label of such numbers, in one colour of the theme.
class FigureLabel : public QWidget {
    Q_OBJECT
  public:
    FigureLabel(const Theme& theme, int px, QFont::Weight weight, QColor Tokens::*colour, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setColour(QColor Tokens::*colour);
    void setAlignment(Qt::Alignment alignment);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    QFont m_font;
    QColor Tokens::*m_colour;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    QString m_text;
};

}  // namespace capriccio::ui
