#include "ui/compose/compose_panel.h"

#include "core/studio/library/names.h"
#include "core/studio/melody/melody_source.h"
#include "ui/compose/advanced.h"
#include "ui/compose/chip_row.h"
#include "ui/compose/length_control.h"
#include "ui/compose/precisions.h"
#include "ui/compose/prompt_box.h"
#include "ui/compose/prompt_edit.h"
#include "ui/compose/prompt_words.h"
#include "ui/compose/section_editor.h"
#include "ui/compose/seed_field.h"
#include "ui/melody/melody_zone.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/menus.h"
#include "ui/widgets/more_below.h"
#include "ui/widgets/scroll_margins.h"
#include "ui/widgets/segments.h"
#include "ui/widgets/value_button.h"

#include <algorithm>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QTimer>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using studio::Setting;

constexpr int kMostTakes = 8;
constexpr int kMargin = 20;
constexpr int kLowBelow = 648;     ///< of height: an empty prompt takes less of it
constexpr int kNarrowBelow = 330;  ///< of width: the shorter words

}  // namespace

ComposePanel::ComposePanel(const Theme& theme, studio::Settings& settings, Dialogs& dialogs, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_settings(settings),
      m_dialogs(dialogs),
      m_cost(settings.get(Setting::Speeds).toMap()) {
    setObjectName(QStringLiteral("composePanel"));
    setAttribute(Qt::WA_StyledBackground);
    addScroll();
    m_footer = new ComposeFooter(theme, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_footer);

    m_length->setSeconds(settings.get(Setting::Seconds).toDouble());
    m_length->setInBars(settings.get(Setting::InBars).toBool());
    m_sections->setSeconds(m_length->seconds());
    m_melody->setSeconds(m_length->seconds());
    m_takes->setValue(std::clamp(settings.get(Setting::Takes).toInt(), 1, kMostTakes));
    setPrecision(settings.get(Setting::Precision).toString());
    connectBody();
    refreshCost();
}

void ComposePanel::addScroll() {
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("composeScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    QWidget* content = body();
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    keepMargins(m_scroll, content->layout(), {kMargin, kMargin, kMargin, kMargin});
    new MoreBelow(m_theme, &Tokens::panel, m_scroll);
}

void ComposePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_prompt->setLow(height() < kLowBelow);
    m_takesName->setText(width() < kNarrowBelow ? tr("Takes") : tr("Takes at once"));
    refreshTakes();
}

/// Where there is room for a few, the usual ones; and always the one that is chosen.
void ComposePanel::refreshTakes() {
    const bool narrow = width() < kNarrowBelow;
    for (int count = 1; count <= kMostTakes; ++count)
        m_takes->setValueShown(count, count == m_takes->value() || count <= 2 || count == 4 || count == 8 ||
                                          (!narrow && (count == 3 || count == 6)));
}

/// What has opened comes into sight: all of it, or else from its heading on.
void ComposePanel::showAdvanced() {
    m_scroll->widget()->layout()->activate();
    QScrollBar* bar = m_scroll->verticalScrollBar();
    const int top = m_fold->mapTo(m_scroll->widget(), QPoint()).y();
    const int end = top + m_fold->height() + kMargin;
    bar->setValue(std::min(top - 8, std::max(bar->value(), end - m_scroll->viewport()->height())));
}

QWidget* ComposePanel::row(const QString& label, QWidget* field, QWidget* parent) {
    auto* whole = new QWidget(parent);
    auto* name = new QLabel(label, whole);
    name->setProperty("role", QStringLiteral("soft"));
    name->setBuddy(field);
    auto* layout = new QHBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(name);
    layout->addStretch();
    layout->addWidget(field);
    return whole;
}

QWidget* ComposePanel::body() {
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("composeBody"));
    m_prompt = new PromptBox(m_theme, body);
    m_length = new LengthControl(m_theme, body);
    m_sections = new SectionEditor(m_theme, body);
    auto* source = new studio::MelodySource(this);
    source->setObjectName(QStringLiteral("melodySource"));
    source->setRecordingsFolder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                QStringLiteral("/capriccio/recordings"));
    m_melody = new MelodyZone(m_theme, m_settings, m_dialogs, *source, body);
    m_takes = new Segments(m_theme, QStringLiteral("takesAtOnce"), body);
    m_takes->setEven(true);
    m_takes->setAccessibleName(tr("Takes at once"));
    for (int count = 1; count <= kMostTakes; ++count)
        m_takes->add(count, QString::number(count), count == 1 ? tr("1 take") : tr("%1 takes at once").arg(count));
    m_seed = new SeedField(m_theme, body);
    m_precisionButton = new ValueButton(m_theme, tr("Precision"), body);
    m_precisionButton->setObjectName(QStringLiteral("precision"));
    m_precisionButton->menu().setObjectName(QStringLiteral("precision.menu"));
    m_fold = new Fold(m_theme, QStringLiteral("advanced"), tr("&Advanced"), body);
    m_advanced = new Advanced;
    m_fold->setContent(m_advanced);
    m_fold->setSummary(m_advanced->summary());

    auto* few = new QVBoxLayout;  // what is a line each stands closer together
    few->setSpacing(6);
    auto* takes = row(tr("Takes at once"), m_takes, body);
    m_takesName = takes->findChild<QLabel*>();
    m_takesName->setToolTip(tr("How many are made at once from the same words, each by another chance"));
    few->addWidget(takes);
    few->addWidget(m_seed);
    few->addWidget(row(tr("Precision"), m_precisionButton, body));
    few->addWidget(m_fold);
    auto* layout = new QVBoxLayout(body);
    layout->setSpacing(18);
    layout->addWidget(m_prompt);
    layout->addWidget(m_length);
    layout->addWidget(m_sections);
    layout->addWidget(m_melody);
    layout->addLayout(few);
    layout->addStretch(1);
    return body;
}

