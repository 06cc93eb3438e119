#include "ui/takes/takes_panel.h"

#include "ui/takes/note_dialog.h"
#include "ui/takes/queue_view.h"
#include "ui/takes/take_delegate.h"
#include "ui/takes/take_list_model.h"
#include "ui/takes/take_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/menus.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

using project::TakeId;
using project::TakeRecord;

TakesPanel::TakesPanel(const Theme& theme, studio::Session& session, Dialogs& dialogs, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_session(session),
      m_dialogs(dialogs),
      m_model(new TakeListModel(session, this)),
      m_delegate(new TakeDelegate(theme, *m_model, this)) {
    setObjectName(QStringLiteral("takesPanel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(300);
    auto* head = makeHead();
    m_queue = new QueueView(theme, session, this);
    m_empty = makeEmpty();
    makeList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 16, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_queue);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);

    connect(m_model, &QAbstractItemModel::modelReset, this, &TakesPanel::refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TakesPanel::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TakesPanel::refresh);
    connect(m_model, &TakeListModel::filterChanged, this, &TakesPanel::refresh);
    connect(&session, &studio::Session::projectChanged, this, [this] { showBin(false); });
    connect(&theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    refresh();
}

QWidget* TakesPanel::makeHead() {
    auto* head = new QWidget(this);
    m_heading = new QLabel(tr("Takes"), head);
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_back = new QPushButton(tr("Back to the takes"), head);
    m_back->setObjectName(QStringLiteral("bin.back"));
    m_back->setProperty("kind", QStringLiteral("link"));
    m_back->setFocusPolicy(Qt::TabFocus);
    m_emptyBin = new QPushButton(tr("Empty the bin…"), head);
    m_emptyBin->setObjectName(QStringLiteral("bin.empty"));
    m_emptyBin->setProperty("kind", QStringLiteral("link"));
    m_emptyBin->setFocusPolicy(Qt::TabFocus);
    m_export = new IconButton(m_theme, QStringLiteral("save"), tr("Export the chosen takes"), head);
    m_export->setObjectName(QStringLiteral("takes.export"));
    m_tree = new IconButton(m_theme, QStringLiteral("branch"), tr("Each under the one it came from"), head);
    m_tree->setObjectName(QStringLiteral("takes.tree"));
    m_tree->setCheckable(true);
    m_search = new QLineEdit(head);
    m_search->setObjectName(QStringLiteral("takes.search"));
    m_search->setPlaceholderText(tr("words, stars, model"));
    m_search->setAccessibleName(tr("Search the takes by words, stars or model"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_heading->setMinimumHeight(
        m_export->sizeHint().height());  // the bin has no such button; the list stays where it is
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_heading);
    first->addStretch();
    first->addWidget(m_back);
    first->addWidget(m_emptyBin);
    first->addWidget(m_tree);
    first->addWidget(m_export);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(16, 0, 16, 12);
    layout->setSpacing(8);
    layout->addLayout(first);
    layout->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, m_model, &TakeListModel::setWords);
    connect(m_export, &QAbstractButton::clicked, this, [this] { Q_EMIT exportRequested(chosen()); });
    connect(m_tree, &QAbstractButton::toggled, this, [this](bool tree) {
        m_model->setTree(tree);
        Q_EMIT treeChanged(tree);
    });
    connect(m_back, &QAbstractButton::clicked, this, [this] { showBin(false); });
    connect(m_emptyBin, &QAbstractButton::clicked, this, &TakesPanel::emptyBin);
    m_search->installEventFilter(this);
    return head;
}

QWidget* TakesPanel::makeEmpty() {
    auto* empty = new QWidget(this);
    m_emptyWords = new QLabel(empty);
    m_emptyWords->setObjectName(QStringLiteral("takes.empty"));
    m_emptyHint = new QLabel(empty);
    m_emptyHint->setProperty("role", QStringLiteral("note"));
    auto* layout = new QVBoxLayout(empty);
    layout->setContentsMargins(28, 48, 28, 0);
    layout->setSpacing(6);
    for (QLabel* label : {m_emptyWords, m_emptyHint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addStretch();
    return empty;
}

void TakesPanel::makeList() {
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("takes"));
    m_list->setAccessibleName(tr("Takes"));
    m_list->setProperty("role", QStringLiteral("cards"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::TabFocus);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);  // onto the melody, for one
    m_list->installEventFilter(this);
    connect(m_list, &QAbstractItemView::clicked, this, &TakesPanel::choose);
    connect(m_list, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT playRequested(m_model->idAt(index.row())); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (m_list->hasFocus() && now.isValid()) choose(now);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        const QModelIndex index = m_list->indexAt(place);
        if (index.isValid()) openMenu(m_model->idAt(index.row()), m_list->viewport()->mapToGlobal(place));
    });
    connect(m_delegate, &TakeDelegate::playClicked, this, &TakesPanel::playRequested);
    connect(m_delegate, &TakeDelegate::moreClicked, this,
            [this](TakeId id, const QPoint& place) { openMenu(id, m_list->viewport()->mapToGlobal(place)); });
    connect(m_delegate, &TakeDelegate::starsClicked, this,
            [this](TakeId id, int stars) { m_session.project().setStars({id}, stars); });
}

// --- what is shown ---------------------------------------------------------------------------------------------------

void TakesPanel::refresh() {
    const bool none = m_model->rowCount() == 0;
    const bool searching = !m_search->text().trimmed().isEmpty();
    const bool bin = m_model->isBin();
    m_heading->setText(bin ? tr("Bin") : tr("Takes"));
    m_back->setVisible(bin);
    m_emptyBin->setVisible(bin && !none && !searching && m_session.project().canChange());
    m_export->setVisible(!bin);
    m_tree->setVisible(!bin);
    m_export->setEnabled(!none);
    m_empty->setVisible(none);
    m_list->setVisible(!none);
    m_emptyWords->setText(searching ? tr("No take has all of these words.")
                          : bin     ? tr("The bin is empty.")
                                    : tr("The takes you make appear here."));
    m_emptyHint->setText(searching || bin ? QString() : tr("Nothing is lost, ever: they stay in this project."));
    m_emptyHint->setVisible(!m_emptyHint->text().isEmpty());
}

void TakesPanel::setCurrent(TakeId id) {
    if (m_delegate->current() == id) return;
    m_delegate->setCurrent(id);
    m_list->viewport()->update();
    const QModelIndex index = m_model->indexOf(id);
    // What the person has chosen stays chosen.
    if (!index.isValid() || m_list->hasFocus() || m_list->selectionModel()->isSelected(index)) return;
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

TakeId TakesPanel::current() const { return m_delegate->current(); }

void TakesPanel::showBin(bool bin) {
    m_search->clear();
    m_model->setBin(bin);
}

void TakesPanel::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TakesPanel::setTree(bool tree) { m_tree->setChecked(tree); }

bool TakesPanel::isTree() const { return m_tree->isChecked(); }

QList<TakeId> TakesPanel::chosen() const {
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<TakeId> ids;
    for (const QModelIndex& index : rows) ids += m_model->idAt(index.row());
    if (ids.isEmpty() && m_session.project().take(current())) ids += current();
    return ids;
}

TakeId TakesPanel::focused() const {
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model->idAt(index.row()) : 0;
}

void TakesPanel::choose(const QModelIndex& index) {
    if (const TakeId id = m_model->idAt(index.row()); id != current()) Q_EMIT takeChosen(id);
}

// --- what is done ----------------------------------------------------------------------------------------------------

void TakesPanel::openMenu(TakeId id, const QPoint& place) {
    const TakeRecord* take = m_session.project().take(id);
    if (!take) return;
    QList<TakeId> takes = chosen();
    if (!takes.contains(id)) takes = {id};
    const bool one = takes.size() == 1;
    const bool canChange = m_session.project().canChange();
    const bool running = take->state == project::TakeState::Running;
    auto* menu = makeMenu(this, QStringLiteral("takeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& words, bool enabled, auto act) {
        QAction* action = menu->addAction(words);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    if (m_model->isBin()) {
        add("take.restore", tr("&Put back"), canChange, [this, takes] { m_session.project().takeFromBin(takes); });
        menu->popup(place);
        return;
    }
    add("take.play", tr("&Play"), one, [this, id] { Q_EMIT playRequested(id); });
    add("take.compare", tr("&Compare with the one on the stage"), one && id != current(),
        [this, id] { Q_EMIT compareRequested(id); });
    menu->addSeparator();
    const bool made = !take->modelName.isEmpty();
    add("take.again", tr("&Again with these settings"), one && canChange && made,
        [this, id] { Q_EMIT againRequested(id); });
    add("take.vary", tr("&Variation (a new seed)"), one && canChange && made,
        [this, id] { Q_EMIT variationRequested(id); });
    add("take.goOn", tr("&Go on from here"), one && canChange && !running, [this, id] { Q_EMIT goOnRequested(id); });
    add("take.settings", tr("&Use its prompt and settings"), one && made, [this, id] { Q_EMIT settingsRequested(id); });
    menu->addSeparator();
    add("take.origin", tr("Show what it ca&me from"), one && m_session.project().take(take->parent),
        [this, origin = take->parent] { Q_EMIT takeChosen(origin); });
    add("take.rename", tr("&Rename"), one && canChange, [this, id] {
        m_list->edit(m_model->indexOf(id));
    })->setShortcut(Qt::Key_F2);
    add("take.note", tr("&Note…"), one, [this, id] { editNote(id); });
    QMenu* stars = makeMenu(menu, QStringLiteral("starsMenu"));
    stars->setTitle(tr("&Stars"));
    stars->setEnabled(canChange);
    for (int count = 0; count <= 5; ++count) {
        QAction* action = stars->addAction(count == 0 ? tr("None") : QString(count, QChar(0x2605)));
        action->setShortcut(static_cast<Qt::Key>(Qt::Key_0 + count));
        connect(action, &QAction::triggered, this,
                [this, takes, count] { m_session.project().setStars(takes, count); });
    }
    menu->addMenu(stars);
    menu->addSeparator();
    add("take.export", tr("&Export…"), true, [this, takes] { Q_EMIT exportRequested(takes); });
    add("take.copy", tr("Cop&y as a file"), one, [this, id] { Q_EMIT copyRequested(id); });
    add("take.delete", one ? tr("&Delete") : tr("&Delete %n takes", nullptr, static_cast<int>(takes.size())),
        canChange && !running, [this, takes] { throwAway(takes); })
        ->setShortcut(Qt::Key_Delete);
    menu->popup(place);
}

void TakesPanel::throwAway(const QList<TakeId>& takes) {
    if (!m_session.project().canChange()) return;
    int row = -1, count = 0;
    QString name;
    for (const TakeId id : takes) {
        const TakeRecord* take = m_session.project().take(id);
        if (!take || take->state == project::TakeState::Running || take->inBin()) continue;
        ++count;
        name = takeName(*take);
        row = std::max(row, m_model->indexOf(id).row());
    }
    if (count == 0) return;
    m_session.project().moveToBin(takes);
    if (m_model->rowCount() > 0) {  // the keys go on where they were
        const int next = std::clamp(row - count + 1, 0, m_model->rowCount() - 1);
        m_list->setCurrentIndex(m_model->index(next));
    }
    Q_EMIT deleted(count == 1 ? tr("“%1” is in the bin.").arg(name.left(60))
                              : tr("%n takes are in the bin.", nullptr, count));
}

void TakesPanel::emptyBin() {
    const int count = m_model->rowCount();
    m_dialogs.ask(this, count == 1 ? tr("Delete the take for good?") : tr("Delete %n takes for good?", nullptr, count),
                  tr("This empties the bin. It can't be undone."), {tr("&Delete for good")}, [this](int answer) {
                      if (answer == 0) m_session.project().emptyBin();
                  });
}

void TakesPanel::editNote(TakeId id) {
    auto* dialog = new NoteDialog(m_session, id, window());
    dialog->open();
}

bool TakesPanel::onKey(int key, Qt::KeyboardModifiers modifiers) {
    const TakeId id = focused();
    if (id == 0 || (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) return false;
    if (key >= Qt::Key_0 && key <= Qt::Key_5) {
        if (!m_model->isBin()) m_session.project().setStars(chosen(), key - Qt::Key_0);
        return true;
    }
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT playRequested(id);
            return true;
        case Qt::Key_F2:
            m_list->edit(m_list->currentIndex());
            return true;
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (m_model->isBin()) return true;
            throwAway(chosen());
            return true;
        case Qt::Key_Menu:
            openMenu(id, m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).center()));
            return true;
        case Qt::Key_F10:
            if (!(modifiers & Qt::ShiftModifier)) return false;
            openMenu(id, m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).center()));
            return true;
        default:
            return false;
    }
}

bool TakesPanel::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (object == m_list) {
            if (onKey(key->key(), key->modifiers())) return true;
            // The space bar and letters belong to the music, so they go on to the window: no search by initials here.
            if (!key->text().isEmpty() && key->text().front().isPrint()) {
                event->ignore();
                return true;
            }
        }
        if (object == m_search && (key->key() == Qt::Key_Escape) && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (object == m_search && key->key() == Qt::Key_Down && m_model->rowCount() > 0) {
            m_list->setFocus(Qt::TabFocusReason);
            m_list->setCurrentIndex(m_model->index(0));
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace capriccio::ui
