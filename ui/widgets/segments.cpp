#include "ui/widgets/segments.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace capriccio::ui {

class Segments::Segment : public PaintedButton {
  public:
    Segment(const Theme& theme, QColor Tokens::*tone, QWidget* parent) : PaintedButton(theme, parent), m_tone(tone) {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override { return {wordsWidth() + 16, 28}; }
    QSize minimumSizeHint() const override { return {wordsWidth() + 8, 28}; }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        const QColor tone = t.*m_tone;
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
};

Segments::Segments(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this)) {
    setObjectName(name);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(3);
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

void Segments::setLabel(int value, const QString& label) {
    auto* segment = m_group->button(value);
    if (!segment || segment->text() == label) return;
    segment->setText(label);
    segment->updateGeometry();
}

int Segments::value() const { return m_group->checkedId(); }

void Segments::setValue(int value) {
    if (auto* segment = m_group->button(value)) segment->setChecked(true);
}

void Segments::setValueEnabled(int value, bool enabled) {
    if (auto* segment = m_group->button(value)) segment->setEnabled(enabled);
}

}  // namespace capriccio::ui
