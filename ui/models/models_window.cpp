#include "ui/models/models_window.h"

#include "core/studio/library/names.h"
#include "ui/models/model_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/more_below.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/scroll_margins.h"
#include "ui/widgets/short_path.h"

#include <algorithm>
#include <utility>

#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using library::Library;
using library::Model;
using Act = ModelRow::Act;

const QString kTopic = QStringLiteral("models");

QLabel* sectionTitle(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

}  // namespace

ModelsWindow::ModelsWindow(const Theme& theme, Library& shelf, ModelGetter& getter, Dialogs& dialogs)
    : QWidget(nullptr, Qt::Window), m_theme(theme), m_shelf(shelf), m_getter(getter), m_dialogs(dialogs) {
    setObjectName(QStringLiteral("modelsWindow"));
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowTitle(tr("Models"));
    setMinimumSize(620, 420);
    resize(860, 720);
    setAcceptDrops(true);
    build();
    connect(&m_shelf, &Library::changed, this, &ModelsWindow::showState);
    connect(&m_shelf, &Library::refused, this, &ModelsWindow::refuse);
    connect(&m_shelf, &Library::removed, this, [this](const QString& name, qint64 bytes) {
        say(tr("%1 is removed; %2 are free again.").arg(name, library::sizeText(bytes)), [this, name] {
            return std::ranges::none_of(m_shelf.transfers(), [&](const library::Transfer& transfer) {
                const Model* model = m_shelf.find(transfer.id);
                return model && model->name == name;
            });
        });
    });
    connect(&m_shelf, &Library::arrived, this, [this](const QString& id) {
        if (isUsable(id))
            say(tr("%1 is here and ready.").arg(m_shelf.find(id)->name), [this, id] { return isUsable(id); });
    });
    connect(&m_shelf, &Library::checked, this, [this](const QString& id, const QList<library::WrongFile>& wrong) {
        const Model* model = m_shelf.find(id);
        if (!wrong.isEmpty())
            unsay();  // its row says it
        else if (model && model->missing.isEmpty())
            say(tr("%1 is whole: every byte is as it should be.").arg(model->name),
                [this, id] { return isUsable(id); });
    });
    connect(&m_shelf, &Library::folderAdded, this, [this](const QString& folder, const QStringList& models) {
        m_isAdding = false;
        say(tr("Used in place from now on: %1.").arg(models.join(QStringLiteral(", "))),
            [this, folder] { return m_shelf.addedFolders().contains(folder); });
    });
    connect(&m_shelf, &Library::moved, this,
            [this](const QString& folder) { say(tr("Models are kept in %1 now.").arg(shortPath(folder))); });
    showState();
    setFocus();  // Tab begins at the top; until then no button looks chosen
}

bool ModelsWindow::isUsable(const QString& id) const {
    const Model* model = m_shelf.find(id);
    return model && model->isUsable();
}

void ModelsWindow::say(const QString& words, std::function<bool()> holds) {
    m_banner->show(Banner::Kind::Notice, kTopic, words);
    m_holds = std::move(holds);
}

void ModelsWindow::unsay() {
    m_holds = {};
    m_banner->withdraw(kTopic);
}

void ModelsWindow::refuse(const QString& words) {
    m_holds = {};
    if (std::exchange(m_isAdding, false))
        m_banner->show(Banner::Kind::Problem, kTopic, words, tr("Choose another…"), [this] { chooseFolder(); });
    else
        m_banner->show(Banner::Kind::Problem, kTopic, words);
}

void ModelsWindow::addFolder(const QString& folder) {
    m_isAdding = true;
    m_shelf.addFolder(folder);
}

void ModelsWindow::chooseFolder() {
    m_dialogs.chooseFolder(this, tr("Choose a folder with MusicGen models"), QDir::homePath(),
                           [this](const QString& folder) { addFolder(folder); });
}

