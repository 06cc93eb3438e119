#include "ui/export/wav_export.h"

#include "ui/playback/take_stage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialogs.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace capriccio::ui {
namespace {

constexpr int kLongestName = 60;
const QString kTopic = QStringLiteral("saving");

}  // namespace

WavExport::WavExport(studio::Settings& settings, Dialogs& dialogs, Banner& banner, QWidget* window)
    : QObject(window), m_settings(settings), m_dialogs(dialogs), m_banner(banner), m_window(window) {
    connect(&m_saver, &studio::WavSaver::progress, this, [this](double fraction) {
        m_banner.show(
            Banner::Kind::Notice, kTopic,
            tr("Saving “%1”, %2 %").arg(QFileInfo(m_current.file).fileName()).arg(static_cast<int>(fraction * 100)),
            tr("Cancel"), [this] {
                m_waiting.clear();
                m_saver.cancel();
            });
    });
    connect(&m_saver, &studio::WavSaver::saved, this, [this](const QString& file) {
        m_banner.show(Banner::Kind::Notice, kTopic, tr("Saved as “%1”.").arg(QDir::toNativeSeparators(file)));
        Q_EMIT saved(m_current.take.id, m_current.whole);
        next();
    });
    connect(&m_saver, &studio::WavSaver::cancelled, this, [this] {
        m_banner.withdraw(kTopic);
        Q_EMIT failed();
        next();
    });
    connect(&m_saver, &studio::WavSaver::failed, this, [this](const QString& message) {
        const auto take = m_current.take;
        m_waiting.clear();
        m_banner.show(Banner::Kind::Problem, kTopic, message, tr("Save elsewhere…"), [this, take] { save(take); });
        Q_EMIT failed();
    });
}

QString WavExport::fileNameFor(const studio::Take& take) {
    QString name = takeTitle(take);
    static const QRegularExpression forbidden(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+"));
    name = name.replace(forbidden, QStringLiteral(" ")).simplified();
    if (name.size() > kLongestName) {
        name.truncate(kLongestName);
        if (name.back().isHighSurrogate()) name.chop(1);
        if (const auto space = name.lastIndexOf(QLatin1Char(' ')); space > kLongestName / 2) name.truncate(space);
    }
    while (name.startsWith(QLatin1Char('.'))) name.remove(0, 1);
    while (name.endsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char(',')) || name.endsWith(QLatin1Char(' ')))
        name.chop(1);
    if (name.isEmpty()) name = tr("Music");
    return name + QStringLiteral(".wav");
}

QString WavExport::startFolder() const {
    const QString last = m_settings.get(studio::Setting::SaveFolder).toString();
    if (!last.isEmpty() && QFileInfo(last).isDir()) return last;
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QFileInfo(music).isDir() ? music : QDir::homePath();
}

void WavExport::save(const studio::Take& take) {
    if (!take.clip) return;
    m_dialogs.saveFile(m_window, tr("Save as WAV"), QDir(startFolder()).filePath(fileNameFor(take)),
                       tr("WAV sound (*.wav)"), [this, take](const QString& chosen) {
                           QString file = chosen;
                           if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".wav");
                           enqueue(take, file);
                       });
}

void WavExport::saveAll(const std::vector<studio::Take>& takes) {
    m_dialogs.chooseFolder(m_window, tr("Save the takes in"), startFolder(), [this, takes](const QString& folder) {
        QStringList used;
        for (const auto& take : takes) {
            const QString name = fileNameFor(take);
            QString file = QDir(folder).filePath(name);
            for (int number = 2; QFileInfo::exists(file) || used.contains(file); ++number)
                file = QDir(folder).filePath(name.chopped(4) + QStringLiteral(" %1.wav").arg(number));
            used << file;
            enqueue(take, file);
        }
    });
}

void WavExport::enqueue(const studio::Take& take, const QString& file) {
    m_settings.set(studio::Setting::SaveFolder, QFileInfo(file).absolutePath());
    m_waiting.push_back({take, file, false});
    if (!m_saver.isBusy()) next();
}

void WavExport::next() {
    if (m_waiting.empty()) return Q_EMIT idle();
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_current.whole = m_current.take.clip->finished();
    m_saver.save(m_current.file, m_current.take.clip);
}

}  // namespace capriccio::ui