void ComposePanel::connectBody() {
    connect(m_prompt, &PromptBox::changed, this, [this] {
        const QString prompt = m_prompt->prompt();
        const auto tempo = tempoOf(prompt);
        m_length->setTempo(tempo);
        m_melody->setTempo(m_length->tempo());
        m_sections->setMainPrompt(prompt);
        refreshMeans();
        Q_EMIT promptChanged();
    });
    connect(&m_prompt->edit(), &PromptEdit::submitted, this, &ComposePanel::generateRequested);
    connect(&m_prompt->edit(), &PromptEdit::left, this, &ComposePanel::leftPrompt);
    connect(m_length, &LengthControl::secondsChanged, this, [this](double seconds) {
        m_settings.set(Setting::Seconds, seconds);
        m_sections->setSeconds(seconds);
        m_melody->setSeconds(seconds);
        refreshCost();
    });
    connect(m_length, &LengthControl::inBarsChanged, this,
            [this](bool bars) { m_settings.set(Setting::InBars, bars); });
    connect(m_length, &LengthControl::tempoWanted, this, [this] { m_prompt->chips().pickTempo(); });
    connect(&m_melody->source(), &studio::MelodySource::stateChanged, this, &ComposePanel::refreshMeans);
    connect(m_melody, &MelodyZone::obstacleChanged, this, &ComposePanel::refreshMeans);
    connect(m_fold, &Fold::settled, this, [this](bool open) {
        if (open) QTimer::singleShot(0, this, &ComposePanel::showAdvanced);  // once it is laid out
    });
    connect(m_takes, &Segments::valueChanged, this, [this](int count) {
        m_settings.set(Setting::Takes, count);
        refreshTakes();
        refreshCost();
    });
    connect(m_advanced, &Advanced::changed, this, [this] {
        m_fold->setSummary(m_advanced->summary());
        m_prompt->setGuidance(m_advanced->sampling().guidance);
    });
    connect(&m_precisionButton->menu(), &QMenu::aboutToShow, this, &ComposePanel::fillPrecisions);
    connect(m_footer, &ComposeFooter::pressed, this, &ComposePanel::press);
    connect(m_footer, &ComposeFooter::cancelRequested, this, &ComposePanel::cancelRequested);
    connect(m_footer, &ComposeFooter::queueRequested, this, &ComposePanel::generateRequested);
    fillPrecisions();
}

// --- what is asked for -----------------------------------------------------------------------------------------------

studio::GenerationSettings ComposePanel::settings() const {
    studio::GenerationSettings settings;
    settings.prompt = m_prompt->prompt();
    settings.negativePrompt = m_prompt->negativePrompt();
    settings.seconds = m_length->seconds();
    for (const SectionMark& mark : m_sections->marks())
        settings.sections.push_back({mark.at * settings.seconds, mark.prompt});
    settings.takes = m_takes->value();
    settings.seed = m_seed->seed();
    settings.sampling = m_advanced->sampling();
    settings.precision = m_precision;
    return settings;
}