void ModelsWindow::build() {
    auto* title = new QLabel(tr("Models"), this);
    title->setProperty("role", QStringLiteral("title"));
    m_place = new ElidedLabel(this);
    m_place->setElideMode(Qt::ElideMiddle);  // both the folder and the room that is left
    m_place->setObjectName(QStringLiteral("models.place"));
    m_place->setProperty("role", QStringLiteral("soft"));
    m_move = new QPushButton(tr("&Keep them elsewhere…"), this);
    m_move->setObjectName(QStringLiteral("models.move"));
    m_add = new QPushButton(tr("&Add a folder…"), this);
    m_add->setObjectName(QStringLiteral("models.add"));
    m_add->setToolTip(tr("Models that you have already are used where they are. You can drop the folder here, too."));
    for (QPushButton* button : {m_move, m_add}) button->setFocusPolicy(Qt::TabFocus);
    m_moving = new QFrame(this);
    m_moving->setObjectName(QStringLiteral("models.moving"));
    m_moving->setProperty("card", true);
    m_movingWords = new FigureLabel(m_theme, 12, QFont::Medium, &Tokens::melody, m_moving);
    m_movingWords->setObjectName(QStringLiteral("models.movingWords"));
    m_movingLine = new ProgressLine(m_theme, m_moving);
    auto* moving = new QVBoxLayout(m_moving);
    moving->setContentsMargins(18, 12, 18, 12);
    moving->setSpacing(8);
    moving->addWidget(m_movingWords);
    moving->addWidget(m_movingLine);
    auto* titleRow = new QHBoxLayout;
    titleRow->setSpacing(8);
    titleRow->addWidget(title, 1);
    titleRow->addWidget(m_move);
    titleRow->addWidget(m_add);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(28, 20, 28, 12);
    head->setSpacing(4);
    head->addLayout(titleRow);
    head->addWidget(m_place);  // on a line of its own: a path is long
    auto* movingRow = new QVBoxLayout;
    movingRow->setContentsMargins(28, 0, 28, 0);
    movingRow->addWidget(m_moving);
    m_banner = new Banner(m_theme, this);
    m_banner->setObjectName(QStringLiteral("models.banner"));

    auto* body = new QWidget(this);
    body->setObjectName(QStringLiteral("modelsBody"));
    m_comingTitle = sectionTitle(tr("On their way"), body);
    m_hereTitle = sectionTitle(tr("On this computer"), body);
    m_getTitle = sectionTitle(tr("To get"), body);
    m_foot = new QWidget(body);
    m_note = new QLabel(m_foot);
    m_note->setObjectName(QStringLiteral("models.note"));
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);
    auto* hubWords = new QLabel(tr("&Fetched from"), m_foot);
    hubWords->setProperty("role", QStringLiteral("note"));
    m_hub = new QLineEdit(m_foot);
    m_hub->setObjectName(QStringLiteral("models.hub"));
    m_hub->setAccessibleName(tr("Where models are fetched from"));
    m_hub->setPlaceholderText(QStringLiteral("huggingface.co"));
    m_hub->setMaximumWidth(240);
    hubWords->setBuddy(m_hub);
    const bool isFixed = qEnvironmentVariableIsSet("HF_ENDPOINT");
    m_hub->setEnabled(!isFixed);
    m_hub->setToolTip(isFixed ? tr("HF_ENDPOINT says so.")
                              : tr("Another place on the net with the same models, such as a mirror nearer to you"));
    m_hub->setText(m_shelf.chosenHub());
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 4, 0, 0);
    foot->setSpacing(8);
    foot->addWidget(m_note, 1);
    foot->addWidget(hubWords);
    foot->addWidget(m_hub);
    connect(m_hub, &QLineEdit::editingFinished, this, [this] {
        if (m_hub->text().trimmed() != m_shelf.chosenHub()) m_shelf.setHub(m_hub->text());
    });
    m_list = new QVBoxLayout(body);
    m_list->setSpacing(8);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(body);
    keepMargins(m_scroll, m_list, {28, 12, 28, 24});  // in line with what is above
    m_scroll->setObjectName(QStringLiteral("models.scroll"));
    new MoreBelow(m_theme, &Tokens::background, m_scroll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(movingRow);
    layout->addWidget(m_banner);
    layout->addWidget(m_scroll, 1);

    connect(m_move, &QAbstractButton::clicked, this,
            [this] { m_shelf.isMoving() ? m_shelf.cancelMove() : askToMove(m_dialogs, m_shelf, this); });
    connect(m_add, &QAbstractButton::clicked, this, &ModelsWindow::chooseFolder);
}

