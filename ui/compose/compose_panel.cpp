#include "ui/compose/compose_panel.h"

#include "core/base/units.h"
#include "ui/compose/advanced.h"
#include "ui/compose/length_field.h"
#include "ui/compose/prompt_box.h"
#include "ui/compose/prompt_edit.h"
#include "ui/theme/style.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/slider.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kShortest = 1;
constexpr int kLongest = 30;

}  // namespace

ComposePanel::ComposePanel(const Theme& theme, int seconds, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("composePanel"));
    setAttribute(Qt::WA_StyledBackground);

    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("composeBody"));
    m_prompt = new PromptBox(theme, body);
    auto* lengthName = new QLabel(tr("&Length"), body);
    lengthName->setProperty("role", QStringLiteral("soft"));
    m_length = new LengthField(body);
    m_length->setObjectName(QStringLiteral("seconds"));
    m_length->setAccessibleName(tr("Length in seconds"));
    m_length->setRange(kShortest, kLongest);
    lengthName->setBuddy(m_length);
    m_slider = new Slider(theme, &Tokens::accent, body);
    m_slider->setObjectName(QStringLiteral("secondsSlider"));
    m_slider->setAccessibleName(tr("Length"));
    m_slider->setRange(kShortest, kLongest);
    m_slider->setPageStep(5);
    auto* shortest = new QLabel(tr("%1 s").arg(kShortest), body);
    auto* longest = new QLabel(tr("%1 s").arg(kLongest), body);
    for (QLabel* end : {shortest, longest}) end->setProperty("role", QStringLiteral("hint"));

    auto* lengthHead = new QHBoxLayout;
    lengthHead->addWidget(lengthName);
    lengthHead->addStretch();
    lengthHead->addWidget(m_length);
    auto* lengthEnds = new QHBoxLayout;
    lengthEnds->addWidget(shortest);
    lengthEnds->addStretch();
    lengthEnds->addWidget(longest);
    auto* length = new QVBoxLayout;
    length->setSpacing(2);
    length->addLayout(lengthHead);
    length->addWidget(m_slider);
    length->addLayout(lengthEnds);

    m_fold = new Fold(theme, QStringLiteral("advanced"), tr("&Advanced"), body);
    m_advanced = new Advanced;
    m_fold->setContent(m_advanced);
    m_fold->setSummary(m_advanced->summary());

    auto* bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(20, 22, 20, 20);
    bodyLayout->setSpacing(20);
    bodyLayout->addWidget(m_prompt);
    bodyLayout->addLayout(length);
    bodyLayout->addWidget(m_fold);
    bodyLayout->addStretch(1);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);

    auto* footer = new QWidget(this);
    footer->setObjectName(QStringLiteral("composeFooter"));
    footer->setAttribute(Qt::WA_StyledBackground);
    m_line = new ProgressLine(theme, footer);
    m_line->setObjectName(QStringLiteral("progress"));
    m_button = new QPushButton(footer);
    m_button->setObjectName(QStringLiteral("generate"));
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setCursor(Qt::PointingHandCursor);
    m_footer = new QLabel(footer);
    m_footer->setObjectName(QStringLiteral("generate.words"));
    m_footer->setProperty("role", QStringLiteral("hint"));
    m_footer->setAlignment(Qt::AlignCenter);
    auto* footerLayout = new QVBoxLayout(footer);
    footerLayout->setContentsMargins(20, 12, 20, 12);
    footerLayout->setSpacing(8);
    footerLayout->addWidget(m_line);
    footerLayout->addWidget(m_button);
    footerLayout->addWidget(m_footer);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(footer);

    connect(m_slider, &QSlider::valueChanged, m_length, &QSpinBox::setValue);
    connect(m_length, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    connect(m_length, &QSpinBox::valueChanged, this, [this](int value) {
        refreshFooter();
        Q_EMIT secondsChanged(value);
    });
    connect(m_advanced, &Advanced::changed, this, [this] { m_fold->setSummary(m_advanced->summary()); });
    connect(m_prompt, &PromptBox::changed, this, &ComposePanel::promptChanged);
    connect(&m_prompt->edit(), &PromptEdit::submitted, this, &ComposePanel::generateRequested);
    connect(&m_prompt->edit(), &PromptEdit::left, this, &ComposePanel::leftPrompt);
    connect(m_button, &QPushButton::clicked, this, &ComposePanel::press);
    {
        const QSignalBlocker blocker(this);
        m_length->setValue(seconds);
        m_slider->setValue(m_length->value());
    }
    setMode(Mode::Ready);
}

