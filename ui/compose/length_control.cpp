#include "ui/compose/length_control.h"

#include "core/base/units.h"
#include "ui/compose/length_field.h"
#include "ui/compose/length_slider.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/segments.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kUsualTempo = 120;
constexpr int kFieldWidth = 78;
constexpr int kEndsHeight = 18;  ///< the same in seconds and in bars, so that nothing below moves

enum Unit { Seconds, Bars };

}  // namespace

LengthControl::LengthControl(const Theme& theme, QWidget* parent) : QWidget(parent) {
    m_name = new QLabel(tr("&Length"), this);
    m_name->setProperty("role", QStringLiteral("soft"));
    m_unit = new Segments(theme, QStringLiteral("length.unit"), this);
    m_unit->add(Seconds, tr("Seconds"), tr("Give the length in seconds"));
    m_unit->add(Bars, tr("Bars"), tr("Give the length in bars, at the prompt’s tempo"));
    m_field = new LengthField(this);
    m_field->setObjectName(QStringLiteral("seconds"));
    m_field->setAccessibleName(tr("Length in seconds"));
    m_field->setToolTip(tr("Type a length: 45, 0:45 or 2 min"));
    m_field->setRange(LengthSlider::kShortest, LengthSlider::kLongest);
    m_bars = new QSpinBox(this);
    m_bars->setObjectName(QStringLiteral("bars"));
    m_bars->setAccessibleName(tr("Length in bars"));
    m_bars->setToolTip(tr("Type how many bars of four beats"));
    m_bars->setAlignment(Qt::AlignRight);
    m_bars->setKeyboardTracking(false);
    for (QSpinBox* field : {static_cast<QSpinBox*>(m_field), m_bars}) {
        field->setProperty("role", QStringLiteral("figure"));
        field->setFixedWidth(kFieldWidth);
    }
    m_slider = new LengthSlider(theme, this);
    m_slider->setObjectName(QStringLiteral("secondsSlider"));
    m_slider->setAccessibleName(tr("Length"));
    m_shortest = new QLabel(this);
    m_shortest->setObjectName(QStringLiteral("length.shortest"));
    m_longest = new QLabel(this);
    m_longest->setObjectName(QStringLiteral("length.longest"));
    m_middle = new QLabel(this);
    m_middle->setObjectName(QStringLiteral("length.words"));
    for (QLabel* words : {m_shortest, m_longest, m_middle}) words->setProperty("role", QStringLiteral("hint"));
    m_tempoLink = linkButton("length.tempo", {}, this, LinkKind::Hint);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name);
    head->addStretch();
    head->addWidget(m_unit);
    head->addWidget(m_field);
    head->addWidget(m_bars);
    auto* endsRow = new QWidget(this);
    endsRow->setFixedHeight(kEndsHeight);
    auto* ends = new QHBoxLayout(endsRow);
    ends->setContentsMargins(0, 0, 0, 0);
    ends->setSpacing(3);
    ends->addWidget(m_shortest);
    ends->addStretch();
    ends->addWidget(m_middle);
    ends->addWidget(m_tempoLink);
    ends->addStretch();
    ends->addWidget(m_longest);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_slider);
    layout->addWidget(endsRow);

    connect(m_slider, &QSlider::valueChanged, this, [this](int seconds) {
        take(m_inBars ? std::max(1.0, std::round(seconds / barSeconds())) * barSeconds() : seconds);
    });
    connect(m_field, &QSpinBox::valueChanged, this, [this](int seconds) { take(seconds); });
    connect(m_bars, &QSpinBox::valueChanged, this, [this](int bars) { take(bars * barSeconds()); });
    connect(m_unit, &Segments::valueChanged, this, [this](int unit) { setInBars(unit == Bars); });
    connect(m_tempoLink, &QPushButton::clicked, this, &LengthControl::tempoWanted);
    refresh();
}

int LengthControl::tempo() const { return m_tempo.value_or(kUsualTempo); }

void LengthControl::setSeconds(double seconds) { take(seconds); }

void LengthControl::take(double seconds) {
    seconds = std::clamp(seconds, double(LengthSlider::kShortest), double(LengthSlider::kLongest));
    const bool changed = std::abs(seconds - m_seconds) > 1e-9;
    m_seconds = seconds;
    refresh();
    if (changed) Q_EMIT secondsChanged(m_seconds);
}

void LengthControl::setInBars(bool inBars) {
    if (inBars == m_inBars) return;
    m_inBars = inBars;
    // To what can be said in the new unit.
    take(inBars ? std::max(1.0, std::round(m_seconds / barSeconds())) * barSeconds() : std::round(m_seconds));
    Q_EMIT inBarsChanged(inBars);
}

void LengthControl::setTempo(std::optional<int> beatsPerMinute) {
    if (beatsPerMinute == m_tempo) return;
    const double bars = m_seconds / barSeconds();
    m_tempo = beatsPerMinute;
    if (m_inBars)
        take(std::max(1.0, std::round(bars)) * barSeconds());
    else
        refresh();
}

void LengthControl::refresh() {
    const QSignalBlocker field(m_field);
    const QSignalBlocker bars(m_bars);
    const QSignalBlocker slider(m_slider);
    const QSignalBlocker unit(m_unit);
    const int most = std::max(1, static_cast<int>(LengthSlider::kLongest / barSeconds() + 1e-9));
    m_bars->setRange(1, most);
    m_bars->setValue(static_cast<int>(std::lround(m_seconds / barSeconds())));
    m_field->setValue(static_cast<int>(std::lround(m_seconds)));
    m_slider->setValue(static_cast<int>(std::lround(m_seconds)));
    m_slider->setAccessibleDescription(QString::fromStdString(clockText(m_seconds)));
    m_field->setVisible(!m_inBars);
    m_bars->setVisible(m_inBars);
    m_name->setBuddy(m_inBars ? static_cast<QWidget*>(m_bars) : m_field);
    m_unit->setValue(m_inBars ? Bars : Seconds);
    m_shortest->setText(m_inBars ? tr("1 bar") : tr("1 s"));
    m_longest->setText(m_inBars ? tr("%1 bars").arg(most) : tr("10 min"));
    m_middle->setText(tr("%1 at").arg(QString::fromStdString(clockText(m_seconds))));
    m_tempoLink->setText(tr("%1 bpm").arg(tempo()));
    m_tempoLink->setAccessibleName(tr("Tempo: %1 beats per minute").arg(tempo()));
    m_tempoLink->setToolTip(tr("Another tempo: it stands in the prompt"));
    m_middle->setVisible(m_inBars);
    m_tempoLink->setVisible(m_inBars);
}

}  // namespace capriccio::ui
