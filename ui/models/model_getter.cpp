#include "ui/models/model_getter.h"

#include "core/studio/library/names.h"
#include "ui/models/catalogue_words.h"
#include "ui/models/model_words.h"
#include "ui/widgets/link_button.h"

#include <QDesktopServices>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace capriccio::ui {

using studio::Setting;

ModelGetter::ModelGetter(library::Library& shelf, studio::Settings& settings, QObject* parent)
    : QObject(parent), m_shelf(shelf), m_settings(settings) {
    connect(&m_shelf, &library::Library::arrived, this, [this](const QString& id) {
        const library::Model* model = m_shelf.find(id);
        if (m_toUse.remove(id) && model && model->isUsable()) Q_EMIT useRequested(model->folder, model->name);
    });
}

bool ModelGetter::hasRead(const QString& licence) const {
    return m_settings.get(Setting::LicencesRead).toStringList().contains(licence);
}

void ModelGetter::get(const QString& id, bool use, QWidget* parent) {
    const library::Model* model = m_shelf.find(id);
    if (!model || !model->entry) return;
    const QString licence = model->entry->licence;
    if (m_shelf.catalogue().licence(licence).mustBeRead && !hasRead(licence)) return ask(id, licence, use, parent);
    begin(id, use);
}

void ModelGetter::begin(const QString& id, bool use) {
    if (use) m_toUse.insert(id);
    m_shelf.get(id);
}

void ModelGetter::ask(const QString& id, const QString& key, bool use, QWidget* parent) {
    if (m_dialog) return m_dialog->raise();
    const library::Licence& licence = m_shelf.catalogue().licence(key);
    const library::Model* model = m_shelf.find(id);
    auto* dialog = new QDialog(parent);
    m_dialog = dialog;
    dialog->setObjectName(QStringLiteral("licence"));
    dialog->setWindowTitle(tr("Licence"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(true);
    const auto label = [dialog](const QString& words, const char* role) {
        auto* made = new QLabel(words, dialog);
        made->setProperty("role", QString::fromLatin1(role));
        made->setWordWrap(true);
        made->setMinimumWidth(440);
        return made;
    };
    auto* heading = label(tr("What music made with %1 may be used for").arg(model->name), "heading");
    auto* summary = label(catalogueText(licence.summary), "");
    summary->setObjectName(QStringLiteral("licence.summary"));
    QStringList lines;
    for (const QString& limit : modelLimits(*model)) lines << bullet(limit);
    auto* limits = label(lines.join(QLatin1Char('\n')), "soft");
    limits->setObjectName(QStringLiteral("licence.limits"));
    auto* once = label(tr("This is asked once for all models under %1.").arg(licenceName(licence.name)), "note");
    auto* whole = linkButton("licence.whole", tr("The &whole licence"), dialog);
    whole->setToolTip(licence.url);
    auto* cancel = new QPushButton(tr("&Not now"), dialog);
    cancel->setObjectName(QStringLiteral("licence.cancel"));
    auto* accept = new QPushButton(tr("I have &read it, get the model"), dialog);
    accept->setObjectName(QStringLiteral("licence.accept"));
    accept->setProperty("kind", QStringLiteral("primary"));
    accept->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(whole);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(10);
    for (QLabel* words : {heading, summary, limits, once}) layout->addWidget(words);
    layout->addSpacing(10);
    layout->addLayout(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    connect(whole, &QPushButton::clicked, dialog, [url = licence.url] { QDesktopServices::openUrl(QUrl(url)); });
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(accept, &QPushButton::clicked, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, id, key, use] {
        QStringList read = m_settings.get(Setting::LicencesRead).toStringList();
        if (!read.contains(key)) m_settings.set(Setting::LicencesRead, read << key);
        begin(id, use);
    });
    dialog->open();
}

}  // namespace capriccio::ui
