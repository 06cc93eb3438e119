#include "ui/projects/project_button.h"

#include <algorithm>

#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr int kWidest = 280;

}  // namespace

ProjectButton::ProjectButton(const Theme& theme, studio::Session& session, QWidget* parent)
    : PaintedButton(theme, parent), m_session(session) {
    setObjectName(QStringLiteral("project"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&session, &studio::Session::projectChanged, this, &ProjectButton::refresh);
    refresh();
}

QString ProjectButton::words() const { return tr("Project: %1").arg(m_session.project().name()); }

void ProjectButton::refresh() {
    if (m_project) m_project->disconnect(this);
    m_project = &m_session.project();
    const auto show = [this] {
        setAccessibleName(words());
        setToolTip(m_project->canChange() ? tr("%1: other projects, its bin, its prompts").arg(words())
                                          : tr("%1 (can’t be changed)").arg(words()));
        updateGeometry();
        update();
    };
    connect(m_project, &project::Project::fileChanged, this, show);
    connect(m_project, &project::Project::accessChanged, this, show);
    show();
}

QSize ProjectButton::sizeHint() const {
    const int text = QFontMetrics(m_theme.font(13, QFont::Medium)).horizontalAdvance(words());
    return {std::min(text + 40, kWidest), 32};
}

void ProjectButton::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isDown() ? t.line : underMouse() ? t.raised : QColor(Qt::transparent));
    painter.drawRoundedRect(area, 8, 8);
    const QColor ink = underMouse() ? t.text : t.soft;
    painter.setFont(m_theme.font(13, QFont::Medium));
    painter.setPen(ink);
    const QRect name = rect().adjusted(10, 0, -28, 0);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(words(), Qt::ElideRight, name.width()));
    m_theme.paintIcon(painter, QStringLiteral("chevron-down"), QRectF(width() - 24, height() / 2.0 - 7, 14, 14), ink);
}

}  // namespace capriccio::ui
