#include "ui/playback/waveform_tools.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>

namespace capriccio::ui {

WaveformTools::WaveformTools(const Theme& theme, QWidget* parent) : QWidget(parent) {
    m_words = new ElidedLabel(this);
    m_words->setObjectName(QStringLiteral("waveform.words"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_scroll = new QScrollBar(Qt::Horizontal, this);
    m_scroll->setObjectName(QStringLiteral("waveform.scroll"));
    m_scroll->setAccessibleName(tr("Part of the waveform in sight"));
    m_scroll->setFocusPolicy(Qt::TabFocus);
    m_scroll->hide();
    const auto button = [&](const char* name, const char* icon, const QString& words) {
        auto* made = new IconButton(theme, QLatin1String(icon), words, this);
        made->setObjectName(QLatin1String(name));
        made->setDiameter(26);
        return made;
    };
    m_spectrum = button("spectrum", "spectrum", tr("Show the pitches (S)"));
    m_spectrum->setCheckable(true);
    m_out = button("zoomOut", "zoom-out", tr("Farther away (Ctrl+−)"));
    m_in = button("zoomIn", "zoom-in", tr("Nearer (Ctrl++)"));
    m_selection = button("zoomSelection", "zoom-selection", tr("The selection alone (Ctrl+E)"));
    m_all = button("zoomAll", "zoom-all", tr("All of it (Ctrl+0)"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_scroll, 1);
    layout->addSpacing(10);
    layout->addWidget(m_spectrum);
    layout->addSpacing(6);
    layout->addWidget(m_out);
    layout->addWidget(m_in);
    layout->addWidget(m_selection);
    layout->addWidget(m_all);

    connect(m_spectrum, &QAbstractButton::toggled, this, &WaveformTools::spectrumToggled);
    connect(m_out, &QAbstractButton::clicked, this, &WaveformTools::zoomOutRequested);
    connect(m_in, &QAbstractButton::clicked, this, &WaveformTools::zoomInRequested);
    connect(m_selection, &QAbstractButton::clicked, this, &WaveformTools::zoomToSelectionRequested);
    connect(m_all, &QAbstractButton::clicked, this, &WaveformTools::showAllRequested);
    connect(m_scroll, &QScrollBar::valueChanged, this, [this](int value) { Q_EMIT scrolled(value); });
    setHasSelection(false);
}

void WaveformTools::setView(const TimeView& view) {
    const QSignalBlocker blocker(m_scroll);
    const double hidden = std::max(0.0, view.contentWidth() - view.width());
    m_scroll->setRange(0, static_cast<int>(std::ceil(hidden)));
    m_scroll->setPageStep(static_cast<int>(view.width()));
    m_scroll->setSingleStep(40);
    m_scroll->setValue(static_cast<int>(std::lround(view.scroll())));
    m_scroll->setVisible(!view.showsAll());
    m_words->setVisible(view.showsAll());
    m_out->setEnabled(!view.showsAll());
    m_all->setEnabled(!view.showsAll());
    m_in->setEnabled(view.lengthFrames() > 0 && view.framesPerPixel() > TimeView::kFewestFramesPerPixel);
}

void WaveformTools::setWords(const QString& words) { m_words->setText(words); }

void WaveformTools::setSpectrum(bool on) {
    const QSignalBlocker blocker(m_spectrum);
    m_spectrum->setChecked(on);
}

void WaveformTools::setHasSelection(bool has) { m_selection->setEnabled(has); }

}  // namespace capriccio::ui
