#include "ui/widgets/more_below.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace capriccio::ui {
namespace {

constexpr int kFade = 40;
constexpr int kEnough = 10;  ///< less than this is the empty space at the end
constexpr int kButtonHeight = 22;

}  // namespace

class MoreBelow::Button : public PaintedButton {
  public:
    Button(const Theme& theme, QWidget* parent) : PaintedButton(theme, parent) {
        setText(MoreBelow::tr("more"));
        setAccessibleName(MoreBelow::tr("More below: scroll on"));
        setToolTip(accessibleName());
        setFocusPolicy(Qt::NoFocus);  // Tab goes on to what is there by itself
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override {
        return {QFontMetrics(m_theme.font(11, QFont::Medium)).horizontalAdvance(text()) + 36, kButtonHeight};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(t.line);
        painter.setBrush(underMouse() ? t.hover : t.raised);
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
        painter.setFont(m_theme.font(11, QFont::Medium));
        painter.setPen(underMouse() ? t.text : t.soft);
        painter.drawText(rect().adjusted(11, 0, -24, 0), Qt::AlignCenter, text());
        m_theme.paintIcon(painter, QStringLiteral("chevron-down"), QRectF(width() - 22, height() / 2.0 - 6, 12, 12),
                          underMouse() ? t.text : t.soft);
    }
};

MoreBelow::MoreBelow(const Theme& theme, QColor Tokens::*ground, QScrollArea* area)
    : QWidget(area), m_theme(theme), m_ground(ground), m_area(area), m_button(new Button(theme, area)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(area->objectName() + QStringLiteral(".fade"));
    m_button->setObjectName(area->objectName() + QStringLiteral(".more"));
    area->installEventFilter(this);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    const QScrollBar* bar = area->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &MoreBelow::arrange);
    connect(bar, &QScrollBar::rangeChanged, this, &MoreBelow::arrange);
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        QScrollBar* scroll = m_area->verticalScrollBar();
        scroll->setValue(scroll->value() + std::max(40, m_area->viewport()->height() - 2 * kFade));
    });
    arrange();
}

bool MoreBelow::isNeeded() const {
    const QScrollBar* bar = m_area->verticalScrollBar();
    return bar->maximum() - bar->value() > kEnough;
}

void MoreBelow::arrange() {
    const QSize button = m_button->sizeHint();
    const int right = m_area->verticalScrollBar()->isVisible() ? m_area->verticalScrollBar()->width() : 0;
    const int width = std::max(0, m_area->width() - right);
    setGeometry(0, m_area->height() - kFade, width, kFade);
    m_button->setGeometry((width - button.width()) / 2, m_area->height() - button.height() - 5, button.width(),
                          button.height());
    setVisible(isNeeded());
    m_button->setVisible(isNeeded());
    raise();
    m_button->raise();
}

void MoreBelow::paintEvent(QPaintEvent*) {
    const QColor ground = m_theme.tokens().*m_ground;
    QColor none = ground;
    none.setAlpha(0);
    QLinearGradient fade(0, 0, 0, height());
    fade.setColorAt(0, none);
    fade.setColorAt(0.75, ground);
    QPainter(this).fillRect(rect(), fade);
}

bool MoreBelow::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) arrange();
    return QWidget::eventFilter(object, event);
}

}  // namespace capriccio::ui
