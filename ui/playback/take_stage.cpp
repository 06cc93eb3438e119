#include "ui/playback/take_stage.h"

#include "core/base/units.h"
#include "ui/compose/prompt_words.h"
#include "ui/compose/seed_field.h"
#include "ui/playback/compare_bar.h"
#include "ui/playback/sections_strip.h"
#include "ui/playback/take_header.h"
#include "ui/playback/transport.h"
#include "ui/playback/waveform_view.h"

#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace capriccio::ui {

QString takeTitle(const studio::Take& take) {
    const QString words = (take.title.isEmpty() ? take.prompt : take.title).simplified();
    return words.isEmpty() ? QCoreApplication::translate("Take", "Music without a prompt") : words;
}

namespace {

/// As a musician may know it: "8-bit".
QString precisionWords(const QString& precision) {
    if (precision == QLatin1String("int8")) return QCoreApplication::translate("Take", "8-bit");
    if (precision == QLatin1String("int4")) return QCoreApplication::translate("Take", "4-bit");
    if (precision == QLatin1String("bf16")) return QCoreApplication::translate("Take", "16-bit");
    if (precision == QLatin1String("f32")) return QCoreApplication::translate("Take", "full precision");
    return precision;
}

}  // namespace

TakeStage::TakeStage(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent)
    : QWidget(parent), m_playback(playback) {
    m_head = new TakeHeader(theme, this);
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("take.notice"));
    m_notice->setProperty("role", QStringLiteral("note"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_compare = new CompareBar(theme, playback, this);
    m_waveform = new WaveformView(theme, this);
    m_waveform->setObjectName(QStringLiteral("waveform"));
    m_sections = new SectionsStrip(theme, this);
    m_transport = new Transport(theme, playback, volume, this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 28);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addSpacing(4);
    layout->addWidget(m_notice);
    layout->addSpacing(12);
    layout->addWidget(m_compare);
    layout->addWidget(m_waveform, 1);
    layout->addSpacing(8);
    layout->addWidget(m_sections);
    layout->addSpacing(8);
    layout->addWidget(m_transport);
    connectParts();
    addShortcuts();
}

void TakeStage::connectParts() {
    using studio::Playback;
    connect(m_head, &TakeHeader::compareRequested, this, &TakeStage::compare);
    connect(m_head, &TakeHeader::copyRequested, this, &TakeStage::copyRequested);
    connect(m_head, &TakeHeader::menuRequested, this, &TakeStage::menuRequested);
    connect(m_waveform, &WaveformView::seekRequested, &m_playback, &Playback::seek);
    connect(&m_playback, &Playback::positionChanged, m_waveform, &WaveformView::setPositionSeconds);
    connect(m_waveform, &WaveformView::selectionChanged, this,
            [this] { m_transport->setLoopSpan(m_waveform->selection()); });
    connect(&m_playback, &Playback::loopChanged, this, [this] { m_waveform->setLooping(m_playback.isLooping()); });
    connect(&m_playback, &Playback::positionChanged, m_sections, &SectionsStrip::setPositionSeconds);
    connect(m_sections, &SectionsStrip::seekRequested, &m_playback, &Playback::seek);
    connect(m_waveform, &WaveformView::viewChanged, this, [this] {
        const int rate = m_take.clip ? m_take.clip->sampleRate() : kSampleRate;
        m_sections->setView(m_waveform->view(), m_waveform->xOf(0) + m_waveform->view().scroll(), rate);
    });
    connect(m_waveform, &WaveformView::goOnRequested, this, [this](double seconds) {
        Q_EMIT goOnRequested(static_cast<qint64>(m_take.id), static_cast<int>(std::floor(seconds * kFrameRate + 1e-6)));
    });
    connect(m_waveform, &WaveformView::exportRequested, &saveButton(), &QAbstractButton::click);
    connect(m_waveform, &WaveformView::loopRequested, this,
            [this] { m_transport->setLooping(!m_playback.isLooping()); });
    connect(m_waveform, &WaveformView::playRequested, this, [this](double seconds) {
        m_playback.seek(seconds);
        m_playback.play();
    });
    connect(&m_playback, &Playback::comparisonChanged, this, &TakeStage::refreshComparison);
}

/// Where the keys work whatever has the focus, but for text.
void TakeStage::addShortcuts() {
    const auto add = [this](const QList<QKeySequence>& keys, auto act) {
        for (const auto& each : keys) connect(new QShortcut(each, this), &QShortcut::activated, this, act);
    };
    add({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
        [this] { m_waveform->zoomBy(2); });
    add({QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { m_waveform->zoomBy(0.5); });
    add({QKeySequence(Qt::CTRL | Qt::Key_0)}, [this] { m_waveform->showAll(); });
    add({QKeySequence(Qt::Key_Z)}, [this] { m_waveform->zoomToSelection(); });
    add({QKeySequence(Qt::Key_S)}, [this] {
        m_waveform->setPicture(m_waveform->picture() == WaveformView::Picture::Bars ? WaveformView::Picture::Spectrum
                                                                                    : WaveformView::Picture::Bars);
    });
    add({QKeySequence(Qt::Key_C)}, [this] { compare(); });
    add({QKeySequence(Qt::SHIFT | Qt::Key_C)}, [this] { endComparison(); });
    add({QKeySequence(Qt::Key_K)}, [this] { m_waveform->goOn(); });
    add({QKeySequence(Qt::Key_Period)}, [this] { m_playback.stop(); });
    const auto louder = [this](double by) { m_playback.setVolume(m_playback.volume() + by); };
    add({QKeySequence(Qt::ALT | Qt::Key_Up)}, [louder] { louder(0.05); });
    add({QKeySequence(Qt::ALT | Qt::Key_Down)}, [louder] { louder(-0.05); });
    add({QKeySequence(Qt::Key_MediaTogglePlayPause), QKeySequence(Qt::Key_MediaPlay)}, [this] { m_playback.toggle(); });
    add({QKeySequence(Qt::Key_MediaPause)}, [this] { m_playback.pause(); });
    add({QKeySequence(Qt::Key_MediaStop)}, [this] { m_playback.stop(); });
}

/// From one to the other and back, once there are two.
void TakeStage::compare() {
    if (m_playback.isComparing()) return m_playback.hearOther(!m_playback.hearsOther());
    Q_EMIT compareWanted();
}

QPushButton& TakeStage::saveButton() { return m_head->saveButton(); }

StarRating& TakeStage::starRating() { return m_head->starRating(); }

void TakeStage::showTake(const studio::Take& take, Making making, const QString& fault) {
    m_take = take;
    m_other = {};
    m_fault = fault;
    m_notice->setText(take.notice);
    m_notice->setVisible(!take.notice.isEmpty());
    m_waveform->setTempo(tempoOf(take.prompt).value_or(0));
    m_waveform->setClip(take.clip, take.seconds);
    auto sections = take.sections;
    if (!sections.empty()) sections.insert(sections.begin(), {0, take.prompt});
    m_sections->setSections(sections);
    m_transport->setExpectedSeconds(take.seconds);
    setMaking(making);
    Q_EMIT takeShown(take);
}

void TakeStage::updateTake(const studio::Take& take, Making making, const QString& fault) {
    const auto clip = m_take.clip;
    m_take = take;
    if (!m_take.clip) m_take.clip = clip;
    m_fault = fault;
    setMaking(making);
}

void TakeStage::setMaking(Making making) {
    m_making = making;
    refreshHead();
    refreshGoOn();
    m_transport->refresh();
}

const studio::Take& TakeStage::heardTake() const { return m_playback.hearsOther() ? m_other : m_take; }

/// What is over the waveform is of the one heard.
void TakeStage::refreshHead() {
    const studio::Take& heard = heardTake();
    const Making making = m_playback.hearsOther() ? Making::Finished : m_making;
    m_head->setTake(heard);
    m_head->setHasSound(heard.clip && (heard.clip->availableFrames() > 0 || making == Making::Running));
    m_head->setSubtitle(subtitleOf(heard, making));
}

void TakeStage::refreshGoOn() {
    // From what is being made one can't go on yet; from the one held against it neither.
    m_waveform->setCanGoOn(m_take.clip && m_take.id != 0 && m_making != Making::Loading &&
                           m_making != Making::Running && !m_playback.hearsOther());
}

qint64 TakeStage::comparedWith() const { return m_playback.isComparing() ? static_cast<qint64>(m_other.id) : 0; }

qint64 TakeStage::heard() const { return static_cast<qint64>(heardTake().id); }

void TakeStage::updateOther(const studio::Take& other) {
    const auto clip = std::exchange(m_other, other).clip;
    m_other.clip = clip;
    m_compare->setTitles(takeTitle(m_take), takeTitle(m_other));
    refreshComparison();
}

bool TakeStage::compareWith(const studio::Take& other) {
    if (!other.clip || other.clip->availableFrames() == 0) return false;
    const auto before = std::exchange(m_other, other);
    if (!m_playback.compareWith(other.clip)) {
        m_other = before;
        return false;
    }
    m_compare->setTitles(takeTitle(m_take), takeTitle(other));
    m_playback.hearOther(true);
    return true;
}

void TakeStage::endComparison() { m_playback.compareWith(nullptr); }

/// The waveform and the title are those of the one heard.
void TakeStage::refreshComparison() {
    refreshHead();
    const auto clip = heardTake().clip;
    // Only another one: it is looked through from its start.
    if (clip && clip == m_playback.heardClip() && clip != m_waveform->clip()) m_waveform->exchangeClip(clip);
    refreshGoOn();
}

QString TakeStage::subtitleOf(const studio::Take& take, Making making) const {
    const auto made = [&take] {
        const double seconds =
            take.clip ? static_cast<double>(take.clip->availableFrames()) / take.clip->sampleRate() : 0;
        return QString::fromStdString(clockText(seconds));
    };
    // How it stands first, for that is cut last.
    QStringList parts;
    switch (making) {
        case Making::Loading:
            parts << (take.modelName.isEmpty() ? tr("Loading the model…") : tr("Loading %1…").arg(take.modelName));
            break;
        case Making::Running:
            parts << tr("being made");
            break;
        case Making::Stopped:
            parts << tr("stopped at %1, kept").arg(made());
            break;
        case Making::Failed:
            parts << (m_fault.isEmpty() ? tr("failed at %1, kept").arg(made())
                                        : tr("failed at %1, kept: %2").arg(made(), m_fault));
            break;
        case Making::Finished:
            break;
    }
    if (!take.modelName.isEmpty() && making != Making::Loading) parts << take.modelName;
    if (!take.precision.isEmpty() && take.precision != QLatin1String("auto")) parts << precisionWords(take.precision);
    if (take.of > 1) parts << tr("take %1 of %2").arg(take.number).arg(take.of);
    if (take.clip && take.clip->channels() == 2) parts << tr("stereo");
    if (making != Making::Loading && !take.modelName.isEmpty())
        parts << tr("seed %1").arg(SeedField::seedText(take.seed));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace capriccio::ui
