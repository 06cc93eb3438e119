#include "ui/widgets/elided_label.h"

#include <QEvent>
#include <QPainter>
#include <QToolTip>

namespace capriccio::ui {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const { return {40, QLabel::minimumSizeHint().height()}; }

QString ElidedLabel::elided() const {
    QString line = text();
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    line.truncate(400);  // more is never seen, and measuring 5,000 characters at every resize takes time
    return fontMetrics().elidedText(line, m_mode, contentsRect().width());
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, elided());
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) setToolTip(elided() == text() ? QString() : text().left(600));
    return QLabel::event(event);
}

}  // namespace capriccio::ui
