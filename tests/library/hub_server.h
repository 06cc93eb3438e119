#pragma once

#include <deque>
#include <functional>
#include <map>

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpServer>

class QTcpSocket;

namespace capriccio::tests {

/// Plays the hub on this computer: two servers, the hub itself ("127.0.0.1", which knows what there is and sends large
/// files' readers away) and the store behind it ("localhost", another host name), as the real one answers: resolve
/// paths, relative redirects, X-Repo-Commit, X-Linked-Size, X-Linked-Etag, ETag, Range, 206, 416. What goes wrong on
/// the way is set by the test. Lives on the test's thread.
class HubServer : public QObject {
    Q_OBJECT
  public:
    explicit HubServer(bool encrypted = false);

    struct File {
        QByteArray bytes;
        bool isLarge = false;  ///< kept in the store, told by SHA-256; else by git's blob id
    };
    struct Repository {
        QByteArray commit;
        std::map<QString, File> files;
    };
    std::map<QString, Repository> repositories;
    void add(const QString& repository, const QString& file, const QByteArray& bytes, bool isLarge);
    /// A new commit, with other bytes.
    void change(const QString& repository, const QString& file, const QByteArray& bytes);

    QString endpoint() const;
    QString storeEndpoint() const;
    QString storeName;  ///< what redirects call the store, when that is not its endpoint: for a proxy to find

    /// What was asked for.
    struct Request {
        bool isStore = false;
        QByteArray verb;
        QString path;
        QString file;
        qint64 from = 0;
        QByteArray authorization;
        bool isThroughProxy = false;
    };
    QList<Request> requests;
    int count(const QByteArray& verb, const QString& file) const;
    /// Bytes of contents that left, by file.
    std::map<QString, qint64> sent;
    qint64 sentBytes() const;

    // What goes wrong. All are off at first.
    qint64 dropEvery = 0;  ///< contents: the connection ends after so many bytes
    int dropTimes = 1 << 30;
    bool ranges = true;         ///< false: Range is not understood
    bool lengths = true;        ///< false: answers without Content-Length end with the connection
    int wrongLengths = 0;       ///< so many contents are one byte longer than announced by HEAD
    int corruptContents = 0;    ///< so many have a byte changed on the way
    bool hang = false;          ///< connections are taken, nothing is answered
    bool dripping = false;      ///< contents come a byte at a time
    qint64 bytesPerSecond = 0;  ///< of each connection; 0: all at once
    QByteArray neededToken;     ///< what the hub wants when a token is sent at all: others are 401
    bool loops = false;         ///< the store redirects to itself for ever
    /// Answered with these first: (status, header lines); by file name, "" for any. Used up from the front.
    std::map<QString, std::deque<std::pair<int, QByteArray>>> faults;
    std::function<void(const Request&)> seen;

  private:
    struct Connection;
    void accept(QTcpServer& server, bool isStore);
    void answer(QTcpSocket* socket, const QByteArray& head, bool isStore);
    void answerHub(QTcpSocket* socket, const Request& request, bool hasRange);
    void sendContent(QTcpSocket* socket, const Request& request, const File& file, const QByteArray& headers,
                     bool hasRange);
    void reply(QTcpSocket* socket, int status, const QByteArray& headers, const QByteArray& body = {},
               bool isHead = false);
    void pump(QTcpSocket* socket, const QString& file, QByteArray bytes, bool dropAfter);

    QTcpServer* m_hub;
    QTcpServer* m_store;
    bool m_encrypted;
};

/// Seeded noise.
QByteArray noise(int seed, qsizetype bytes);
/// Everything of the built-in catalogue at the commits it names, tiny; the weights are `largeBytes` long.
void fillWithCatalogue(HubServer& server, qsizetype largeBytes);
/// In MusicGen small's and T5's place the tiny ones in audiocraft's layout, which can be loaded. `golden`: the tests' checkpoints.
void fillWithTinySmall(HubServer& server, const QString& golden);

}  // namespace capriccio::tests
