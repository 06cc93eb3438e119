#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

namespace capriccio::ui {
namespace {

double digitWidth(const QFontMetricsF& metrics) {
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

/// Calls `each(piece, width, isDigit)` for every digit and every run between digits.
template <typename Each>
void pieces(const QFontMetricsF& metrics, const QString& text, Each each) {
    const double cell = digitWidth(metrics);
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isDigit()) {
            each(text.mid(at, 1), cell, true);
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !text[end].isDigit()) ++end;
        const QString run = text.mid(at, end - at);
        each(run, metrics.horizontalAdvance(run), false);
        at = end;
    }
}

}  // namespace

double figuresWidth(const QFontMetricsF& metrics, const QString& text) {
    double width = 0;
    pieces(metrics, text, [&](const QString&, double w, bool) { width += w; });
    return width;
}

void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text) {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double free = rect.width() - figuresWidth(metrics, text);
    double x = rect.left();
    if (alignment & Qt::AlignRight) x += free;
    if (alignment & Qt::AlignHCenter) x += free / 2;
    const double y = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    pieces(metrics, text, [&](const QString& piece, double width, bool digit) {
        const double inset = digit ? (width - metrics.horizontalAdvance(piece)) / 2 : 0;
        painter.drawText(QPointF(x + inset, y), piece);
        x += width;
    });
}

FigureLabel::FigureLabel(const Theme& theme, int px, QFont::Weight weight, QColor Tokens::*colour, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_font(theme.font(px, weight)), m_colour(colour) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureLabel::setText(const QString& text) {
    if (text == m_text) return;
    const QSize before = sizeHint();
    m_text = text;
    setAccessibleName(text);
    if (sizeHint() != before) updateGeometry();
    update();
}

void FigureLabel::setColour(QColor Tokens::*colour) {
    m_colour = colour;
    update();
}

void FigureLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

QSize FigureLabel::sizeHint() const {
    const QFontMetricsF metrics(m_font);
    return {static_cast<int>(std::ceil(figuresWidth(metrics, m_text))), static_cast<int>(std::ceil(metrics.height()))};
}

void FigureLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(m_font);
    painter.setPen(m_theme.tokens().*m_colour);
    drawFigures(painter, rect(), m_alignment, m_text);
}

}  // namespace capriccio::ui