studio::GenerationSettings ComposePanel::settings() const {
    studio::GenerationSettings settings;
    settings.prompt = m_prompt->prompt();
    settings.seconds = m_length->value();
    settings.seed = m_advanced->seed();
    settings.sampling = m_advanced->sampling();
    return settings;
}

void ComposePanel::setPrompt(const QString& prompt) { m_prompt->setPrompt(prompt); }

void ComposePanel::setHistory(const QStringList& prompts) { m_prompt->edit().setHistory(prompts); }

void ComposePanel::showPromptLength(studio::Generator::PromptLength length) { m_prompt->showLength(length); }

bool ComposePanel::promptHasFocus() const { return m_prompt->edit().hasFocus(); }

void ComposePanel::focusPrompt() { m_prompt->edit().setFocus(Qt::OtherFocusReason); }

void ComposePanel::press() {
    if (m_mode == Mode::Ready) {
        if (promptHasFocus()) Q_EMIT leftPrompt();
        Q_EMIT generateRequested();
    } else if (m_mode != Mode::Stopping) {
        Q_EMIT stopRequested();
    }
}

void ComposePanel::setMode(Mode mode) {
    m_mode = mode;
    if (mode == Mode::Loading) m_progress.reset();
    const bool ready = mode == Mode::Ready;
    m_button->setText(ready                    ? tr("&Generate")
                      : mode == Mode::Loading  ? tr("S&top")
                      : mode == Mode::Stopping ? tr("Stopping…")
                                               : tr("S&top and keep"));
    m_button->setProperty("kind", ready ? QStringLiteral("bigPrimary") : QStringLiteral("big"));
    repolish(m_button);
    m_button->setEnabled(mode != Mode::Stopping);
    m_button->setToolTip(ready ? tr("Ctrl+Enter") : QString());
    m_line->setFraction(ready || !m_progress ? (ready ? -1 : 0) : m_progress->fraction);
    refreshFooter();
}

void ComposePanel::setProgress(const studio::TakeProgress& progress) {
    m_progress = progress;
    if (progress.speed > 0) m_lastSpeed = progress.speed;
    if (m_mode == Mode::Ready) return;
    m_line->setFraction(progress.fraction);
    refreshFooter();
}

void ComposePanel::setHasModel(bool has) {
    m_hasModel = has;
    refreshFooter();
}

void ComposePanel::refreshFooter() {
    const auto clock = [](double seconds) { return QString::fromStdString(clockText(seconds)); };
    QString words;
    switch (m_mode) {
        case Mode::Ready:
            if (!m_hasModel)
                words = tr("choose a model first · Ctrl+Enter");
            else if (m_lastSpeed > 0)
                words = tr("about %1 for %2 · Ctrl+Enter")
                            .arg(clock(std::ceil(m_length->value() / m_lastSpeed)), clock(m_length->value()));
            else
                words = tr("Ctrl+Enter");
            break;
        case Mode::Loading:
            words = tr("loading the model");
            break;
        case Mode::Stopping:
            words = tr("what there is stays");
            break;
        case Mode::Making:
            if (!m_progress || m_progress->speed <= 0 || m_progress->timeLeft < 0)
                words = tr("getting going");
            else
                words = tr("%1 s left · %2× real time")
                            .arg(static_cast<int>(std::ceil(m_progress->timeLeft)))
                            .arg(m_progress->speed, 0, 'f', 1);
            break;
    }
    m_footer->setText(words);
}

}  // namespace capriccio::ui
