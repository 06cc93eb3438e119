#include "ui/widgets/fold.h"

#include <QPainter>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace capriccio::ui {

class Fold::Head : public PaintedButton {
  public:
    Head(const Theme& theme, const QString& title, QWidget* parent) : PaintedButton(theme, parent) {
        setText(title);
        setCheckable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setSummary(const QString& summary) {
        m_summary = summary;
        setAccessibleDescription(summary);
        update();
    }
    QSize sizeHint() const override { return {200, 32}; }
    QSize minimumSizeHint() const override { return {120, 32}; }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (hasFocus()) {
            painter.setPen(QPen(t.accent, 2));
            painter.drawRoundedRect(area, 8, 8);
        }
        painter.setFont(m_theme.font(13, QFont::Medium));
        painter.setPen(underMouse() ? t.text : t.soft);
        const bool underline = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
        painter.drawText(rect(), Qt::AlignVCenter | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text());
        const int textWidth = painter.fontMetrics().size(Qt::TextShowMnemonic, text()).width();
        m_theme.paintIcon(painter, isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                          QRectF(textWidth + 8, height() / 2.0 - 7, 14, 14), underMouse() ? t.text : t.soft);
        if (isChecked()) return;
        painter.setFont(m_theme.font(12));
        painter.setPen(t.faint);
        const QRect right = rect().adjusted(textWidth + 30, 0, 0, 0);
        painter.drawText(right, Qt::AlignVCenter | Qt::AlignRight,
                         painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, right.width()));
    }

  private:
    QString m_summary;
};

Fold::Fold(const Theme& theme, const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent), m_head(new Head(theme, title, this)), m_clip(new QWidget(this)) {
    setObjectName(name);
    m_head->setObjectName(name + QStringLiteral(".head"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_clip);
    m_clip->setVisible(false);
    m_animation.setEasingCurve(QEasingCurve::OutQuad);
    connect(m_head, &QAbstractButton::toggled, this, &Fold::animate);
    connect(&m_animation, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { m_clip->setFixedHeight(value.toInt()); });
    connect(&m_animation, &QVariantAnimation::finished, this, [this] {
        if (isOpen()) {
            m_clip->setMinimumHeight(0);
            m_clip->setMaximumHeight(QWIDGETSIZE_MAX);
        } else {
            m_clip->setVisible(false);
        }
        Q_EMIT settled(isOpen());
    });
}

void Fold::setContent(QWidget* content) {
    m_content = content;
    auto* layout = new QVBoxLayout(m_clip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content, 0, Qt::AlignTop);
}

void Fold::setSummary(const QString& summary) { m_head->setSummary(summary); }

bool Fold::isOpen() const { return m_head->isChecked(); }

void Fold::setOpen(bool open) { m_head->setChecked(open); }

void Fold::animate(bool open) {
    const int height = m_content && m_content->hasHeightForWidth() ? m_content->heightForWidth(width())
                       : m_content                                 ? m_content->sizeHint().height()
                                                                   : 0;
    const int before = m_clip->isVisible() ? m_clip->height() : 0;
    m_clip->setVisible(true);
    m_animation.stop();
    // Nothing moves where the desktop asks for no motion (the style says so), or where nobody sees it.
    m_animation.setDuration(isVisible() ? style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) : 0);
    m_animation.setStartValue(before);
    m_animation.setEndValue(open ? height : 0);
    m_animation.start();
}

}  // namespace capriccio::ui
