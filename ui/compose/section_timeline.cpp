#include "ui/compose/section_timeline.h"

#include "core/base/units.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace capriccio::ui {
namespace {

constexpr double kBarHeight = 28;
constexpr double kGap = 4;
constexpr double kGrip = 5;

QString clock(double seconds) { return QString::fromStdString(clockText(std::round(seconds))); }

}  // namespace

QColor Tokens::*sectionColour(int section) {
    static QColor Tokens::*const kColours[] = {&Tokens::melody, &Tokens::star, &Tokens::accentText};
    return kColours[section % 3];
}

QColor sectionGround(const Tokens& tokens, int section) {
    return mix(tokens.*sectionColour(section), tokens.panel, 0.18);
}

/// Nearer to the text's colour: small words on a tint of the same colour are hard to read.
QColor sectionInk(const Tokens& tokens, int section) { return mix(tokens.*sectionColour(section), tokens.text, 0.7); }

SectionTimeline::SectionTimeline(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("sections.timeline"));
    setAccessibleName(tr("Sections"));
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SectionTimeline::show(const Sections& sections, const QString& mainPrompt, int current) {
    m_sections = sections;
    m_mainPrompt = mainPrompt;
    m_current = std::clamp(current, 0, sections.count() - 1);
    setAccessibleDescription(tr("Section %1 of %2, from %3: %4")
                                 .arg(m_current + 1)
                                 .arg(sections.count())
                                 .arg(clock(sections.begin(m_current) * sections.seconds()), words(m_current)));
    update();
}

QString SectionTimeline::words(int section) const {
    const QString own = section == 0 ? m_mainPrompt.simplified() : m_sections.prompt(section).simplified();
    if (!own.isEmpty()) return own;
    return section == 0 ? tr("the prompt") : tr("write what comes here");
}

QString SectionTimeline::fitting(const QString& words, int number, const QFontMetrics& metrics, int room) {
    if (metrics.horizontalAdvance(words) <= room) return words;
    const QString first = words.section(QLatin1Char(' '), 0, 0).remove(QLatin1Char(','));
    const QString elided =
        metrics.elidedText(words, Qt::ElideRight, room).replace(QStringLiteral(",…"), QStringLiteral("…"));
    if (elided.size() > first.size()) return elided;
    if (metrics.horizontalAdvance(first) <= room) return first;
    const QString plain = QString::number(number);
    return metrics.horizontalAdvance(plain) <= room ? plain : QString();
}

QRectF SectionTimeline::segment(int section) const {
    const double left = m_sections.begin(section) * width() + (section > 0 ? kGap / 2 : 0);
    const double right = m_sections.end(section) * width() - (section + 1 < m_sections.count() ? kGap / 2 : 0);
    return {left, 1, std::max(2.0, right - left), kBarHeight};
}

int SectionTimeline::joinAt(double x) const {
    for (int section = 1; section < m_sections.count(); ++section)
        if (std::abs(m_sections.begin(section) * width() - x) <= kGrip) return section;
    return 0;
}

int SectionTimeline::sectionAt(double x) const {
    for (int section = m_sections.count() - 1; section > 0; --section)
        if (x >= m_sections.begin(section) * width()) return section;
    return 0;
}

/// All of its words, for those that are cut.
bool SectionTimeline::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int section = sectionAt(help->pos().x());
        QToolTip::showText(
            help->globalPos(),
            clock(m_sections.begin(section) * m_sections.seconds()) + QStringLiteral(" · ") + words(section).left(400),
            this);
        return true;
    }
    return QWidget::event(event);
}

void SectionTimeline::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double freeFrom = 0;
    for (int section = 0; section < m_sections.count(); ++section) {
        const QColor colour = t.*sectionColour(section);
        const QRectF area = segment(section);
        const bool current = section == m_current;
        painter.setPen(current ? QPen(hasFocus() ? t.accent : colour, hasFocus() ? 2 : 1.4) : QPen(Qt::NoPen));
        painter.setBrush(sectionGround(t, section));
        painter.drawRoundedRect(area.adjusted(0.7, 0.7, -0.7, -0.7), 8, 8);
        painter.setFont(m_theme.font(11, QFont::DemiBold));
        painter.setPen(sectionInk(t, section));
        const QRectF inside = area.adjusted(7, 0, -5, 0);
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                         fitting(words(section), section + 1, painter.fontMetrics(), qRound(inside.width())));
        // Where it begins, as far as there is room for the numbers.
        painter.setFont(m_theme.font(10));
        painter.setPen(current ? t.soft : t.faint);
        const QString time = clock(m_sections.begin(section) * m_sections.seconds());
        const double timeWidth = figuresWidth(QFontMetricsF(painter.font()), time);
        const double x = std::min(m_sections.begin(section) * width(), width() - timeWidth);
        if (x >= freeFrom) {
            drawFigures(painter, QRectF(x, kBarHeight + 2, timeWidth, 13), Qt::AlignLeft, time);
            freeFrom = x + timeWidth + 6;
        }
    }
}

void SectionTimeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_dragged = joinAt(event->position().x());
    Q_EMIT chosen(m_dragged > 0 ? m_dragged : sectionAt(event->position().x()));
}

void SectionTimeline::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_dragged > 0) return Q_EMIT moveWanted(m_dragged, x / std::max(1, width()));
    setCursor(joinAt(x) > 0 ? Qt::SplitHCursor : Qt::PointingHandCursor);
}

void SectionTimeline::mouseReleaseEvent(QMouseEvent*) { m_dragged = 0; }

void SectionTimeline::mouseDoubleClickEvent(QMouseEvent* event) { Q_EMIT editWanted(sectionAt(event->position().x())); }

void SectionTimeline::keyPressEvent(QKeyEvent* event) {
    const double second = 1 / std::max(m_sections.seconds(), 1.0);
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right: {
            const int direction = event->key() == Qt::Key_Left ? -1 : 1;
            if (shift) return Q_EMIT moveWanted(m_current, m_sections.begin(m_current) + direction * second);
            return Q_EMIT chosen(std::clamp(m_current + direction, 0, m_sections.count() - 1));
        }
        case Qt::Key_Home:
            return Q_EMIT chosen(0);
        case Qt::Key_End:
            return Q_EMIT chosen(m_sections.count() - 1);
        case Qt::Key_Plus:
        case Qt::Key_Insert:
            return Q_EMIT divideWanted(m_current);
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            return Q_EMIT removeWanted(m_current);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_F2:
            if (event->modifiers() & Qt::ControlModifier) break;
            return Q_EMIT editWanted(m_current);
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void SectionTimeline::focusInEvent(QFocusEvent*) { update(); }
void SectionTimeline::focusOutEvent(QFocusEvent*) { update(); }

}  // namespace capriccio::ui
