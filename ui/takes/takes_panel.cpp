#include "ui/takes/takes_panel.h"

#include "ui/takes/note_dialog.h"
#include "ui/takes/queue_view.h"
#include "ui/takes/take_delegate.h"
#include "ui/takes/take_list_model.h"
#include "ui/takes/take_words.h"
#include "ui/takes/takes_head.h"
#include "ui/widgets/dialogs.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
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
    makeHead();
    m_queue = new QueueView(theme, session, this);
    m_empty = makeEmpty();
    makeList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 16, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_queue);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);

    connect(m_model, &QAbstractItemModel::modelReset, this, &TakesPanel::refresh);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TakesPanel::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TakesPanel::refresh);
    connect(&session, &studio::Session::projectChanged, this, [this] { showBin(false); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TakesPanel::refresh);
    connect(&session, &studio::Session::discarded, this, [this](const QList<qint64>& takes) {
        if (takes.isEmpty()) return;
        const TakeRecord* first = m_session.project().take(takes.first());
        Q_EMIT done(takes.size() == 1 && first
                        ? tr("Cancelled. “%1” is in the bin.").arg(takeName(*first).left(60))
                        : tr("Cancelled. %n takes are in the bin.", nullptr, static_cast<int>(takes.size())));
    });
    connect(&theme, &Theme::changed, m_list->viewport(), qOverload<>(&QWidget::update));
    refresh();
}

void TakesPanel::makeHead() {
    m_head = new TakesHead(m_theme, this);
    connect(m_head, &TakesHead::wordsChanged, m_model, &TakeListModel::setWords);
    connect(m_head, &TakesHead::leastStarsChanged, m_model, &TakeListModel::setLeastStars);
    connect(m_head, &TakesHead::exportRequested, this, [this] { Q_EMIT exportRequested(chosen()); });
    connect(m_head, &TakesHead::treeChanged, this, [this](bool tree) {
        m_model->setTree(tree);
        Q_EMIT treeChanged(tree);
    });
    connect(m_head, &TakesHead::binClosed, this, [this] { showBin(false); });
    connect(m_head, &TakesHead::emptyRequested, this, &TakesPanel::emptyBin);
    m_head->search().installEventFilter(this);
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
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (!m_delegate->tookClick()) choose(index);
    });
    connect(m_list, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_delegate->tookClick()) Q_EMIT playRequested(m_model->idAt(index.row()));
    });
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
    connect(m_delegate, &TakeDelegate::cancelClicked, this, &TakesPanel::cancelRequested);
    connect(m_delegate, &TakeDelegate::backClicked, this, [this](TakeId id) { putBack({id}); });
}

// --- what is shown ---------------------------------------------------------------------------------------------------

void TakesPanel::refresh() {
    const bool none = m_model->rowCount() == 0;
    const bool searching = m_head->isSearching();
    const bool bin = m_model->isBin();
    const project::Project& project = m_session.project();
    const auto all =
        std::ranges::count_if(project.takes(), [bin](const TakeRecord& take) { return take.inBin() == bin; });
    m_head->show({bin, static_cast<int>(all), m_model->rowCount(), project.canChange(),
                  static_cast<int>(m_list->selectionModel()->selectedIndexes().size())});
    m_empty->setVisible(none);
    m_list->setVisible(!none);
    m_emptyWords->setText(searching ? m_head->search().text().trimmed().isEmpty() ? tr("No take has so many stars.")
                                                                                  : tr("No take has all of that.")
                          : bin ? tr("The bin is empty.")
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
    m_head->clear();
    m_model->setBin(bin);
}

void TakesPanel::focusSearch() {
    m_head->search().setFocus(Qt::ShortcutFocusReason);
    m_head->search().selectAll();
}

void TakesPanel::setTree(bool tree) { m_head->setTree(tree); }

bool TakesPanel::isTree() const { return m_head->isTree(); }

void TakesPanel::setCompared(TakeId first, TakeId second, bool hearsSecond) {
    m_delegate->setCompared(first, second, hearsSecond);
    m_list->viewport()->update();
}

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
    if (!index.isValid()) return;  // the click was on the button that took it away
    if (const TakeId id = m_model->idAt(index.row()); id != current()) Q_EMIT takeChosen(id);
}

// --- what is done ----------------------------------------------------------------------------------------------------

void TakesPanel::moveToBin(const QList<TakeId>& takes) {
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
    Q_EMIT done(count == 1 ? tr("“%1” is in the bin.").arg(name.left(60))
                           : tr("%n takes are in the bin.", nullptr, count));
}

void TakesPanel::putBack(const QList<TakeId>& takes) {
    if (!m_session.project().canChange() || takes.isEmpty()) return;
    const TakeRecord* first = m_session.project().take(takes.first());
    const QString name = first ? takeName(*first).left(60) : QString();
    const auto count = static_cast<int>(takes.size());
    m_session.project().takeFromBin(takes);
    Q_EMIT done(count == 1 ? tr("“%1” is back among the takes.").arg(name)
                           : tr("%n takes are back among the others.", nullptr, count));
}

void TakesPanel::emptyBin() {
    const int count = m_model->rowCount();
    m_dialogs.warn(this, count == 1 ? tr("Delete the take for good?") : tr("Delete %n takes for good?", nullptr, count),
                   tr("This empties the bin. It can’t be undone."), tr("&Delete for good"),
                   [this] { m_session.project().emptyBin(); });
}

void TakesPanel::editNote(TakeId id, bool name) {
    auto* dialog = new NoteDialog(m_session, id, window());
    if (name) dialog->focusName();
    dialog->open();
}

/// In its card, where that is in sight.
void TakesPanel::rename(TakeId id) {
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid() || !m_list->isVisible()) return editNote(id, true);
    m_list->scrollTo(index);
    m_list->edit(index);
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
            moveToBin(chosen());
            return true;
        case Qt::Key_Menu:
            openMenuHere();
            return true;
        case Qt::Key_F10:
            if (!(modifiers & Qt::ShiftModifier)) return false;
            openMenuHere();
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
        if (object == &m_head->search() && (key->key() == Qt::Key_Escape) && !m_head->search().text().isEmpty()) {
            m_head->search().clear();
            return true;
        }
        if (object == &m_head->search() && key->key() == Qt::Key_Down && m_model->rowCount() > 0) {
            m_list->setFocus(Qt::TabFocusReason);
            m_list->setCurrentIndex(m_model->index(0));
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace capriccio::ui
