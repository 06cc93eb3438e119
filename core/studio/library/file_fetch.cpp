#include "core/studio/library/file_fetch.h"

#include "core/base/log.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <QFileInfo>
#include <QRandomGenerator>

namespace capriccio::library {
namespace {

constexpr qint64 kSlice = 4 << 20;
constexpr int kMostDamaged = 2;

bool isFull(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

}  // namespace

FileFetch::FileFetch(QNetworkAccessManager& network, const HubSettings& hub, const Timing& timing, Wanted wanted,
                     QObject* parent)
    : QObject(parent), m_network(network), m_hub(hub), m_timing(timing), m_wanted(std::move(wanted)) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FileFetch::request);
    connect(&m_slice, &QTimer::timeout, this, &FileFetch::verifySlice);
}

FileFetch::~FileFetch() = default;

void FileFetch::start() {
    if (!m_isExisting && QFileInfo(m_wanted.existing).isFile() && QFileInfo(m_wanted.existing).size() == m_wanted.bytes)
        return verifyExisting();
    m_isExisting = false;
    m_file.setFileName(partOf(m_wanted.target));
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) return failDisk();
    m_have = m_file.size();
    if (m_have > m_wanted.bytes) {
        m_file.resize(0);
        m_have = 0;
    }
    Q_EMIT progressed();
    if (m_have == m_wanted.bytes) return verify();
    request();
}

void FileFetch::request() {
    m_haveAtTry = m_have;
    m_skip = 0;
    m_tooLong = false;
    m_request = new HubRequest(m_network, m_hub, m_timing, this);
    connect(m_request, &HubRequest::began, this, [this](qint64 from) {
        m_skip = m_have - from;  // a server without ranges begins again
        if (m_request->bytes() >= 0 && m_request->bytes() != m_wanted.bytes) m_tooLong = true;
    });
    connect(m_request, &HubRequest::received, this, &FileFetch::write);
    connect(m_request, &HubRequest::ended, this, &FileFetch::requestEnded);
    m_request->get(m_wanted.url, m_have);
}

void FileFetch::write(const QByteArray& bytes) {
    const qint64 skipped = std::min<qint64>(m_skip, bytes.size());
    m_skip -= skipped;
    qint64 fresh = bytes.size() - skipped;
    if (fresh > m_wanted.bytes - m_have) {
        m_tooLong = true;
        fresh = m_wanted.bytes - m_have;
    }
    if (fresh <= 0) return;
    qint64 written = -1;
    if (m_file.seek(m_have)) written = m_file.write(bytes.constData() + skipped, fresh);
    if (written != fresh) return failDisk();
    m_have += fresh;
    Q_EMIT progressed();
}

void FileFetch::requestEnded(const Fault& fault) {
    const int status = m_request ? m_request->status() : 0;
    if (m_request) std::exchange(m_request, nullptr)->deleteLater();
    if (m_tooLong) {
        startOver();
        return again({Fault::Kind::BadAnswer, tr("What came has another length than was announced."),
                      m_wanted.url.host() + QStringLiteral(": ") + QFileInfo(m_wanted.target).fileName(), 0});
    }
    if (m_have == m_wanted.bytes) return verify();
    if (status == 416) startOver();
    if (fault.kind == Fault::Kind::None)
        return again({Fault::Kind::Lost, tr("The connection was lost."),
                      m_wanted.url.host() + QStringLiteral(": the answer ended early"), 0});
    if (fault.mayPass()) return again(fault);
    end(fault);
}

void FileFetch::startOver() {
    m_file.resize(0);
    m_have = m_haveAtTry = 0;
    Q_EMIT progressed();
}

void FileFetch::again(const Fault& fault) {
    const bool movedOn = m_have - m_haveAtTry >= std::min(m_timing.stallBytes, m_wanted.bytes) ||
                         (m_have > m_haveAtTry && fault.kind != Fault::Kind::Stalled);
    if (movedOn) m_tries = 0;
    if (m_tries >= static_cast<int>(m_timing.pausesMs.size())) return end(fault);
    int pause = m_timing.pausesMs[static_cast<std::size_t>(m_tries++)];
    pause +=
        QRandomGenerator::global()->bounded(pause / 4 + 1);  // so that many who were cut off don't come back as one
    pause = std::max(pause, fault.pauseMs);
    log(LogLevel::Info, "“" + m_wanted.target.toStdString() + "”: " + fault.words.toStdString() + " [" +
                            fault.detail.toStdString() + "] Trying again in " + std::to_string(pause) + " ms.");
    Q_EMIT waiting(fault, pause);
    m_pause.start(pause);
}

void FileFetch::verifyExisting() {
    m_isExisting = true;
    m_file.setFileName(m_wanted.existing);
    if (!m_file.open(QIODevice::ReadOnly)) return start();
    m_have = m_wanted.bytes;
    verify();
}

void FileFetch::verify() {
    if (!m_file.seek(0)) return failDisk();
    m_hasher = std::make_unique<Hasher>(m_wanted.digest, m_wanted.bytes);
    Q_EMIT verifying();
    m_slice.start(0);
}

void FileFetch::verifySlice() {
    const QByteArray slice = m_file.read(kSlice);
    m_hasher->add(slice.constData(), slice.size());
    if (!slice.isEmpty() && m_file.pos() < m_wanted.bytes) return;
    m_slice.stop();
    verified(std::exchange(m_hasher, nullptr)->matches());
}

void FileFetch::verified(bool matches) {
    if (m_isExisting) {
        m_file.close();
        if (matches) return end({});
        m_have = 0;
        return start();
    }
    if (!matches) {
        const QString name = QFileInfo(m_wanted.target).fileName();
        log(LogLevel::Warning, "“" + name.toStdString() + "” arrived damaged and was thrown away.");
        startOver();
        const Fault fault{Fault::Kind::Damaged,
                          tr("It arrived damaged, more than once, and was thrown away. Something on the way changes "
                             "it. Try again later, or from another network."),
                          m_wanted.url.host() + QStringLiteral(": ") + name, 0};
        if (++m_damaged >= kMostDamaged) {
            m_file.remove();
            return end(fault);
        }
        Q_EMIT waiting(fault, 0);
        return request();
    }
    m_file.close();
    QFile::remove(m_wanted.target);
    if (!QFile::rename(partOf(m_wanted.target), m_wanted.target)) return failDisk();
    end({});
}

void FileFetch::failDisk() {
    const int error = errno;
    const QString folder = QFileInfo(m_wanted.target).path();
    Fault fault;
    fault.kind = isFull(error) ? Fault::Kind::Full : Fault::Kind::Disk;
    fault.words = isFull(error)
                      ? tr("The disk is full. Make room, or keep models on another disk; what has arrived stays.")
                      : tr("“%1” can’t be written. Check the folder, or keep models somewhere else.").arg(folder);
    fault.detail = QString::fromLocal8Bit(std::strerror(error)) + QLatin1Char(' ') + m_file.errorString();
    end(fault);
}

void FileFetch::end(const Fault& fault) {
    m_pause.stop();
    m_slice.stop();
    if (m_request) {
        m_request->disconnect(this);
        std::exchange(m_request, nullptr)->deleteLater();
    }
    m_file.close();
    Q_EMIT ended(fault);
}

}  // namespace capriccio::library
