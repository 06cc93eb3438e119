#include "ui/widgets/elided_label.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QTextLayout>
#include <QTextOption>
#include <QToolTip>

namespace capriccio::ui {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setMostLines(int lines) {
    m_mostLines = lines;
    updateGeometry();
}

QSize ElidedLabel::minimumSizeHint() const { return {40, QLabel::minimumSizeHint().height()}; }

int ElidedLabel::heightForWidth(int width) const {
    if (m_mostLines == 1) return QLabel::heightForWidth(width);
    const auto count = std::max<qsizetype>(1, lines(width).size());
    return QLabel::minimumSizeHint().height() + (static_cast<int>(count) - 1) * fontMetrics().lineSpacing();
}

QStringList ElidedLabel::lines(int width) const {
    QString whole = text();
    whole.replace(QLatin1Char('\n'), QLatin1Char(' '));
    whole.truncate(400);  // more is never seen, and measuring 5,000 characters at every resize takes time
    QStringList lines;
    QTextLayout layout(whole, font());
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);  // one word may be wider than the label
    layout.setTextOption(wrapping);
    qsizetype used = 0;
    layout.beginLayout();
    while (lines.size() + 1 < m_mostLines) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width);
        if (line.textStart() + line.textLength() >= whole.size()) break;
        lines << whole.mid(line.textStart(), line.textLength()).trimmed();
        used = line.textStart() + line.textLength();
    }
    layout.endLayout();
    lines << fontMetrics().elidedText(whole.mid(used), m_mode, width);
    return lines;
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    const QStringList all = lines(area.width());
    if (all.size() == 1) return painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine, all.first());
    for (int i = 0; i < all.size(); ++i)
        painter.drawText(area.left(), area.top() + i * fontMetrics().lineSpacing() + fontMetrics().ascent(), all[i]);
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        // Lines break within words too: only the spaces may differ.
        QString shown = lines(contentsRect().width()).join(QString());
        const bool isWhole = shown.remove(QLatin1Char(' ')) == text().simplified().remove(QLatin1Char(' '));
        setToolTip(isWhole ? QString() : text().left(600));
    }
    return QLabel::event(event);
}

}  // namespace capriccio::ui
