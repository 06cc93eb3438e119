#include "ui/playback/waveform_tools.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/segments.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QScrollBar>
#include <QSignalBlocker>

namespace capriccio::ui {

namespace {

constexpr int kBars = 0;
constexpr int kSpectrum = 1;
constexpr int kWordsFrom = 600;  ///< narrower, the zoom buttons are icons

}  // namespace

WaveformTools::WaveformTools(const Theme& theme, QWidget* parent) : QWidget(parent) {
    m_words = new ElidedLabel(this);
    m_words->setObjectName(QStringLiteral("waveform.words"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_scroll = new QScrollBar(Qt::Horizontal, this);
    m_scroll->setObjectName(QStringLiteral("waveform.scroll"));
    m_scroll->setAccessibleName(tr("Part of the waveform in sight"));
    m_scroll->setProperty("role", QStringLiteral("track"));
    m_scroll->setFocusPolicy(Qt::TabFocus);
    m_scroll->hide();
    const auto button = [&](const char* name, const char* icon, const QString& words) {
        auto* made = new IconButton(theme, QLatin1String(icon), words, this);
        made->setObjectName(QLatin1String(name));
        made->setDiameter(26);
        return made;
    };
    m_picture = new Segments(theme, QStringLiteral("picture"), this);
    m_picture->add(kBars, tr("Waveform"), tr("Show the waveform (S)"));
    m_picture->add(kSpectrum, tr("Spectrogram"), tr("Show the spectrogram: which pitches sound when (S)"));
    m_out = button("zoomOut", "zoom-out", tr("Zoom out (Ctrl+−)"));
    m_in = button("zoomIn", "zoom-in", tr("Zoom in (Ctrl++)"));
    const auto fit = [&](const char* name, const char* icon, const QString& label, const QString& words) {
        auto* made = new WordButton(theme, QLatin1String(icon), label, words, this);
        made->setObjectName(QLatin1String(name));
        made->setButtonHeight(26);
        return made;
    };
    m_selection = fit("zoomSelection", "zoom-selection", tr("Selection"), tr("Zoom to the selection (Z)"));
    m_all = fit("zoomAll", "zoom-all", tr("All"), tr("Zoom out to the whole take (Ctrl+0)"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_scroll, 1);
    layout->addSpacing(10);
    layout->addWidget(m_picture);
    layout->addSpacing(6);
    layout->addWidget(m_out);
    layout->addWidget(m_in);
    layout->addWidget(m_selection);
    layout->addWidget(m_all);

    connect(m_picture, &Segments::valueChanged, this,
            [this](int value) { Q_EMIT spectrumToggled(value == kSpectrum); });
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
    m_showsAll = view.showsAll();
    m_scroll->setVisible(!m_showsAll);
    showWords();
    m_out->setEnabled(!view.showsAll());
    m_all->setEnabled(!view.showsAll());
    m_in->setEnabled(view.lengthFrames() > 0 && view.framesPerPixel() > TimeView::kFewestFramesPerPixel);
}

void WaveformTools::setWords(const QString& words, bool keep) {
    m_keepsWords = keep;
    m_words->setText(words);
    showWords();
}

/// Beside the scroll bar only where they are whole: the selection has them too.
void WaveformTools::showWords() { m_words->setVisible(m_showsAll || (m_keepsWords && width() >= kWordsFrom)); }

void WaveformTools::setSpectrum(bool on) {
    const QSignalBlocker blocker(m_picture);
    m_picture->setValue(on ? kSpectrum : kBars);
}

void WaveformTools::setHasSelection(bool has) { m_selection->setVisible(has); }

void WaveformTools::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (WordButton* button : {m_selection, m_all}) button->setLabelShown(width() >= kWordsFrom);
    showWords();
}

}  // namespace capriccio::ui