void ComposePanel::prepare(std::function<void(const studio::GenerationSettings&)> ready) {
    const int wanted = ++m_wanted;
    m_askedPrecision = m_precision;
    auto settings = this->settings();
    auto& source = m_melody->source();
    const auto choice = source.choice();
    if (!choice) return ready(settings);
    source.asFile([this, wanted, settings, choice, ready = std::move(ready)](const studio::InputFile& file,
                                                                             const QString& problem) mutable {
        if (wanted != m_wanted) return;
        if (!problem.isEmpty()) return Q_EMIT melodyFailed(problem);
        if (choice->use == studio::MelodyChoice::Use::Follow)
            settings.melody = studio::Melody{file, choice->chroma};
        else
            settings.goOnFrom = studio::GoOnFrom{{}, file, 0};
        ready(settings);
    });
}

void ComposePanel::setValues(const studio::GenerationSettings& settings) {
    m_prompt->setPrompt(settings.prompt);
    m_prompt->setNegativePrompt(settings.negativePrompt);
    m_length->setInBars(false);
    m_length->setSeconds(settings.seconds);
    std::vector<SectionMark> marks;
    for (const auto& section : settings.sections)
        marks.push_back({section.startSeconds / std::max(settings.seconds, 1.0), section.prompt});
    m_sections->setMarks(std::move(marks));
    m_takes->setValue(settings.takes);
    m_seed->setSeed(settings.seed);
    m_advanced->setSampling(settings.sampling);
    setPrecision(settings.precision);
    refreshCost();
}

void ComposePanel::setSettings(const studio::GenerationSettings& settings) {
    setValues(settings);
    auto& source = m_melody->source();
    if (settings.melody)
        source.useInput(settings.melody->file, studio::MelodyChoice::Use::Follow, settings.melody->chroma);
    else if (settings.goOnFrom && !settings.goOnFrom->file.isEmpty())
        source.useInput(settings.goOnFrom->file, studio::MelodyChoice::Use::GoOn);
    else
        source.clear();
}

void ComposePanel::setPrompt(const QString& prompt) { m_prompt->setPrompt(prompt); }

void ComposePanel::setHistory(const QStringList& prompts) { m_prompt->edit().setHistory(prompts); }

void ComposePanel::showPromptLength(studio::Generator::PromptLength length) { m_prompt->showLength(length); }

bool ComposePanel::promptHasFocus() const { return m_prompt->edit().hasFocus(); }

void ComposePanel::focusPrompt() { m_prompt->edit().setFocus(Qt::OtherFocusReason); }

void ComposePanel::press() {
    if (mode() == Mode::Ready) {
        if (m_modelName.isEmpty()) return Q_EMIT modelRequested();
        if (promptHasFocus()) Q_EMIT leftPrompt();
        Q_EMIT generateRequested();
    } else if (mode() != Mode::Stopping) {
        Q_EMIT stopRequested();
    }
}

// --- what it costs ---------------------------------------------------------------------------------------------------

void ComposePanel::setModel(const QString& name, bool followsMelodies, const musicgen::Sampling& usual) {
    m_modelName = name;
    m_advanced->setUsual(usual);
    m_melody->setModel(name, followsMelodies);
    refreshMeans();
    refreshCost();
}

void ComposePanel::setSuggestedModel(const QString& words) {
    m_suggestedModel = words;
    refreshCost();
}

void ComposePanel::refreshMeans() {
    using Means = ComposeFooter::Means;
    const bool words =
        !m_prompt->prompt().trimmed().isEmpty() || m_melody->source().state() == studio::MelodySource::State::Ready;
    m_footer->setMeans(m_modelName.isEmpty() ? Means::Model : words ? Means::All : Means::Words, obstacle());
}

QString ComposePanel::obstacle() const { return m_modelName.isEmpty() ? QString() : m_melody->obstacle(); }

int ComposePanel::takes() const { return m_takes->value(); }

void ComposePanel::chooseTakes(int count) { m_takes->setValue(std::clamp(count, 1, kMostTakes)); }

void ComposePanel::setFigures(const library::ModelFigures& figures) {
    m_cost.setFigures(figures);
    refreshCost();
}

void ComposePanel::choosePrecision(const QString& precision) {
    setPrecision(precision);
    m_settings.set(Setting::Precision, m_precision);
    refreshCost();
}

void ComposePanel::setProgress(const studio::TakeProgress& progress) {
    m_speed = progress.speed;
    m_footer->setProgress(progress);
}

