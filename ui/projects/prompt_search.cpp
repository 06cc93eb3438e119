#include "ui/projects/prompt_search.h"

#include "ui/takes/take_words.h"

#include <algorithm>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

enum Role { Prompt = Qt::UserRole, File, Note };

}  // namespace

/// The prompt, and under it where and when.
class PromptSearch::Delegate : public QStyledItemDelegate {
  public:
    Delegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 52}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& t = m_theme.tokens();
        const bool chosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(chosen                                   ? t.accentSoft
                          : option.state & QStyle::State_MouseOver ? t.raised
                                                                   : QColor(Qt::transparent));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 8, 8);
        const QRect inside = option.rect.adjusted(14, 7, -14, -7);
        const auto line = [&](const QRect& rect, Role role) {
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(index.data(role).toString().simplified().left(400),
                                                                Qt::ElideRight, rect.width()));
        };
        painter->setFont(m_theme.font(13, QFont::Medium));
        painter->setPen(t.text);
        line(QRect(inside.left(), inside.top(), inside.width(), 19), Prompt);
        painter->setFont(m_theme.font(12));
        painter->setPen(t.soft);
        line(QRect(inside.left(), inside.top() + 19, inside.width(), 18), Note);
        painter->restore();
    }

  private:
    const Theme& m_theme;
};

PromptSearch::PromptSearch(const Theme& theme, studio::Session& session, QWidget* parent)
    : QDialog(parent), m_session(session) {
    setObjectName(QStringLiteral("promptSearch"));
    setWindowTitle(tr("Search all prompts"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(560, 480);
    m_words = new QLineEdit(this);
    m_words->setObjectName(QStringLiteral("promptSearch.words"));
    m_words->setPlaceholderText(tr("Search all prompts, of every project"));
    m_words->setAccessibleName(tr("Words of a prompt"));
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_model = new QStandardItemModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("promptSearch.list"));
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new Delegate(theme, this));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none = new QLabel(tr("No prompt has all of these words."), this);
    m_none->setProperty("role", QStringLiteral("soft"));
    m_none->setAlignment(Qt::AlignCenter);
    m_project = new QPushButton(tr("&Open its project"), this);
    m_project->setObjectName(QStringLiteral("promptSearch.project"));
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    m_take = new QPushButton(tr("&Use this prompt"), this);
    m_take->setObjectName(QStringLiteral("promptSearch.use"));
    m_take->setProperty("kind", QStringLiteral("primary"));
    m_take->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_project);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_take);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    layout->addLayout(buttons);
    connect(m_words, &QLineEdit::textChanged, this, &PromptSearch::search);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &PromptSearch::take);
    connect(m_take, &QPushButton::clicked, this, &PromptSearch::take);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_project, &QPushButton::clicked, this, [this] {
        Q_EMIT projectChosen(m_list->currentIndex().data(File).toString());
        accept();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PromptSearch::refresh);
    search();
    m_words->setFocus();
}

void PromptSearch::search() {
    m_session.shelf()
        .prompts()
        .search(m_words->text())
        .then(this, [this, asked = ++m_asked](const QList<project::PromptUse>& found) {
            if (asked == m_asked) show(found);
        });
}

void PromptSearch::show(const QList<project::PromptUse>& found) {
    m_model->clear();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const project::PromptUse& use : found) {
        auto* item = new QStandardItem;
        QStringList note{QFileInfo(use.project).completeBaseName(), whenText(use.last, now)};
        if (use.takes > 1) note << tr("%n takes", nullptr, use.takes);
        item->setData(use.prompt, Prompt);
        item->setData(use.project, File);
        item->setData(note.join(QStringLiteral(" · ")), Note);
        item->setData(use.prompt, Qt::AccessibleTextRole);
        item->setToolTip(use.prompt.left(800));
        m_model->appendRow(item);
    }
    if (!found.isEmpty()) m_list->setCurrentIndex(m_model->index(0, 0));
    refresh();
}

void PromptSearch::refresh() {
    const bool any = m_model->rowCount() > 0;
    m_list->setVisible(any);
    m_none->setVisible(!any);
    const QString file = m_list->currentIndex().data(File).toString();
    m_take->setEnabled(m_list->currentIndex().isValid());
    m_project->setEnabled(QFileInfo::exists(file) && file != m_session.project().file());
}

void PromptSearch::take() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return;
    Q_EMIT promptChosen(index.data(Prompt).toString());
    accept();
}

/// The arrows go to the list while one types.
bool PromptSearch::eventFilter(QObject* object, QEvent* event) {
    if (object == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && m_model->rowCount() > 0) {
            const int row = std::clamp(m_list->currentIndex().row() + step, 0, m_model->rowCount() - 1);
            m_list->setCurrentIndex(m_model->index(row, 0));
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

}  // namespace capriccio::ui
