#include "ui/widgets/stars.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr double kGap = 0.25;  // of a star's size
constexpr double kSize = 18;
constexpr double kSmallSize = 14;

}  // namespace

double starsWidth(double size) { return size * (kMostStars + kGap * (kMostStars - 1)); }

int starAt(double x, double left, double size) {
    const double place = (x - left) / (size * (1 + kGap));
    return place < 0 || place >= kMostStars ? 0 : static_cast<int>(place) + 1;
}

void paintStars(QPainter& painter, const Theme& theme, const QRectF& rect, double size, int lit, bool onlyLit) {
    const Tokens& t = theme.tokens();
    for (int i = 0; i < (onlyLit ? lit : kMostStars); ++i) {
        const QRectF place(rect.left() + i * size * (1 + kGap), rect.center().y() - size / 2, size, size);
        const bool isLit = i < lit;
        theme.paintIcon(painter, isLit ? QStringLiteral("star-filled") : QStringLiteral("star"), place,
                        isLit ? t.star : t.faint);
    }
}

StarRating::StarRating(const Theme& theme, QWidget* parent, Kind kind)
    : QWidget(parent), m_theme(theme), m_kind(kind), m_size(kind == Kind::Give ? kSize : kSmallSize) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setStars(0);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StarRating::setStars(int stars) {
    m_stars = std::clamp(stars, 0, kMostStars);
    if (m_kind == Kind::Give) {
        setAccessibleName(tr("%n stars", nullptr, m_stars));
        setToolTip(tr("Stars (keys 1 to 5, 0 for none)"));
    } else {
        setAccessibleName(m_stars == 0 ? tr("Takes with any stars")
                                       : tr("Takes with at least %n stars", nullptr, m_stars));
        setToolTip(m_stars == 0 ? tr("Show only takes with so many stars and more")
                                : tr("Click the last lit star again to show all takes"));
    }
    update();
}

void StarRating::choose(int stars) {
    const int chosen = std::clamp(stars, 0, kMostStars);
    if (chosen == m_stars) return;
    setStars(chosen);
    Q_EMIT starsChosen(chosen);
}

QSize StarRating::sizeHint() const { return {static_cast<int>(starsWidth(m_size)) + 8, 28}; }

void StarRating::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.tokens().accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    }
    if (!isEnabled()) painter.setOpacity(0.5);
    paintStars(painter, m_theme, QRectF(rect()).adjusted(4, 0, 0, 0), m_size, m_under > 0 ? m_under : m_stars, false);
}

void StarRating::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const int star = starAt(event->position().x(), 4, m_size);
    if (star == 0) return;
    m_under = 0;
    choose(star == m_stars ? 0 : star);
}

void StarRating::mouseMoveEvent(QMouseEvent* event) {
    const int under = starAt(event->position().x(), 4, m_size);
    if (under == m_under) return;
    m_under = under;
    update();
}

void StarRating::leaveEvent(QEvent*) {
    m_under = 0;
    update();
}

void StarRating::keyPressEvent(QKeyEvent* event) {
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_5) return choose(event->key() - Qt::Key_0);
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Up) return choose(m_stars + 1);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Down) return choose(m_stars - 1);
    QWidget::keyPressEvent(event);
}

}  // namespace capriccio::ui
