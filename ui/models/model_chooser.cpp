#include "ui/models/model_chooser.h"

#include <QDir>
#include <QMenu>
#include <QPainter>

namespace capriccio::ui {
namespace {

constexpr int kWidest = 260;

}  // namespace

ModelChooser::ModelChooser(const Theme& theme, studio::Settings& settings, Dialogs& dialogs, QWidget* parent)
    : PaintedButton(theme, parent),
      m_settings(settings),
      m_dialogs(dialogs),
      m_folder(settings.get(studio::Setting::ModelFolder).toString()) {
    setObjectName(QStringLiteral("model"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleName(m_folder.isEmpty() ? tr("Choose a model") : tr("Model: %1").arg(modelName()));
    connect(this, &QAbstractButton::clicked, this, [this] { m_folder.isEmpty() ? choose() : openMenu(); });
    connect(&m_checker, &studio::ModelChecker::checked, this, [this](const QString& folder, const QString& problem) {
        if (!problem.isEmpty()) return Q_EMIT refused(problem);
        const bool same = folder == m_folder;
        m_folder = folder;
        m_settings.set(studio::Setting::ModelFolder, folder);
        setAccessibleName(tr("Model: %1").arg(modelName()));
        updateGeometry();
        update();
        if (!same) Q_EMIT modelChanged();
    });
    // The remembered folder may be gone since: better said now than after a prompt is written.
    if (!m_folder.isEmpty()) m_checker.check(m_folder);
}

QString ModelChooser::modelName() const { return studio::modelDisplayName(m_folder); }

void ModelChooser::choose() {
    m_dialogs.chooseFolder(this, tr("Choose a folder with a MusicGen model"),
                           m_folder.isEmpty() ? QDir::homePath() : m_folder,
                           [this](const QString& folder) { tryFolder(folder); });
}

void ModelChooser::tryFolder(const QString& folder) { m_checker.check(folder); }

void ModelChooser::openMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAttribute(Qt::WA_TranslucentBackground);
    menu->setWindowFlag(Qt::FramelessWindowHint);
    menu->setWindowFlag(Qt::NoDropShadowWindowHint);
    auto* current = menu->addAction(modelName());
    current->setCheckable(true);
    current->setChecked(true);
    auto* place = menu->addAction(QFontMetrics(menu->font()).elidedText(m_folder, Qt::ElideMiddle, 320));
    place->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(tr("&Choose another folder…")), &QAction::triggered, this, &ModelChooser::choose);
    menu->addSeparator();
    menu->addAction(tr("Meta's weights are for non-commercial use (CC BY-NC 4.0)"))->setEnabled(false);
    menu->popup(mapToGlobal(QPoint(0, height() + 6)));
}

QSize ModelChooser::sizeHint() const {
    const QString words = m_folder.isEmpty() ? tr("Choose a model") : modelName();
    const int text = QFontMetrics(m_theme.font(13, QFont::DemiBold)).horizontalAdvance(words);
    return {std::min(text + 16 + 40, kWidest), 32};
}

void ModelChooser::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    const bool none = m_folder.isEmpty();
    painter.setBrush(none ? t.accentSoft : underMouse() ? t.hover : t.raised);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setFont(m_theme.font(13, QFont::DemiBold));
    painter.setPen(none ? t.accentText : t.text);
    const QRect words = rect().adjusted(16, 0, -38, 0);
    painter.drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(none ? tr("Choose a model") : modelName(), Qt::ElideRight, words.width()));
    m_theme.paintIcon(painter, QStringLiteral("chevron-down"), QRectF(width() - 30, height() / 2.0 - 7, 14, 14),
                      none ? t.accentText : t.soft);
}

}  // namespace capriccio::ui
