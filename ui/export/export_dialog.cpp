#include "ui/export/export_dialog.h"

#include "core/audio/export/export_settings.h"
#include "core/audio/export/file_names.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/studio/project/take_tags.h"
#include "core/studio/words.h"
#include "ui/compose/prompt_words.h"
#include "ui/export/export_form.h"
#include "ui/takes/take_words.h"
#include "ui/widgets/elided_label.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

const QString kPattern = QStringLiteral("pattern");
constexpr int kNamesWidth = 330;

int rateOf(const project::TakeRecord& take) { return take.sampleRate > 0 ? take.sampleRate : kSampleRate; }

}  // namespace

ExportDialog::ExportDialog(std::vector<project::TakeRecord> takes, std::optional<ExportPart> part,
                           const QJsonObject& values, QWidget* parent)
    : QDialog(parent), m_takes(std::move(takes)) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    const bool several = m_takes.size() > 1;
    const project::TakeRecord& first = m_takes.front();
    auto* heading = new ElidedLabel(this);
    heading->setProperty("role", QStringLiteral("title"));
    heading->setElideMode(Qt::ElideMiddle);  // both quotes stay
    heading->setText(several ? tr("Export the %n chosen takes", nullptr, static_cast<int>(m_takes.size()))
                             : tr("Export “%1”").arg(takeName(first)));
    m_form = new ExportForm(this);
    double shortest = first.seconds();
    for (const project::TakeRecord& take : m_takes) shortest = std::min(shortest, take.seconds());
    m_form->setValues(values);
    m_form->setSound(shortest, rateOf(first));
    m_form->setSeveral(several);
    if (const auto tempo = tempoOf(first.prompt)) m_form->offerTempo(*tempo);
    if (part && !several) { m_form->offerPart(*part); }

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(heading);
    layout->addWidget(m_form);
    if (several) { layout->addLayout(makeNames(values)); }
    const bool owes = std::ranges::any_of(
        m_takes, [](const project::TakeRecord& take) { return !project::tagsOf(take).weightsLicence.empty(); });
    auto* licence =
        new QLabel(tr("Music made with Meta’s weights may not be used commercially (CC BY-NC 4.0). The files "
                      "say so in their tags, with prompt, model and seed."),
                   this);
    licence->setObjectName(QStringLiteral("export.licence"));
    licence->setProperty("role", QStringLiteral("note"));
    licence->setWordWrap(true);
    licence->setVisible(owes);
    layout->addWidget(licence);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("export.problem"));
    m_problem->setProperty("role", QStringLiteral("over"));
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    layout->addStretch();

    auto* cancel = new QPushButton(tr("&Cancel"), this);
    m_export = new QPushButton(several ? tr("Choose a &folder…") : tr("&Save as…"), this);
    m_export->setObjectName(QStringLiteral("export.accept"));
    m_export->setProperty("kind", QStringLiteral("primary"));
    m_export->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);
    layout->addLayout(buttons);
    setFixedWidth(500);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::refresh);
    refresh();
}

/// What several files are called: a pattern, what it may hold, and what comes of it.
QLayout* ExportDialog::makeNames(const QJsonObject& values) {
    m_pattern = new QLineEdit(values.value(kPattern).toString(QString::fromLatin1(audio::kDefaultNamePattern)), this);
    m_pattern->setObjectName(QStringLiteral("export.pattern"));
    m_pattern->setAccessibleName(tr("Pattern of the file names"));
    const QString stands = tr("{title} {prompt} {model} {seed} {n} {date} stand for what belongs to each take");
    m_pattern->setToolTip(stands);
    auto* name = new QLabel(tr("&Names"), this);
    name->setProperty("role", QStringLiteral("soft"));
    name->setBuddy(m_pattern);
    auto* explained = new QLabel(stands, this);
    explained->setProperty("role", QStringLiteral("hint"));
    explained->setTextFormat(Qt::PlainText);
    explained->setWordWrap(true);
    m_example = new QLabel(this);
    m_example->setObjectName(QStringLiteral("export.example"));
    m_example->setProperty("role", QStringLiteral("note"));
    m_example->setTextFormat(Qt::PlainText);
    m_example->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, 92);
    grid->setColumnStretch(1, 1);
    grid->addWidget(name, 0, 0);
    grid->addWidget(m_pattern, 0, 1);
    grid->addWidget(explained, 1, 1);
    grid->addWidget(m_example, 2, 1);
    connect(m_pattern, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    return grid;
}

audio::ExportSettings ExportDialog::settingsFor(const project::TakeRecord& take) const {
    audio::ExportSettings settings = m_form->settings(rateOf(take));
    settings.tags = project::tagsOf(take);
    return settings;
}

QString ExportDialog::namePattern() const {
    return m_pattern ? m_pattern->text() : QString::fromLatin1(audio::kDefaultNamePattern);
}

QString ExportDialog::extension() const {
    return QString::fromLatin1(audio::traitsOf(m_form->settings(kSampleRate).format).extension);
}

QJsonObject ExportDialog::values() const {
    QJsonObject values = m_form->values();
    if (m_pattern) values.insert(kPattern, m_pattern->text());
    return values;
}

QString ExportDialog::problem() const {
    try {
        if (m_pattern) audio::validateNamePattern(m_pattern->text().toStdString());
        for (const project::TakeRecord& take : m_takes) {
            const int rate = rateOf(take);
            audio::validate(settingsFor(take), std::max(1LL, std::llround(take.seconds() * rate)), rate);
        }
    } catch (const Error& error) { return studio::wordsOf(error); }
    return {};
}

void ExportDialog::refresh() {
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_export->setEnabled(wrong.isEmpty());
    if (m_example && wrong.isEmpty()) {
        std::vector<audio::NameFields> fields;
        for (const project::TakeRecord& take : m_takes) fields.push_back(project::nameFieldsOf(take));
        const auto files = audio::plannedFiles({}, namePattern().toStdString(), fields, extension().toStdString());
        constexpr std::size_t kShown = 3;
        QStringList names;
        for (std::size_t i = 0; i < std::min(files.size(), kShown); ++i)
            names << m_example->fontMetrics().elidedText(QString::fromStdString(files[i].filename().string()),
                                                         Qt::ElideMiddle, kNamesWidth);
        if (files.size() > kShown) names << tr("and %n more", nullptr, static_cast<int>(files.size() - kShown));
        m_example->setText(names.join(QLatin1Char('\n')));
    }
    // As high as the words need at this width: labels that wrap know only that.
    layout()->activate();
    if (const int wanted = layout()->totalHeightForWidth(width()); wanted > 0) resize(width(), wanted);
}

}  // namespace capriccio::ui
