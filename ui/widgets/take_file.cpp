#include "ui/widgets/take_file.h"

#include "core/audio/audio_file.h"
#include "core/audio/export/file_names.h"
#include "core/base/log.h"
#include "core/studio/file_path.h"

#include <exception>
#include <utility>

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

namespace capriccio::ui {
namespace {

const QString kUriList = QStringLiteral("text/uri-list");
const QString kGnomeCopy = QStringLiteral("x-special/gnome-copied-files");
const QString kTakeId = QStringLiteral("application/x-capriccio-take");

/// One for the program; removed with everything in it when it ends.
QTemporaryDir& temporaryFolder() {
    static QTemporaryDir folder;
    return folder;
}

}  // namespace

struct TakeFile::Writing {
    QString path;
    bool written = false;  ///< read after joining
    std::thread thread;    ///< joined by whoever needs the file, or the last owner

    ~Writing() {
        if (thread.joinable()) thread.join();
    }
};

TakeFile::TakeFile(qint64 takeId, const QString& title, std::shared_ptr<const audio::AudioClip> clip)
    : TakeFile(takeId, title, QtFuture::makeReadyFuture(std::move(clip))) {}

TakeFile::TakeFile(qint64 takeId, const QString& title, QFuture<std::shared_ptr<const audio::AudioClip>> sound)
    : m_writing(std::make_shared<Writing>()) {
    setData(kTakeId, QByteArray::number(takeId));
    // A folder for each, so that names stay as they are.
    static int number = 0;
    const QString folder = temporaryFolder().filePath(QString::number(++number));
    audio::NameFields fields;
    fields.title = title.toStdString();
    const std::string name = audio::fileNameOf(audio::kDefaultNamePattern, fields, 1, 1);
    m_writing->path = folder + QLatin1Char('/') + QString::fromStdString(name) + QStringLiteral(".wav");
    if (!QDir().mkpath(folder)) return;
    m_writing->thread = std::thread([writing = m_writing.get(), sound = std::move(sound)]() mutable {
        try {
            sound.waitForFinished();  // throws what went wrong
            if (sound.resultCount() > 0) writing->written = audio::writeWav(toPath(writing->path), *sound.result());
        } catch (const std::exception& error) {
            log(LogLevel::Error, std::string("A take could not be made into a file: ") + error.what());
        }
    });
}

TakeFile::~TakeFile() = default;

QString TakeFile::path() const {
    if (m_writing->thread.joinable()) m_writing->thread.join();
    return m_writing->written ? m_writing->path : QString();
}

QStringList TakeFile::formats() const { return {kUriList, kGnomeCopy, kTakeId}; }

QVariant TakeFile::retrieveData(const QString& mimeType, QMetaType type) const {
    if (mimeType != kUriList && mimeType != kGnomeCopy) return QMimeData::retrieveData(mimeType, type);
    const QString file = path();
    if (file.isEmpty()) return {};
    const QUrl url = QUrl::fromLocalFile(file);
    if (mimeType == kGnomeCopy) return QByteArray("copy\n") + url.toEncoded();
    return QVariantList{url};
}

qint64 TakeFile::takeIdOf(const QMimeData& data) { return data.data(kTakeId).toLongLong(); }

void copyTake(qint64 takeId, const QString& title, std::shared_ptr<const audio::AudioClip> clip) {
    QApplication::clipboard()->setMimeData(new TakeFile(takeId, title, std::move(clip)));
}

}  // namespace capriccio::ui
