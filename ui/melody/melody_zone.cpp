#include "ui/melody/melody_zone.h"

#include "ui/melody/empty_melody.h"
#include "ui/melody/melody_card.h"
#include "ui/melody/recording_card.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/take_mime.h"

#include <QActionGroup>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using State = studio::MelodySource::State;

QString fileOf(const QMimeData& data) {
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) return url.toLocalFile();
    return {};
}

}  // namespace

MelodyZone::MelodyZone(const Theme& theme, studio::Settings& settings, Dialogs& dialogs, studio::MelodySource& source,
                       QWidget* parent)
    : QWidget(parent), m_settings(settings), m_dialogs(dialogs), m_source(source) {
    setObjectName(QStringLiteral("melody"));
    setAccessibleName(tr("Melody"));
    setAcceptDrops(true);
    m_empty = new EmptyMelody(theme, this);
    m_recording = new RecordingCard(theme, source, this);
    m_card = new MelodyCard(theme, source, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_recording);
    layout->addWidget(m_card);
    connect(m_empty, &EmptyMelody::fileWanted, this, &MelodyZone::choose);
    connect(m_empty, &EmptyMelody::recordWanted, this, &MelodyZone::record);
    connect(&m_empty->menu(), &QMenu::aboutToShow, this, [this] {
        fillRecordMenu();
        m_devices.ask();
    });
    connect(&m_devices, &studio::DeviceList::listed, this, [this](const QStringList&, const QStringList& microphones) {
        if (microphones == m_microphones) return;
        m_microphones = microphones;
        fillRecordMenu();
    });
    connect(m_empty, &EmptyMelody::modelWanted, this, &MelodyZone::modelWanted);
    connect(m_card, &MelodyCard::modelWanted, this, &MelodyZone::modelWanted);
    connect(m_card, &MelodyCard::obstacleChanged, this, &MelodyZone::obstacleChanged);
    connect(&source, &studio::MelodySource::stateChanged, this, &MelodyZone::refresh);
    connect(&source, &studio::MelodySource::listeningChanged, this, [this] {
        const bool listening = m_source.isListening();
        if (listening && !m_wasListening) Q_EMIT silenceWanted();
        m_wasListening = listening;
    });
    refresh();
}

MelodyZone::~MelodyZone() = default;

void MelodyZone::refresh() {
    const State state = m_source.state();
    // The focus must not be lost with the widget that had it.
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    m_empty->setReading(state == State::Reading ? m_source.name() : QString());
    m_empty->setProblem(m_source.problem());
    m_card->setVisible(state == State::Ready);
    m_recording->setVisible(state == State::CountingIn || state == State::Recording);
    m_empty->setVisible(state == State::Empty || state == State::Reading);
    if (hadFocus && !isAncestorOf(window()->focusWidget())) {
        const char* name = state == State::Ready   ? "melody.listen"
                           : state == State::Empty ? "melody.record"
                                                   : "melody.stop";
        if (auto* widget = findChild<QWidget*>(QLatin1String(name)); widget && widget->isVisible())
            widget->setFocus(Qt::OtherFocusReason);
    }
}

QString MelodyZone::obstacle() const {
    switch (m_source.state()) {
        case State::CountingIn:
        case State::Recording:
            return tr("The microphone listens: stop it first");
        case State::Reading:
            return tr("The melody is being read");
        case State::Ready:
            return m_card->obstacle();
        case State::Empty:
            break;
    }
    return {};
}

void MelodyZone::choose() {
    const QString start = m_settings.get(studio::Setting::MelodyFolder).toString();
    m_dialogs.openFile(window(), tr("Choose a sound"),
                       start.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation) : start,
                       tr("Sound files") + QStringLiteral(" (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aif *.aiff);;") +
                           tr("All files") + QStringLiteral(" (*)"),
                       [this](const QString& file) {
                           m_settings.set(studio::Setting::MelodyFolder, QFileInfo(file).absolutePath());
                           m_source.readFile(file);
                       });
}

void MelodyZone::record() {
    Q_EMIT silenceWanted();
    m_source.record(m_settings.get(studio::Setting::Microphone).toString(), m_tempo,
                    m_settings.get(studio::Setting::CountInClicks).toBool());
}

void MelodyZone::setModel(const QString& name, bool follows) {
    m_empty->setModel(name, follows);
    m_card->setModel(name, follows);
}

void MelodyZone::setOtherModel(const QString& name) {
    m_empty->setOtherModel(name);
    m_card->setOtherModel(name);
}

void MelodyZone::setSeconds(double seconds) { m_card->setSeconds(seconds); }

// --- dropping --------------------------------------------------------------------------------------------------------

void MelodyZone::setHovered(bool hovered) { m_empty->setHovered(hovered); }

void MelodyZone::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasFormat(QLatin1String(kTakeMime)) && fileOf(*event->mimeData()).isEmpty()) return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setHovered(true);
}

void MelodyZone::dragLeaveEvent(QDragLeaveEvent*) { setHovered(false); }

void MelodyZone::dropEvent(QDropEvent* event) {
    setHovered(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (event->mimeData()->hasFormat(QLatin1String(kTakeMime))) {
        bool ok = false;
        const qint64 id = event->mimeData()->data(QLatin1String(kTakeMime)).toLongLong(&ok);
        if (ok) return Q_EMIT takeDropped(id);
    }
    if (const QString file = fileOf(*event->mimeData()); !file.isEmpty()) m_source.readFile(file);
}

// --- the microphone's menu -------------------------------------------------------------------------------------------

void MelodyZone::fillRecordMenu() {
    QMenu& menu = m_empty->menu();
    menu.clear();
    auto* group = new QActionGroup(&menu);
    const QString chosen = m_settings.get(studio::Setting::Microphone).toString();
    QStringList names{QString()};
    names << m_microphones;
    if (!names.contains(chosen)) names << chosen;
    for (const QString& name : names) {
        auto* action = menu.addAction(name.isEmpty() ? tr("The system’s microphone") : name);
        action->setCheckable(true);
        action->setChecked(name == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] { m_settings.set(studio::Setting::Microphone, name); });
    }
    menu.addSeparator();
    auto* clicks = menu.addAction(tr("&Click sound in the count-in"));
    clicks->setObjectName(QStringLiteral("melody.clicks"));
    clicks->setCheckable(true);
    clicks->setChecked(m_settings.get(studio::Setting::CountInClicks).toBool());
    connect(clicks, &QAction::triggered, this, [this](bool on) { m_settings.set(studio::Setting::CountInClicks, on); });
}

}  // namespace capriccio::ui
