#include "ui/models/model_row.h"

#include "core/studio/library/names.h"
#include "ui/models/catalogue_words.h"
#include "ui/models/model_words.h"
#include "ui/theme/style.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/short_path.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using library::Model;
using library::Source;
using library::Transfer;

QLabel* makeLabel(const char* role, QWidget* parent, bool wraps = true) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(wraps);
    return label;
}

QString paragraph(const QString& title, const QString& body) {
    return body.isEmpty() ? QString()
                          : QStringLiteral("<p style=\"margin:8px 0 0 0\"><b>%1</b></p><div>%2</div>").arg(title, body);
}

}  // namespace

ModelRow::ModelRow(const Theme& theme, const QString& id, QWidget* parent) : QFrame(parent), m_theme(theme), m_id(id) {
    setObjectName(QStringLiteral("row.") + id);
    setProperty("card", true);
    m_name = makeLabel("heading", this, false);
    m_name->setObjectName(id + QStringLiteral(".name"));
    m_goodFor = makeLabel("soft", this);
    m_figures = makeLabel("note", this);
    m_figures->setObjectName(id + QStringLiteral(".figures"));
    m_loaded = makeLabel("live", this, false);
    m_loaded->setObjectName(id + QStringLiteral(".loaded"));
    m_progress = new FigureLabel(theme, 12, QFont::Medium, &Tokens::melody, this);
    m_progress->setObjectName(id + QStringLiteral(".progress"));
    m_reason = makeLabel("note", this);
    m_reason->setObjectName(id + QStringLiteral(".reason"));
    m_problem = makeLabel("problem", this);
    m_problem->setObjectName(id + QStringLiteral(".problem"));
    m_line = new ProgressLine(theme, this);
    m_main = new QPushButton(this);
    m_main->setObjectName(id + QStringLiteral(".main"));
    m_second = new QPushButton(this);
    m_second->setObjectName(id + QStringLiteral(".second"));
    m_menu = new IconButton(theme, QStringLiteral("more"), tr("More"), this);
    m_menu->setObjectName(id + QStringLiteral(".menu"));
    for (QPushButton* button : {m_main, m_second}) button->setFocusPolicy(Qt::TabFocus);

    m_tagRow = new QHBoxLayout;
    m_tagRow->setSpacing(6);
    m_tagRow->addWidget(m_name);
    m_tagRow->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addLayout(m_tagRow);
    words->addWidget(m_goodFor);
    words->addWidget(m_figures);
    words->addWidget(m_loaded);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_second);
    buttons->addWidget(m_main);
    buttons->addWidget(m_menu);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addLayout(words, 1);
    top->addLayout(buttons);
    top->setAlignment(buttons, Qt::AlignTop);

    m_details = makeLabel("note", this);
    m_details->setObjectName(id + QStringLiteral(".details"));
    m_details->setTextFormat(Qt::RichText);
    m_details->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_details->setAccessibleName(tr("Details: licence, memory and limits"));
    m_details->setOpenExternalLinks(true);
    m_details->setContentsMargins(2, 4, 2, 4);
    m_more = new Fold(theme, id + QStringLiteral(".more"), tr("Details: licence, memory and limits"), this);
    m_more->setContent(m_details);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_progress);
    layout->addWidget(m_reason);
    layout->addWidget(m_problem);
    layout->addWidget(m_line);
    layout->addWidget(m_more);

    connect(m_main, &QAbstractButton::clicked, this, [this] { Q_EMIT wanted(m_mainAct); });
    connect(m_second, &QAbstractButton::clicked, this, [this] { Q_EMIT wanted(m_secondAct); });
    connect(m_menu, &QAbstractButton::clicked, this, &ModelRow::openMenu);
}