void ModelsWindow::setCurrent(const QString& folder) {
    m_current = folder;
    showState();
}

void ModelsWindow::setLoaded(const QString& folder, qint64 bytes) {
    m_loadedFolder = folder;
    m_loadedBytes = bytes;
    showState();
}

void ModelsWindow::setMakingMusic(bool making) {
    m_isMaking = making;
    if (!making && isVisible()) measure();
}

void ModelsWindow::measure() {
    if (!m_isMaking) m_shelf.measureMachine();
}

void ModelsWindow::showState() {
    arrangeRows();
    const Model* current = m_shelf.findFolder(m_current);
    const Model* loaded = m_shelf.findFolder(m_loadedFolder);
    for (ModelRow* row : m_rows) {
        const Model* model = m_shelf.find(row->id());
        if (model)
            row->show(*model, m_shelf, model == current, model == loaded ? std::max<qint64>(0, m_loadedBytes) : -1);
    }
    if (!m_wanted.isEmpty()) showModel(QString(m_wanted));
    // What was said of a model must not stand above a row that says otherwise.
    if (m_holds && !m_holds()) unsay();
    const qint64 free = m_shelf.storeFreeBytes();
    const QString store = shortPath(m_shelf.storeFolder());
    m_place->setText(free >= 0 ? tr("Kept in %1 · %2 free").arg(store, library::sizeText(free))
                               : tr("Kept in %1").arg(store));
    if (m_shelf.isMoving())
        m_movingWords->setText(tr("Copying and comparing: %1 %").arg(static_cast<int>(m_shelf.moveFraction() * 100)));
    m_movingLine->setFraction(m_shelf.isMoving() ? m_shelf.moveFraction() : -1);
    m_moving->setVisible(m_shelf.isMoving());
    m_move->setText(m_shelf.isMoving() ? tr("&Cancel") : tr("&Keep them elsewhere…"));
    const double speed = m_shelf.machine().bytesPerSecond;
    m_note->setText(m_shelf.isMeasuring() ? tr("Measuring how fast this computer’s memory is, once: two seconds …")
                    : speed > 0
                        ? tr("Speeds are what to expect with this computer’s memory, measured here: %1 a second.")
                              .arg(library::sizeText(static_cast<qint64>(speed)))
                        : QString());
}

/// Rows are made once for each model and laid out anew only when one changes its section.
void ModelsWindow::arrangeRows() {
    QStringList coming, here, get;
    for (const auto& transfer : m_shelf.transfers()) coming << transfer.id;  // in their order
    for (const Model& model : m_shelf.models())
        if (!coming.contains(model.id)) (model.isHere() ? here : get) << model.id;
    QStringList order = coming;
    order << QString() << here << QString() << get;
    if (order == m_order) return;
    m_order = order;
    while (QLayoutItem* item = m_list->takeAt(0)) delete item;
    const auto row = [this](const QString& id) {
        const auto found = std::ranges::find(m_rows, id, &ModelRow::id);
        if (found != m_rows.end()) return *found;
        auto* made = new ModelRow(m_theme, id, m_list->parentWidget());
        connect(made, &ModelRow::wanted, this, [this, id](Act wanted) { act(id, wanted); });
        m_rows << made;
        return made;
    };
    bool isFirst = true;
    const auto addSection = [&](QLabel* title, const QStringList& ids) {
        title->setVisible(!ids.isEmpty());
        if (ids.isEmpty()) return;
        if (!std::exchange(isFirst, false)) m_list->addSpacing(12);
        m_list->addWidget(title);
        for (const QString& id : ids) m_list->addWidget(row(id));
    };
    addSection(m_comingTitle, coming);  // seen at once, however many are here
    addSection(m_hereTitle, here);
    addSection(m_getTitle, get);
    m_list->addSpacing(4);
    m_list->addWidget(m_foot);
    m_list->addStretch();
    for (ModelRow* old : QList<ModelRow*>(m_rows)) {
        if (order.contains(old->id())) {
            old->QWidget::show();
            continue;
        }
        m_rows.removeAll(old);
        old->hide();
        old->deleteLater();
    }
    // One that was asked for goes to the top: it stays in sight.
    if (coming.size() > std::exchange(m_coming, coming.size()))
        QTimer::singleShot(0, this, [this, id = coming.last()] {
            const auto found = std::ranges::find(m_rows, id, &ModelRow::id);
            if (found != m_rows.end()) m_scroll->ensureWidgetVisible(*found, 0, 48);
        });
    // Tab goes through them as they are seen.
    QWidget* before = m_add;
    for (const QString& id : order)
        if (!id.isEmpty())
            for (QWidget* button : row(id)->findChildren<QAbstractButton*>()) {
                setTabOrder(before, button);
                before = button;
            }
}

