#include "tests/library/hub_server.h"

#include "core/studio/library/catalogue.h"

#include <algorithm>
#include <random>

#include <QCryptographicHash>
#include <QFile>
#include <QHostAddress>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

namespace capriccio::tests {
namespace {

QByteArray sha256(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}
QByteArray gitBlob(const QByteArray& bytes) {
    return QCryptographicHash::hash("blob " + QByteArray::number(bytes.size()) + '\0' + bytes, QCryptographicHash::Sha1)
        .toHex();
}

QByteArray headerOf(const QByteArray& head, const QByteArray& name) {
    for (const QByteArray& line : head.split('\n'))
        if (line.toLower().startsWith(name.toLower() + ":")) return line.mid(name.size() + 1).trimmed();
    return {};
}

QTcpServer* makeServer(bool encrypted, QObject* parent) {
    if (!encrypted) return new QTcpServer(parent);
    auto* server = new QSslServer(parent);
    QFile certificate(QStringLiteral(TEST_DATA "/library/localhost.pem"));
    QFile key(QStringLiteral(TEST_DATA "/library/localhost.key"));
    if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly)) qFatal("no certificate");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificate.readAll()));
    configuration.setPrivateKey(QSslKey(key.readAll(), QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server->setSslConfiguration(configuration);
    return server;
}

}  // namespace

HubServer::HubServer(bool encrypted)
    : m_hub(makeServer(encrypted, this)), m_store(makeServer(encrypted, this)), m_encrypted(encrypted) {
    for (QTcpServer* server : {m_hub, m_store}) {
        if (!server->listen(QHostAddress::LocalHost)) qFatal("can't listen");
        connect(server, &QTcpServer::pendingConnectionAvailable, this,
                [this, server] { accept(*server, server == m_store); });
    }
}

void HubServer::add(const QString& name, const QString& file, const QByteArray& bytes, bool isLarge) {
    Repository& repository = repositories[name];
    repository.files[file] = {bytes, isLarge};
    repository.commit =
        QCryptographicHash::hash(repository.commit + file.toUtf8() + bytes, QCryptographicHash::Sha1).toHex();
}

void HubServer::change(const QString& name, const QString& file, const QByteArray& bytes) {
    add(name, file, bytes, repositories[name].files[file].isLarge);
}

