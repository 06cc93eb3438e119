#include "ui/compose/chip_pickers.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/slider.h"

#include <algorithm>
#include <numeric>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kSlowest = 40;
constexpr int kFastest = 220;
constexpr int kUsualTempo = 120;
constexpr qint64 kTapPauseMs = 2200;  // longer, and it is the first tap of another try

/// As tall as its flow of chips needs at the width it has.
class FlowBody : public QWidget {
  public:
    FlowBody(FlowLayout* flow, int width, QWidget* parent) : QWidget(parent) {
        setLayout(flow);
        setFixedWidth(width);
    }
    void fit() { setFixedHeight(layout()->heightForWidth(width())); }
};

QLabel* hint(const QString& words, QWidget* parent) {
    auto* label = new QLabel(words, parent);
    label->setProperty("role", QStringLiteral("hint"));
    label->setWordWrap(true);
    return label;
}

}  // namespace

// --- words -----------------------------------------------------------------------------------------------------------

WordPicker::WordPicker(const Theme& theme, WordGroup group, const QString& name, const QString& title, QWidget* opener)
    : PromptPicker(theme, name, title, opener) {
    auto* flow = new FlowLayout(8);
    auto* flowBody = new FlowBody(flow, 340, this);
    for (const QString& words : wordsOf(group)) {
        auto* chip = new Chip(theme, words, flowBody);
        chip->setObjectName(QStringLiteral("pick.%1").arg(words));
        chip->installEventFilter(this);
        connect(chip, &QAbstractButton::clicked, this, [this, words](bool on) {
            Q_EMIT promptWanted(on ? promptWith(m_prompt, words) : promptWithout(m_prompt, words));
        });
        flow->addWidget(chip);
        m_chips << chip;
    }
    flowBody->fit();
    body().addWidget(flowBody);
}

void WordPicker::showPrompt(const QString& prompt) {
    m_prompt = prompt;
    for (Chip* chip : m_chips) chip->setChecked(promptHas(prompt, chip->text()));
}

bool WordPicker::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return PromptPicker::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto at = m_chips.indexOf(static_cast<Chip*>(object));
    const auto go = [&](qsizetype to) {
        m_chips[std::clamp<qsizetype>(to, 0, m_chips.size() - 1)]->setFocus(Qt::TabFocusReason);
        return true;
    };
    // The chip above or below that lies nearest.
    const auto beside = [&](int direction) {
        qsizetype best = at;
        int bestDistance = 1 << 20;
        const QRect own = m_chips[at]->geometry();
        for (qsizetype i = 0; i < m_chips.size(); ++i) {
            const QRect other = m_chips[i]->geometry();
            const int rows = (other.y() - own.y()) * direction;
            if (rows <= 0) continue;
            const int distance = rows * 8 + std::abs(other.center().x() - own.center().x());
            if (distance < bestDistance) {
                bestDistance = distance;
                best = i;
            }
        }
        return go(best);
    };
    switch (key->key()) {
        case Qt::Key_Left:
            return go(at - 1);
        case Qt::Key_Right:
            return go(at + 1);
        case Qt::Key_Up:
            return beside(-1);
        case Qt::Key_Down:
            return beside(1);
        case Qt::Key_Home:
            return go(0);
        case Qt::Key_End:
            return go(m_chips.size() - 1);
        default:
            break;
    }
    if (const QString letter = key->text().trimmed(); !letter.isEmpty() && key->modifiers() == Qt::NoModifier)
        for (qsizetype i = 1; i <= m_chips.size(); ++i)
            if (m_chips[(at + i) % m_chips.size()]->text().startsWith(letter, Qt::CaseInsensitive))
                return go((at + i) % m_chips.size());
    return PromptPicker::eventFilter(object, event);
}

// --- tempo -----------------------------------------------------------------------------------------------------------

