#include "ui/takes/queue_view.h"

#include "core/base/units.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/link_button.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr std::size_t kMostRows = 4;

}  // namespace

QueueView::QueueView(const Theme& theme, studio::Session& session, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_session(session) {
    setObjectName(QStringLiteral("queue"));
    m_heading = new QLabel(this);
    m_heading->setProperty("role", QStringLiteral("note"));
    m_held = new QWidget(this);
    auto* words = new QLabel(tr("Held back after the fault."), m_held);
    words->setProperty("role", QStringLiteral("note"));
    auto* goOn = linkButton("queue.resume", tr("Go on"), m_held, LinkKind::Padded);
    auto* held = new QHBoxLayout(m_held);
    held->setContentsMargins(0, 0, 0, 0);
    held->addWidget(words);
    held->addStretch();
    held->addWidget(goOn);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 14);
    layout->setSpacing(6);
    layout->addWidget(m_heading);
    layout->addLayout(m_rows);
    layout->addWidget(m_held);
    connect(&session.queue(), &studio::GenerationQueue::changed, this, &QueueView::refresh);
    connect(&session, &studio::Session::heldChanged, this, &QueueView::refresh);
    connect(goOn, &QAbstractButton::clicked, &session, &studio::Session::resume);
    refresh();
}

QWidget* QueueView::makeRow(const studio::Waiting& waiting, bool first) {
    auto* row = new QFrame(this);
    row->setProperty("card", true);
    const QString prompt = waiting.settings.prompt.simplified();
    auto* name = new ElidedLabel(row);
    name->setText(prompt.isEmpty() ? tr("Music without a prompt") : prompt.left(200));
    QStringList about{QString::fromStdString(clockText(waiting.settings.seconds))};
    if (waiting.settings.takes > 1) about << tr("%n takes", nullptr, waiting.settings.takes);
    if (waiting.project.get() != &m_session.project()) about << tr("in “%1”").arg(waiting.project->name());
    auto* note = new QLabel(about.join(QStringLiteral(" · ")), row);
    note->setProperty("role", QStringLiteral("note"));
    auto* sooner = new IconButton(m_theme, QStringLiteral("up"), tr("Make it next"), row);
    sooner->setObjectName(QStringLiteral("queue.next.%1").arg(waiting.id));
    sooner->setVisible(!first);
    auto* cancel = new IconButton(m_theme, QStringLiteral("close"), tr("Don’t make it"), row);
    cancel->setObjectName(QStringLiteral("queue.cancel.%1").arg(waiting.id));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(note);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(11, 6, 4, 6);
    layout->setSpacing(0);
    layout->addLayout(words, 1);
    layout->addWidget(sooner);
    layout->addWidget(cancel);
    // Later, for this button goes with the row.
    connect(
        sooner, &QAbstractButton::clicked, &m_session.queue(),
        [this, id = waiting.id] { m_session.queue().move(id, 0); }, Qt::QueuedConnection);
    connect(
        cancel, &QAbstractButton::clicked, &m_session.queue(),
        [this, id = waiting.id] { m_session.queue().cancel(id); }, Qt::QueuedConnection);
    return row;
}

void QueueView::refresh() {
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto& waiting = m_session.queue().waiting();
    for (std::size_t i = 0; i < std::min(waiting.size(), kMostRows); ++i)
        m_rows->addWidget(makeRow(waiting[i], i == 0));
    const int more = static_cast<int>(waiting.size()) - static_cast<int>(kMostRows);
    m_heading->setText(more > 0 ? tr("Up next, and %n more", nullptr, more) : tr("Up next"));
    m_held->setVisible(m_session.isHeld());
    setVisible(!waiting.empty());
}

}  // namespace capriccio::ui