void ModelRow::show(const Model& model, const library::Library& shelf, bool isCurrent, qint64 loadedBytes) {
    const auto set = [](QLabel* label, const QString& words) {
        if (label->text() != words) label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    set(m_name, model.name);
    QStringList tags = modelTags(model);
    if (isCurrent) tags.prepend(tr("in use"));
    const bool isSuggested = !model.isHere() && library::suggestedModel(shelf.catalogue(), shelf.machine()) == model.id;
    if (isSuggested) tags.prepend(tr("suits this computer"));
    while (m_tags.size() < tags.size()) {
        auto* tag = makeLabel("tag", this, false);
        m_tagRow->insertWidget(1 + static_cast<int>(m_tags.size()), tag, 0, Qt::AlignVCenter);
        m_tags << tag;
    }
    for (qsizetype i = 0; i < m_tags.size(); ++i) set(m_tags[i], tags.value(i));
    set(m_goodFor, model.entry ? catalogueText(model.entry->goodFor) : shortPath(model.folder));
    set(m_loaded, loadedBytes < 0   ? QString()
                  : loadedBytes > 0 ? tr("Loaded: it holds %1 of memory").arg(library::sizeText(loadedBytes))
                                    : tr("Loaded into memory"));

    const ModelStatus status = modelStatus(model, shelf);
    set(m_figures, status.isProblem && model.isHere() ? QString() : modelFigures(model, shelf));  // first things first
    m_progress->setText(status.isProblem ? QString() : status.words);
    m_progress->setVisible(!status.isProblem && !status.words.isEmpty());
    set(m_reason, status.reason);
    set(m_problem, status.isProblem ? status.words : QString());
    m_problem->setToolTip(status.details);
    m_line->setFraction(status.isProblem ? -1 : status.fraction);
    m_line->setVisible(!status.isProblem && status.fraction >= 0);

    QString details =
        paragraph(model.isHere() ? tr("What is damaged") : tr("What went wrong"), status.details.toHtmlEscaped());
    if (model.entry) {
        const library::Licence& licence = shelf.catalogue().licence(model.entry->licence);
        details += paragraph(tr("Licence: %1").arg(licenceName(licence.name).toHtmlEscaped()),
                             catalogueText(licence.summary).toHtmlEscaped() +
                                 QStringLiteral(" <a href=\"%1\">%2</a>")
                                     .arg(licence.url.toHtmlEscaped(), tr("The whole licence").toHtmlEscaped()));
    }
    details += paragraph(tr("Memory and speed here"), modelNeeds(model, shelf.machine()));
    QStringList limits;
    for (const QString& limit : modelLimits(model)) limits << bullet(limit).toHtmlEscaped();
    details += paragraph(tr("Its limits"), limits.join(QStringLiteral("<br>")));
    details += paragraph(tr("Where it is"), modelPlace(model).toHtmlEscaped());
    if (m_details->text() != details) m_details->setText(details);
    m_menuActs.clear();
    if (loadedBytes >= 0) m_menuActs.append({tr("&Unload from memory"), Act::Unload});
    decide(model, shelf, isCurrent, isSuggested);
}

void ModelRow::takeFocus() {
    (m_main->isHidden() ? m_menu : static_cast<QWidget*>(m_main))->setFocus(Qt::OtherFocusReason);
}

/// Which buttons there are.
void ModelRow::decide(const Model& model, const library::Library& shelf, bool isCurrent, bool isSuggested) {
    QString main, second;
    const Transfer* transfer = shelf.transfer(model.id);
    bool isPrimary = false;
    if (transfer) {
        const bool stopped = transfer->stage == Transfer::Stage::Paused || transfer->stage == Transfer::Stage::Failed;
        main = stopped ? (transfer->stage == Transfer::Stage::Failed ? tr("Try again") : tr("Go on")) : tr("Pause");
        m_mainAct = stopped ? Act::Get : Act::Pause;
        isPrimary = transfer->stage == Transfer::Stage::Paused;  // many may have failed: none stands out
        second = transfer->stage == Transfer::Stage::Failed ? tr("Forget") : tr("Cancel");
        m_secondAct = Act::Cancel;
        if (!transfer->isRunning() && shelf.transfers().size() > 1)
            m_menuActs.append({tr("Get this one &next"), Act::MoveUp});
    } else if (model.isHere() && !model.isUsable() && model.entry && shelf.catalogue().bestForm(*model.entry)) {
        main = tr("Repair");
        m_mainAct = Act::Get;
        isPrimary = true;
    } else if (model.isUsable()) {
        main = isCurrent ? QString() : tr("Use");
        m_mainAct = Act::Use;
    } else if (!model.isHere()) {
        main = model.arrivedBytes > 0 ? tr("Go on") : tr("Get");
        m_mainAct = Act::Get;
        isPrimary = isSuggested || model.arrivedBytes > 0;  // one button that stands out, not nine
        if (model.arrivedBytes > 0) {
            second = tr("Discard");
            m_secondAct = Act::Cancel;
        }
    }
    const auto label = [&](QPushButton* button, const QString& words) {
        button->setVisible(!words.isEmpty());
        button->setText(words);
        button->setAccessibleName(words.isEmpty() ? model.name : words + QStringLiteral(": ") + model.name);
    };
    label(m_main, main);
    label(m_second, second);
    const QString kind = isPrimary ? QStringLiteral("primary") : QString();
    if (m_main->property("kind").toString() != kind) {
        m_main->setProperty("kind", kind);
        repolish(m_main);
    }
    if (model.isHere()) {
        m_menuActs.append({tr("&Check every byte"), Act::Check});
        m_menuActs.append({tr("&Show in the file manager"), Act::ShowFolder});
        if (model.source == Source::Store && !transfer) m_menuActs.append({tr("&Remove…"), Act::Remove});
        if (model.source == Source::AddedFolder) m_menuActs.append({tr("&Forget this folder"), Act::Forget});
    }
    m_menu->setVisible(!m_menuActs.isEmpty());
    m_menu->setAccessibleName(tr("More: %1").arg(model.name));
}

void ModelRow::openMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("modelMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAttribute(Qt::WA_TranslucentBackground);
    menu->setWindowFlag(Qt::FramelessWindowHint);
    menu->setWindowFlag(Qt::NoDropShadowWindowHint);
    for (const auto& [words, act] : m_menuActs)
        connect(menu->addAction(words), &QAction::triggered, this, [this, chosen = act] { Q_EMIT wanted(chosen); });
    menu->popup(m_menu->mapToGlobal(QPoint(m_menu->width() - menu->sizeHint().width(), m_menu->height() + 4)));
}

}  // namespace capriccio::ui