QString HubServer::endpoint() const {
    return QStringLiteral("%1://127.0.0.1:%2")
        .arg(m_encrypted ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(m_hub->serverPort());
}
QString HubServer::storeEndpoint() const {
    if (!storeName.isEmpty()) return storeName;
    return QStringLiteral("%1://localhost:%2")
        .arg(m_encrypted ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(m_store->serverPort());
}

int HubServer::count(const QByteArray& verb, const QString& file) const {
    return static_cast<int>(std::ranges::count_if(requests, [&](const Request& request) {
        return request.verb == verb && (file.isEmpty() || request.file == file);
    }));
}

qint64 HubServer::sentBytes() const {
    qint64 all = 0;
    for (const auto& [file, bytes] : sent) all += bytes;
    return all;
}

void HubServer::accept(QTcpServer& server, bool isStore) {
    while (QTcpSocket* socket = server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto head = std::make_shared<QByteArray>();
        const auto look = [this, socket, isStore, head] {
            if (hang) return;
            *head += socket->readAll();
            if (head->contains("\r\n\r\n")) {
                answer(socket, *head, isStore);
                head->clear();
            }
        };
        connect(socket, &QTcpSocket::readyRead, this, look);
        if (socket->bytesAvailable() > 0) look();
    }
}

void HubServer::answer(QTcpSocket* socket, const QByteArray& head, bool isStore) {
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    Request request;
    request.isStore = isStore;
    request.verb = words.value(0);
    QUrl target = QUrl::fromEncoded(words.value(1));
    request.isThroughProxy = !target.scheme().isEmpty();
    if (request.isThroughProxy && !storeName.isEmpty() && target.host() == QUrl(storeName).host())
        isStore = request.isStore = true;
    request.path = target.path();
    request.file = request.path.section(QLatin1Char('/'), -1);
    request.authorization = headerOf(head, "Authorization");
    const QByteArray range = headerOf(head, "Range");
    const bool hasRange = range.startsWith("bytes=");
    if (hasRange) request.from = range.mid(6).split('-').first().toLongLong();
    if (isStore) request.file = QUrl(QString::fromUtf8(words.value(1))).query().section(QStringLiteral("name="), 1);
    requests << request;
    if (seen) seen(request);
    for (const QString& key : {request.file, QString()}) {
        auto& queue = faults[key];
        if (queue.empty()) continue;
        const auto [status, headers] = queue.front();
        queue.pop_front();
        return reply(socket, status, headers, "sorry", request.verb == "HEAD");
    }
    if (!isStore) return answerHub(socket, request, hasRange);
    if (loops)
        return reply(socket, 302,
                     "Location: " + storeEndpoint().toUtf8() + request.path.toUtf8() +
                         "?name=" + request.file.toUtf8() + "\r\n");
    const QByteArray digest = request.path.section(QLatin1Char('/'), -1).toLatin1();
    for (const auto& [name, repository] : repositories)
        for (const auto& [file, content] : repository.files)
            if (content.isLarge && file == request.file && sha256(content.bytes) == digest)
                return sendContent(socket, request, content, "ETag: \"" + sha256(content.bytes) + "\"\r\n", hasRange);
    reply(socket, 404, {});
}

void HubServer::answerHub(QTcpSocket* socket, const Request& request, bool hasRange) {
    if (!neededToken.isEmpty() && !request.authorization.isEmpty() && request.authorization != "Bearer " + neededToken)
        return reply(socket, 401, {}, "bad token", request.verb == "HEAD");
    // /OWNER/NAME/resolve/REVISION/FILE, or where that sends readers of small files.
    QString path = request.path;
    const bool isMoved = path.startsWith(QStringLiteral("/api/resolve-cache"));
    if (isMoved) path.remove(QStringLiteral("/api/resolve-cache"));
    const QStringList parts = path.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const auto found = parts.size() == 5 && parts[2] == QLatin1StringView("resolve")
                           ? repositories.find(parts[0] + QLatin1Char('/') + parts[1])
                           : repositories.end();
    if (found == repositories.end()) return reply(socket, 404, {}, "no such repository", request.verb == "HEAD");
    const Repository& repository = found->second;
    const auto file = repository.files.find(parts[4]);
    const bool isKnown = parts[3] == QLatin1StringView("main") || parts[3].toLatin1() == repository.commit;
    if (file == repository.files.end() || !isKnown)
        return reply(socket, 404, {}, "no such file", request.verb == "HEAD");
    const File& content = file->second;
    QByteArray headers = "X-Repo-Commit: " + repository.commit + "\r\n";
    if (content.isLarge) {
        headers += "X-Linked-Size: " + QByteArray::number(content.bytes.size()) + "\r\nX-Linked-Etag: \"" +
                   sha256(content.bytes) + "\"\r\nLocation: " + storeEndpoint().toUtf8() + "/blobs/" +
                   sha256(content.bytes) + "?name=" + parts[4].toUtf8() + "\r\n";
        return reply(socket, 302, headers, "elsewhere", request.verb == "HEAD");
    }
    if (!isMoved)
        return reply(socket, 307, headers + "Location: /api/resolve-cache" + path.toUtf8() + "\r\n", {}, true);
    sendContent(socket, request, content, headers + "ETag: W/\"" + gitBlob(content.bytes) + "\"\r\n", hasRange);
}

void HubServer::sendContent(QTcpSocket* socket, const Request& request, const File& file, const QByteArray& headers,
                            bool hasRange) {
    QByteArray bytes = file.bytes;
    const bool isHead = request.verb == "HEAD";
    if (!isHead && wrongLengths > 0) --wrongLengths, bytes += 'x';
    if (!isHead && corruptContents > 0)
        --corruptContents, bytes[bytes.size() / 2] = static_cast<char>(~bytes[bytes.size() / 2]);
    qint64 from = ranges && hasRange ? request.from : 0;
    if (from >= bytes.size() && from > 0)
        return reply(socket, 416, "Content-Range: bytes */" + QByteArray::number(bytes.size()) + "\r\n");
    QByteArray head = ranges && hasRange
                          ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + QByteArray::number(from) + "-" +
                                QByteArray::number(bytes.size() - 1) + "/" + QByteArray::number(bytes.size()) + "\r\n"
                          : QByteArray("HTTP/1.1 200 OK\r\n");
    if (lengths || isHead) head += "Content-Length: " + QByteArray::number(bytes.size() - from) + "\r\n";
    socket->write(head + headers + "Connection: close\r\n\r\n");
    if (isHead) return socket->disconnectFromHost();
    bytes = bytes.sliced(from);
    const bool drop = dropEvery > 0 && dropTimes > 0 && bytes.size() > dropEvery;
    if (drop) --dropTimes, bytes.truncate(dropEvery);
    pump(socket, request.file, bytes, drop);
}

/// Gives the bytes out at the set speed. Counts what was handed to the system.
void HubServer::pump(QTcpSocket* socket, const QString& file, QByteArray bytes, bool) {
    if (bytesPerSecond <= 0 && !dripping) {
        sent[file] += bytes.size();
        socket->write(bytes);
        return socket->disconnectFromHost();
    }
    auto* timer = new QTimer(socket);
    auto left = std::make_shared<QByteArray>(std::move(bytes));
    const int periodMs = dripping ? 20 : 4;
    connect(timer, &QTimer::timeout, socket, [this, socket, file, left, periodMs] {
        if (socket->bytesToWrite() > 65536) return;
        // The speed may have been lifted meanwhile: then all at once.
        const qint64 share = dripping ? 1 : bytesPerSecond <= 0 ? left->size() : bytesPerSecond * periodMs / 1000;
        const qsizetype now = std::min<qsizetype>(left->size(), std::max<qint64>(1, share));
        sent[file] += now;
        socket->write(left->left(now));
        left->remove(0, now);
        if (left->isEmpty()) socket->disconnectFromHost();
    });
    timer->start(periodMs);
}

void HubServer::reply(QTcpSocket* socket, int status, const QByteArray& headers, const QByteArray& body, bool isHead) {
    socket->write("HTTP/1.1 " + QByteArray::number(status) +
                  " Said\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers +
                  "Connection: close\r\n\r\n" + (isHead ? QByteArray() : body));
    socket->disconnectFromHost();
}

QByteArray noise(int seed, qsizetype bytes) {
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    QByteArray made(bytes, Qt::Uninitialized);
    for (char& byte : made) byte = static_cast<char>(random());
    return made;
}

void fillWithTinySmall(HubServer& server, const QString& golden) {
    const auto& catalogue = library::Catalogue::builtIn();
    const library::Entry& small = *catalogue.find(QStringLiteral("facebook/musicgen-small"));
    const library::Part& text = catalogue.part(QStringLiteral("google-t5/t5-base"));
    const auto put = [&](const QString& repository, const QString& revision, const QString& folder,
                         const QList<library::PublishedFile>& files) {
        for (const library::PublishedFile& known : files) {
            QFile file(folder + QLatin1Char('/') + known.name);
            if (!file.open(QIODevice::ReadOnly)) qFatal("no tiny checkpoint");
            server.add(repository, known.name, file.readAll(), known.name != QLatin1StringView("config.json"));
        }
        server.repositories[repository].commit = revision.toLatin1();
    };
    const QString folder = golden + QStringLiteral("/mono-audiocraft");
    put(small.id, small.revision, folder, catalogue.bestForm(small)->files);
    put(text.repository, text.revision, folder + QStringLiteral("/t5-base"), text.files);
}

void fillWithCatalogue(HubServer& server, qsizetype largeBytes) {
    const auto& catalogue = library::Catalogue::builtIn();
    int seed = 0;
    const auto addFiles = [&](const QString& repository, const QString& revision,
                              const QList<library::PublishedFile>& files) {
        for (const library::PublishedFile& file : files) {
            const bool isLarge = file.name.endsWith(QStringLiteral(".bin")) ||
                                 file.name.endsWith(QStringLiteral(".safetensors")) ||
                                 file.name == QLatin1StringView("spiece.model");
            const bool isPointer = file.name == QLatin1StringView("compression_state_dict.bin") && file.bytes < 100'000;
            QByteArray bytes = isPointer ? noise(++seed, 900)
                               : isLarge ? noise(++seed, largeBytes)
                                         : "{\"file\": " + QByteArray::number(++seed) + "}";
            if (file.name == QLatin1StringView("config.json") && repository.contains(QStringLiteral("musicgen"))) {
                QFile config(QStringLiteral(TEST_DATA "/config/") + (repository.contains(QStringLiteral("stereo"))
                                                                         ? QStringLiteral("stereo.json")
                                                                         : QStringLiteral("small.json")));
                if (config.open(QIODevice::ReadOnly)) bytes = config.readAll();
            }
            server.add(repository, file.name, bytes, isLarge);
        }
        if (revision != QLatin1StringView("main")) server.repositories[repository].commit = revision.toLatin1();
    };
    for (const library::Entry& entry : catalogue.entries()) {
        const library::Form* form = catalogue.bestForm(entry);
        if (!form) continue;
        addFiles(entry.id, entry.revision, form->files);
        for (const QString& part : form->parts)
            if (!server.repositories.contains(part))
                addFiles(part, catalogue.part(part).revision, catalogue.part(part).files);
    }
}

}  // namespace capriccio::tests
