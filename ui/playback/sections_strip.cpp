#include "ui/playback/sections_strip.h"

#include "core/base/units.h"
#include "ui/compose/section_timeline.h"

#include <algorithm>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace capriccio::ui {
namespace {

constexpr double kGap = 6;
constexpr double kLabel = 18;  ///< its height, over the sections

}  // namespace

SectionsStrip::SectionsStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("sections"));
    setAccessibleName(tr("Sections"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void SectionsStrip::setSections(const std::vector<project::Section>& sections) {
    m_sections = sections;
    QStringList words;
    for (const auto& section : sections)
        words << tr("%1 from %2").arg(section.prompt, QString::fromStdString(clockText(section.startSeconds)));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setVisible(!sections.empty());
    update();
}

void SectionsStrip::setView(const TimeView& view, double left, int sampleRate) {
    m_view = view;
    m_left = left;
    m_sampleRate = sampleRate;
    update();
}

void SectionsStrip::setPositionSeconds(double seconds) {
    m_position = seconds;
    update();
}

QRectF SectionsStrip::rectOf(std::size_t section) const {
    const double begin = m_sections[section].startSeconds * m_sampleRate;
    const double end = section + 1 < m_sections.size() ? m_sections[section + 1].startSeconds * m_sampleRate
                                                       : static_cast<double>(m_view.lengthFrames());
    const bool last = section + 1 == m_sections.size();
    const double left = m_left + std::max(0.0, m_view.xOf(begin));
    const double right = m_left + std::min(m_view.width(), m_view.xOf(end)) - (last ? 0 : kGap);
    if (right - left < 2) return {};
    return {left, kLabel, right - left, height() - kLabel};
}

void SectionsStrip::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    const QColor colours[] = {t.melody, t.star, t.accent};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(12));
    painter.setPen(t.soft);
    painter.drawText(QRectF(m_left, 0, width() - m_left, kLabel - 3), Qt::AlignLeft | Qt::AlignVCenter, tr("Sections"));
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const QRectF place = rectOf(i);
        if (place.isEmpty()) continue;
        const bool now = m_position >= m_sections[i].startSeconds - 1e-6 &&
                         (i + 1 == m_sections.size() || m_position < m_sections[i + 1].startSeconds);
        painter.setPen(now ? QPen(colours[i % 3], 1) : QPen(Qt::NoPen));
        painter.setBrush(mix(colours[i % 3], t.background, 0.16));
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
        if (place.width() < 28) continue;
        painter.setFont(m_theme.font(12, QFont::DemiBold));
        painter.setPen(sectionInk(t, static_cast<int>(i)));
        const QRectF inner = place.adjusted(10, 0, -8, 0);
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_sections[i].prompt.simplified().left(300), Qt::ElideRight,
                                                          static_cast<int>(inner.width())));
    }
}

void SectionsStrip::mousePressEvent(QMouseEvent* event) {
    for (std::size_t i = 0; i < m_sections.size(); ++i)
        if (rectOf(i).contains(event->position())) return Q_EMIT seekRequested(m_sections[i].startSeconds);
}

bool SectionsStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        QString tip;
        for (std::size_t i = 0; i < m_sections.size(); ++i)
            if (rectOf(i).contains(help->pos())) tip = m_sections[i].prompt.left(600);
        QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace capriccio::ui