TempoPicker::TempoPicker(const Theme& theme, const QString& name, const QString& title, QWidget* opener)
    : PromptPicker(theme, name, title, opener) {
    m_slider = new Slider(theme, &Tokens::accent, this);
    m_slider->setObjectName(QStringLiteral("tempo.slider"));
    m_slider->setAccessibleName(tr("Tempo"));
    m_slider->setRange(kSlowest, kFastest);
    m_slider->setValue(kUsualTempo);
    m_slider->setPageStep(10);
    m_number = new QSpinBox(this);
    m_number->setObjectName(QStringLiteral("tempo.number"));
    m_number->setAccessibleName(tr("Beats per minute"));
    m_number->setRange(kSlowest, kFastest);
    m_number->setValue(kUsualTempo);
    m_number->setSuffix(tr(" bpm"));
    m_number->setKeyboardTracking(false);
    m_number->setFixedWidth(104);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_slider, 1);
    row->addWidget(m_number);
    body().addLayout(row);

    auto* usual = new QHBoxLayout;
    usual->setSpacing(8);
    for (const int tempo : {70, 90, 120, 140, 174}) {
        auto* chip = new Chip(theme, QString::number(tempo), this);
        chip->setObjectName(QStringLiteral("pick.%1").arg(tempo));
        chip->setAccessibleName(tr("%1 beats per minute").arg(tempo));
        connect(chip, &QAbstractButton::clicked, this,
                [this, tempo](bool on) { want(on ? std::optional(tempo) : std::nullopt); });
        usual->addWidget(chip);
        m_chips << chip;
    }
    usual->addStretch();
    body().addLayout(usual);
    auto* tapper = new QPushButton(tr("Tap the beat"), this);
    tapper->setObjectName(QStringLiteral("tempo.tap"));
    tapper->setAutoDefault(false);
    auto* none = linkButton("tempo.none", tr("No tempo"), this, LinkKind::Padded);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(tapper);
    buttons->addStretch();
    buttons->addWidget(none);
    body().addLayout(buttons);
    body().addWidget(hint(tr("Click along, or press T. The models keep to a tempo within about 5 bpm."), this));
    setFixedWidth(340);

    m_clock.start();
    connect(m_slider, &QSlider::valueChanged, this, [this](int tempo) { want(tempo); });
    connect(m_number, &QSpinBox::valueChanged, this, [this](int tempo) { want(tempo); });
    connect(tapper, &QPushButton::pressed, this, [this] { tap(m_clock.elapsed()); });
    connect(none, &QPushButton::clicked, this, [this] { want(std::nullopt); });
}

void TempoPicker::want(std::optional<int> tempo) { Q_EMIT promptWanted(promptWithTempo(m_prompt, tempo)); }

void TempoPicker::showPrompt(const QString& prompt) {
    m_prompt = prompt;
    const auto tempo = tempoOf(prompt);
    const QSignalBlocker slider(m_slider);
    const QSignalBlocker number(m_number);
    if (tempo) {
        m_slider->setValue(*tempo);
        m_number->setValue(*tempo);
    }
    for (Chip* chip : m_chips) chip->setChecked(tempo && chip->text().toInt() == *tempo);
}

void TempoPicker::tap(qint64 milliseconds) {
    if (!m_taps.isEmpty() && milliseconds - m_taps.back() > kTapPauseMs) m_taps.clear();
    m_taps << milliseconds;
    while (m_taps.size() > 9) m_taps.removeFirst();
    if (m_taps.size() < 3) return;
    const double beat = static_cast<double>(m_taps.back() - m_taps.front()) / static_cast<double>(m_taps.size() - 1);
    if (beat > 0) want(std::clamp(qRound(60000 / beat), kSlowest, kFastest));
}

void TempoPicker::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        return event->isAutoRepeat() ? void() : tap(m_clock.elapsed());
    PromptPicker::keyPressEvent(event);
}

// --- key -------------------------------------------------------------------------------------------------------------

KeyPicker::KeyPicker(const Theme& theme, const QString& name, const QString& title, QWidget* opener)
    : PromptPicker(theme, name, title, opener) {
    const QStringList notes = QString::fromUtf8("C,C♯,D,E♭,E,F,F♯,G,A♭,A,B♭,B").split(QLatin1Char(','));
    for (int mode = 0; mode < 2; ++mode) {
        auto* heading = hint(mode == 0 ? tr("Major, often brighter") : tr("Minor, often darker"), this);
        auto* grid = new QGridLayout;
        grid->setSpacing(8);
        for (int i = 0; i < notes.size(); ++i) {
            const QString plain = mode == 0 ? QStringLiteral("major") : QStringLiteral("minor");
            const QString key = notes[i] + QLatin1Char(' ') + plain;
            auto* chip = new Chip(theme, mode == 0 ? notes[i] : notes[i] + QLatin1Char('m'), this);
            chip->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
            chip->setObjectName(QStringLiteral("pick.%1").arg(key));
            chip->setProperty("key", key);
            chip->setAccessibleName(key);
            chip->setToolTip(key);
            connect(chip, &QAbstractButton::clicked, this,
                    [this, key](bool on) { Q_EMIT promptWanted(promptWithKey(m_prompt, on ? key : QString())); });
            grid->addWidget(chip, i / 6, i % 6);
            m_chips << chip;
        }
        auto* both = new QVBoxLayout;
        both->setSpacing(6);
        both->addWidget(heading);
        both->addLayout(grid);
        body().addLayout(both);
    }
    auto* none = linkButton("key.none", tr("No key"), this);
    body().addWidget(none, 0, Qt::AlignLeft);
    connect(none, &QPushButton::clicked, this, [this] { Q_EMIT promptWanted(promptWithKey(m_prompt, {})); });
    body().addWidget(
        hint(tr("A wish, not a promise: the models lean towards a key, and don’t always keep to it."), this));
    setFixedWidth(340);
}

void KeyPicker::showPrompt(const QString& prompt) {
    m_prompt = prompt;
    const QString key = keyOf(prompt);
    for (Chip* chip : m_chips) chip->setChecked(chip->property("key").toString() == key);
}

}  // namespace capriccio::ui
