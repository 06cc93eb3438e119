/// What can be done with a take: the panel's menu.
#include "ui/takes/take_delegate.h"
#include "ui/takes/take_list_model.h"
#include "ui/takes/take_words.h"
#include "ui/takes/takes_panel.h"
#include "ui/widgets/menus.h"

#include <QAction>
#include <QListView>
#include <QMenu>

namespace capriccio::ui {

using project::TakeId;
using project::TakeRecord;

namespace {

constexpr int kNameInMenu = 32;

QString shortName(const TakeRecord& take) {
    QString name = takeName(take);
    if (name.size() > kNameInMenu) name = name.left(kNameInMenu - 1).trimmed() + QChar(0x2026);
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace

QAction* TakesPanel::addEntry(QMenu& menu, const char* name, const QString& words, bool enabled,
                              std::function<void()> act) {
    QAction* action = menu.addAction(words);
    action->setObjectName(QLatin1String(name));
    action->setEnabled(enabled);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

void TakesPanel::openMenuHere() {
    const QRect card = m_list->visualRect(m_list->currentIndex());
    openMenu(focused(), m_list->viewport()->mapToGlobal(card.center()));
}

void TakesPanel::openMenu(TakeId id, const QPoint& globalPlace) {
    const TakeRecord* take = m_session.project().take(id);
    if (!take) return;
    QList<TakeId> takes = chosen();
    if (!takes.contains(id)) takes = {id};
    const bool one = takes.size() == 1;
    auto* menu = makeMenu(this, QStringLiteral("takeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (take->inBin()) {
        addEntry(*menu, "take.restore", tr("Put &back"), m_session.project().canChange(),
                 [this, takes] { putBack(takes); });
        addEntry(*menu, "take.play", tr("&Play"), one, [this, id] { Q_EMIT playRequested(id); });
        return menu->popup(globalPlace);
    }
    addEntry(*menu, "take.play", tr("&Play"), one, [this, id] { Q_EMIT playRequested(id); });
    const TakeRecord* shown = m_session.project().take(current());
    if (shown && id != current())
        addEntry(*menu, "take.compare", tr("&Compare with “%1”").arg(shortName(*shown)), one,
                 [this, id] { Q_EMIT compareRequested(id); });
    else
        addEntry(*menu, "take.compare", tr("&Compare with another take"),
                 one && m_session.project().find({}).size() > 1, [this] { Q_EMIT compareRequested(0); });
    menu->addSeparator();
    addMakingEntries(*menu, *take, one);
    menu->addSeparator();
    addKeepingEntries(*menu, *take, takes);
    menu->popup(globalPlace);
}

void TakesPanel::addMakingEntries(QMenu& menu, const TakeRecord& take, bool one) {
    const TakeId id = take.id;
    const bool canChange = m_session.project().canChange();
    const bool made = !take.modelName.isEmpty();
    if (take.state == project::TakeState::Running) {
        addEntry(menu, "take.stop", tr("&Stop and keep what there is"), true, [this] {
            Q_EMIT stopRequested();
        })->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
        addEntry(menu, "take.cancel", tr("Cancel, &into the bin"), true, [this] {
            Q_EMIT cancelRequested();
        })->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period));
        menu.addSeparator();
    }
    addEntry(menu, "take.again", tr("&Make exactly this again (same seed)"), one && canChange && made,
             [this, id] { Q_EMIT againRequested(id); });
    addEntry(menu, "take.vary", tr("Make a &variation (new seed)"), one && canChange && made,
             [this, id] { Q_EMIT variationRequested(id); });
    if (take.state != project::TakeState::Running)
        addEntry(menu, "take.goOn", tr("&Go on from its end"), one && canChange,
                 [this, id] { Q_EMIT goOnRequested(id); });
    addEntry(menu, "take.settings", tr("Copy its settings to the &left"), one && made,
             [this, id] { Q_EMIT settingsRequested(id); });
    // Made from nothing else: there is nothing to show.
    if (m_session.project().take(take.parent))
        addEntry(menu, "take.origin", tr("Show what it c&ame from"), one,
                 [this, origin = take.parent] { Q_EMIT takeChosen(origin); });
}

void TakesPanel::addKeepingEntries(QMenu& menu, const TakeRecord& take, const QList<TakeId>& takes) {
    const TakeId id = take.id;
    const bool one = takes.size() == 1;
    const bool canChange = m_session.project().canChange();
    addEntry(menu, "take.rename", tr("&Rename"), one && canChange, [this, id] { rename(id); })->setShortcut(Qt::Key_F2);
    addEntry(menu, "take.note", take.note.isEmpty() ? tr("Add a &note…") : tr("Its &note…"), one,
             [this, id] { editNote(id); });
    QMenu* stars = makeMenu(&menu, QStringLiteral("starsMenu"));
    stars->setTitle(tr("S&tars"));
    stars->setEnabled(canChange);
    for (int count = 0; count <= 5; ++count) {
        QAction* action = stars->addAction(count == 0 ? tr("None") : QString(count, QChar(0x2605)));
        action->setShortcut(static_cast<Qt::Key>(Qt::Key_0 + count));
        connect(action, &QAction::triggered, this,
                [this, takes, count] { m_session.project().setStars(takes, count); });
    }
    menu.addMenu(stars);
    menu.addSeparator();
    addEntry(menu, "take.export",
             one ? tr("&Export…") : tr("&Export %n takes…", nullptr, static_cast<int>(takes.size())), true,
             [this, takes] { Q_EMIT exportRequested(takes); });
    addEntry(menu, "take.copy", tr("Cop&y as a file"), one, [this, id] { Q_EMIT copyRequested(id); });
    if (take.state == project::TakeState::Running) return;
    addEntry(menu, "take.delete", one ? tr("&Delete") : tr("&Delete %n takes", nullptr, static_cast<int>(takes.size())),
             canChange, [this, takes] { moveToBin(takes); })
        ->setShortcut(Qt::Key_Delete);
}

}  // namespace capriccio::ui
