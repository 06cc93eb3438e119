#include "ui/playback/take_stage.h"

#include "core/base/units.h"
#include "ui/playback/transport.h"
#include "ui/playback/waveform_view.h"
#include "ui/widgets/elided_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

QString takeTitle(const studio::Take& take) {
    const QString words = take.prompt.simplified();
    return words.isEmpty() ? QCoreApplication::translate("Take", "Music without a prompt") : words;
}

TakeStage::TakeStage(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent) : QWidget(parent) {
    m_title = new ElidedLabel(this);
    m_title->setObjectName(QStringLiteral("take.title"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_subtitle = new ElidedLabel(this);
    m_subtitle->setObjectName(QStringLiteral("take.subtitle"));
    m_subtitle->setProperty("role", QStringLiteral("note"));
    m_notice = new QLabel(this);
    m_notice->setObjectName(QStringLiteral("take.notice"));
    m_notice->setProperty("role", QStringLiteral("note"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_save = new QPushButton(tr("&Save as WAV…"), this);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setToolTip(tr("Ctrl+S"));
    m_save->setFocusPolicy(Qt::TabFocus);
    m_waveform = new WaveformView(theme, this);
    m_waveform->setObjectName(QStringLiteral("waveform"));
    m_transport = new Transport(theme, playback, volume, this);

    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_title);
    names->addWidget(m_subtitle);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addLayout(names, 1);
    head->addWidget(m_save, 0, Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 28);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(4);
    layout->addWidget(m_notice);
    layout->addSpacing(12);
    layout->addWidget(m_waveform, 1);
    layout->addSpacing(16);
    layout->addWidget(m_transport);

    connect(m_waveform, &WaveformView::seekRequested, &playback, &studio::Playback::seek);
    connect(&playback, &studio::Playback::positionChanged, m_waveform, &WaveformView::setPositionSeconds);
}

void TakeStage::showTake(const studio::Take& take, Making making) {
    m_take = take;
    m_title->setText(takeTitle(take));
    m_notice->setText(take.notice);
    m_notice->setVisible(!take.notice.isEmpty());
    m_waveform->setClip(take.clip, take.seconds);
    m_transport->setExpectedSeconds(take.seconds);
    m_transport->keepLooping();
    setMaking(making);
}

void TakeStage::setMaking(Making making) {
    m_making = making;
    m_save->setEnabled(m_take.clip && (m_take.clip->availableFrames() > 0 || making == Making::Running));
    if (making != Making::Loading && making != Making::Running) m_transport->setPeak(m_waveform->peak());
    refreshSubtitle();
}

void TakeStage::refreshSubtitle() {
    QStringList parts{m_take.modelName};
    if (m_making != Making::Loading)
        parts << tr("seed %1").arg(
            QLocale(QLocale::English).toString(qulonglong(m_take.seed)).replace(QLatin1Char(','), QChar(0x2009)));
    if (m_take.clip && m_take.clip->channels() == 2) parts << tr("stereo");
    const auto made = [this] {
        const double seconds =
            m_take.clip ? static_cast<double>(m_take.clip->availableFrames()) / m_take.clip->sampleRate() : 0;
        return QString::fromStdString(clockText(seconds));
    };
    switch (m_making) {
        case Making::Loading:
            parts << tr("loading the model");
            break;
        case Making::Running:
            parts << tr("being made");
            break;
        case Making::Stopped:
            parts << tr("stopped at %1, kept").arg(made());
            break;
        case Making::Failed:
            parts << tr("ended at %1").arg(made());
            break;
        case Making::Finished:
            break;
    }
    m_subtitle->setText(parts.join(QStringLiteral(" · ")));
}

}  // namespace capriccio::ui
