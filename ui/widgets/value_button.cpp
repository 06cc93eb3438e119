#include "ui/widgets/value_button.h"

#include <QMenu>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kChevronSpace = 3;  ///< that the icon has around its stroke: the stroke ends at the edge

}  // namespace

ValueButton::ValueButton(const Theme& theme, const QString& name, QWidget* parent)
    : PaintedButton(theme, parent), m_name(name), m_menu(new QMenu(this)) {
    makeRound(m_menu);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this,
            [this] { m_menu->popup(mapToGlobal(QPoint(width() - m_menu->sizeHint().width(), height() + 4))); });
}

void ValueButton::setValue(const QString& value, const QString& note) {
    setText(value);
    m_note = note;
    setAccessibleName(m_name + QStringLiteral(": ") + value);
    setAccessibleDescription(note);
    updateGeometry();
    update();
}

QSize ValueButton::sizeHint() const {
    const int note = m_note.isEmpty() ? 0 : QFontMetrics(m_theme.font(11)).horizontalAdvance(m_note) + 8;
    return {note + QFontMetrics(m_theme.font(13)).horizontalAdvance(text()) + 28, 30};
}

void ValueButton::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() && isEnabled() ? t.raised : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    const int chevron = 14;
    m_theme.paintIcon(painter, QStringLiteral("chevron-down"),
                      QRectF(width() - chevron + kChevronSpace, height() / 2.0 - chevron / 2.0, chevron, chevron),
                      t.soft);
    const QRect room = rect().adjusted(8, 0, -chevron - 4, 0);
    painter.setFont(m_theme.font(13));
    painter.setPen(isEnabled() ? t.text : t.faint);
    const QString value = painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, value);
    if (m_note.isEmpty()) return;
    const QRect left = room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(value) - 8, 0);
    painter.setFont(m_theme.font(11));
    painter.setPen(t.faint);
    painter.drawText(left, Qt::AlignVCenter | Qt::AlignRight,
                     painter.fontMetrics().elidedText(m_note, Qt::ElideRight, left.width()));
}

}  // namespace capriccio::ui