void ComposePanel::learn(const studio::Take& take, int takes) {
    m_seed->setLastSeed(take.seed);
    bool learned =
        m_cost.learn(take.modelName, take.precision.isEmpty() ? m_askedPrecision : take.precision, takes, m_speed);
    // What "automatic" came to is known afterwards only.
    if (m_askedPrecision == QLatin1String("auto") && !take.precision.isEmpty())
        learned = m_cost.learn(take.modelName, m_askedPrecision, takes, m_speed) || learned;
    m_speed = 0;
    if (!learned) return;
    m_settings.set(Setting::Speeds, m_cost.measured());
    refreshCost();
}

void ComposePanel::setPrecision(const QString& precision) {
    const auto all = precisionWords();
    const auto known =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return precision == QLatin1String(one.name); });
    const auto& chosen = known == all.end() ? all.front() : *known;
    const bool changed = m_precision != QLatin1String(chosen.name);
    m_precision = QLatin1String(chosen.name);
    m_precisionButton->setValue(chosen.label);
    m_precisionButton->setToolTip(chosen.words);
    if (changed) Q_EMIT precisionChanged();
}

std::pair<QString, QString> ComposePanel::smallerPrecision() const {
    const auto& all = m_cost.figures().byPrecision;
    const qint64 now = all.value(m_precision).memoryBytes;
    std::pair<QString, QString> best;
    qint64 most = 0;
    for (const auto& one : precisionWords()) {
        if (one.name == std::string_view("auto")) continue;  // one of the others under another name
        const qint64 needed = all.value(QLatin1String(one.name)).memoryBytes;
        if (needed <= 0 || needed >= now || needed <= most) continue;
        most = needed;
        best = {QLatin1String(one.name), one.label};
    }
    return best;
}

/// Each with what it is like, and what it costs here.
void ComposePanel::fillPrecisions() {
    QMenu& menu = m_precisionButton->menu();
    menu.clear();
    addHeading(menu, tr("What it takes to make %1").arg(Cost::musicWords(m_takes->value(), m_length->seconds())));
    auto* group = new QActionGroup(&menu);
    const QString automatic = automaticWords();
    for (const auto& one : precisionWords()) {
        const QString name = QLatin1String(one.name);
        const bool isAutomatic = name == QLatin1String("auto") && !automatic.isEmpty();
        const QString label = isAutomatic ? tr("%1 (%2)").arg(one.label, automatic) : one.label;
        const QString cost = costOf(name);
        auto* action = menu.addAction(tr("%1 – %2").arg(label, one.words) +
                                      (cost.isEmpty() ? QString() : QLatin1Char('\t') + cost));
        action->setObjectName(QStringLiteral("precision.%1").arg(name));
        action->setCheckable(true);
        action->setChecked(name == m_precision);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] { choosePrecision(name); });
    }
}

QString ComposePanel::automaticWords() const {
    const auto& all = m_cost.figures().byPrecision;
    const auto automatic = all.find(QStringLiteral("auto"));
    if (automatic == all.end()) return {};
    for (const auto& one : precisionWords()) {
        const auto figures = all.find(QLatin1String(one.name));
        if (figures != all.end() && figures != automatic && figures->memoryBytes == automatic->memoryBytes &&
            figures->speed == automatic->speed)
            return one.label;
    }
    return {};
}

/// "about 12 s · 1.2 GB"; what is not known is left out.
QString ComposePanel::costOf(const QString& precision) const {
    QStringList parts;
    const auto& figures = m_cost.figures();
    const qint64 memory = figures.byPrecision.value(precision).memoryBytes;
    if (const QString time = m_cost.time(m_modelName, precision, m_takes->value(), m_length->seconds());
        !time.isEmpty())
        parts << tr("about %1").arg(time);
    if (memory > 0)
        parts << (figures.machineBytes > 0 && memory > figures.machineBytes
                      ? tr("%1 of memory, more than there is").arg(library::sizeText(memory))
                      : tr("%1 of memory").arg(library::sizeText(memory)));
    return parts.join(QStringLiteral(" · "));
}

void ComposePanel::refreshCost() {
    if (m_modelName.isEmpty())
        return m_footer->setReadyWords(m_suggestedModel.isEmpty() ? tr("Capriccio needs one to play your words")
                                                                  : tr("to begin with: %1").arg(m_suggestedModel));
    m_footer->setReadyWords(
        m_cost.words(m_modelName, m_precision, m_takes->value(), m_length->seconds()),
        m_cost.isMeasured(m_modelName, m_precision) ? tr("As long as it took here before")
        : m_cost.isGuess(m_modelName, m_precision)
            ? tr("What to expect of a usual computer; this one is measured once its model is loaded")
            : tr("What to expect of this computer; it is known better after the first take"));
}

}  // namespace capriccio::ui
