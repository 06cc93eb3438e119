#include "ui/widgets/segments.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace capriccio::ui {

class Segments::Segment : public PaintedButton {
  public:
    Segment(const Theme& theme, QColor Tokens::*tone, Segments* parent)
        : PaintedButton(theme, parent), m_tone(tone), m_all(parent) {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override { return {m_all->m_even ? 32 : wordsWidth() + 16, 28}; }
    QSize minimumSizeHint() const override { return {m_all->m_even ? 26 : wordsWidth() + 8, 28}; }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor tone = t.*m_tone;
        // To the edge, in line with what is above and below; a line around it takes its own width.
        const double pen = hasFocus() ? 2 : isChecked() ? 1.2 : 0;
        const QRectF area = QRectF(rect()).adjusted(pen / 2, 1 + pen / 2, -pen / 2, -1 - pen / 2);
        painter.setPen(hasFocus() ? QPen(t.accent, pen) : isChecked() ? QPen(tone, pen) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? mix(tone, t.panel, 0.18) : underMouse() && isEnabled() ? t.hover : t.raised);
        painter.drawRoundedRect(area, 8, 8);
        painter.setFont(m_theme.font(12, isChecked() ? QFont::DemiBold : QFont::Medium));
        painter.setPen(!isEnabled() ? t.faint : isChecked() ? tone : underMouse() ? t.text : t.soft);
        painter.drawText(area, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, qRound(area.width()) - 4));
    }
    /// Left and right alone: up and down scroll, space plays.
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) return event->ignore();
        PaintedButton::keyPressEvent(event);
    }

  private:
    int wordsWidth() const { return QFontMetrics(m_theme.font(12, QFont::DemiBold)).horizontalAdvance(text()); }

    QColor Tokens::*m_tone;
    const Segments* m_all;
};

Segments::Segments(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this)) {
    setObjectName(name);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int value, bool on) {
        if (on) Q_EMIT valueChanged(value);
    });
}

void Segments::add(int value, const QString& label, const QString& words, QColor Tokens::*tone) {
    auto* segment = new Segment(m_theme, tone, this);
    segment->setObjectName(QStringLiteral("%1.%2").arg(objectName()).arg(value));
    segment->setText(label);
    segment->setAccessibleName(words);
    segment->setToolTip(words);
    m_group->addButton(segment, value);
    m_layout->addWidget(segment);
    if (m_group->checkedId() == -1) segment->setChecked(true);
}

int Segments::value() const { return m_group->checkedId(); }

void Segments::setValue(int value) {
    if (auto* segment = m_group->button(value)) segment->setChecked(true);
}

void Segments::setValueShown(int value, bool shown) {
    if (auto* segment = m_group->button(value)) segment->setVisible(shown);
}

void Segments::setValueEnabled(int value, bool enabled) {
    if (auto* segment = m_group->button(value)) segment->setEnabled(enabled);
}

}  // namespace capriccio::ui