void ModelsWindow::showModel(const QString& id) {
    const auto found = std::ranges::find(m_rows, id, &ModelRow::id);
    if (found == m_rows.end()) {
        m_wanted = id;  // the disk is being looked at
        return;
    }
    m_wanted.clear();
    m_list->activate();
    m_scroll->ensureWidgetVisible(*found, 0, 24);
    (*found)->takeFocus();
}

void ModelsWindow::act(const QString& id, Act wanted) {
    const Model* model = m_shelf.find(id);
    if (!model) return;
    switch (wanted) {
        case Act::Get:
            unsay();
            return m_getter.get(id, false, this);
        case Act::Pause:
            return m_shelf.pause(id);
        case Act::Cancel:
            return m_shelf.cancel(id);
        case Act::MoveUp:
            return m_shelf.moveUp(id);
        case Act::Use:
            Q_EMIT useRequested(model->folder);
            return;
        case Act::Check:
            return m_shelf.check(id);
        case Act::ShowFolder:
            QDesktopServices::openUrl(QUrl::fromLocalFile(model->folder));
            return;
        case Act::Remove:
            return askToRemove(*model);
        case Act::Forget:
            return m_shelf.forgetFolder(model->folder);
        case Act::Unload:
            Q_EMIT unloadRequested();
            return;
    }
}

void ModelsWindow::askToRemove(const Model& model) {
    const QString size = library::sizeText(m_shelf.removableBytes(model.id));
    m_dialogs.warn(
        this, tr("Remove %1?").arg(model.name),
        tr("%1 will be free again. Takes made with it stay; to make more it has to be fetched anew.").arg(size),
        tr("&Remove"), [this, id = model.id, folder = model.folder] {
            const Model* loaded = m_shelf.findFolder(m_loadedFolder);
            if (loaded && loaded->id == id) Q_EMIT unloadRequested();
            m_shelf.remove(id);
        });
}

void ModelsWindow::askToMove(Dialogs& dialogs, Library& shelf, QWidget* parent) {
    dialogs.chooseFolder(
        parent, tr("Choose where to keep models"), shelf.storeFolder(), [&, parent](const QString& folder) {
            qint64 bytes = 0;
            for (const Model& model : shelf.models())
                if (model.source == library::Source::Store) bytes += model.diskBytes;
            dialogs.ask(
                parent, tr("Keep models in %1?").arg(shortPath(folder)),
                bytes > 0 ? tr("The models that are here (%1) are copied there, compared byte for byte, and only then "
                               "removed from %2.")
                                .arg(library::sizeText(bytes), shortPath(shelf.storeFolder()))
                          : tr("Models that you get from now on are kept there."),
                tr("&Move them"), [&shelf, folder] { shelf.moveStore(folder); });
        });
}

void ModelsWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_shelf.refresh();
    measure();
}

void ModelsWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape || event->matches(QKeySequence::Close)) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ModelsWindow::dragEnterEvent(QDragEnterEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) return event->acceptProposedAction();
}

void ModelsWindow::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) addFolder(url.toLocalFile());
    event->acceptProposedAction();
}

}  // namespace capriccio::ui
