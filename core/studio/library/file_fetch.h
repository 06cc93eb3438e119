#pragma once

#include "core/studio/library/digest.h"
#include "core/studio/library/hub.h"

#include <memory>

#include <QFile>
#include <QObject>
#include <QTimer>
#include <QUrl>

namespace capriccio::library {

/// One file from the hub: into TARGET.part, which goes on where it ended (after a lost connection, a pause, a kill),
/// then checked by length and digest, then renamed to TARGET. What does not match is thrown away and fetched once more.
/// Belongs to one thread; writes and hashes there, a slice at a time.
class FileFetch : public QObject {
    Q_OBJECT
  public:
    struct Wanted {
        QUrl url;
        QString target;
        QString existing;   ///< an older copy, elsewhere, that may be right after all; empty: none
        qint64 bytes = -1;  ///< of the whole file, which must be known
        Digest digest;
    };

    FileFetch(QNetworkAccessManager& network, const HubSettings& hub, const Timing& timing, Wanted wanted,
              QObject* parent);
    ~FileFetch() override;

    void start();
    /// Bytes that are on disk.
    qint64 have() const { return m_have; }

    static QString partOf(const QString& target) { return target + QStringLiteral(".part"); }

  Q_SIGNALS:
    void progressed();
    /// The connection is tried again in so long.
    void waiting(const capriccio::library::Fault& why, int pauseMs);
    void verifying();
    /// Once, last. Kind::None: TARGET, or the older copy, is there and right.
    void ended(const capriccio::library::Fault& fault);

  private:
    void request();
    void write(const QByteArray& bytes);
    void requestEnded(const Fault& fault);
    void again(const Fault& fault);
    void startOver();
    void verify();
    void verifyExisting();
    void verifySlice();
    void verified(bool matches);
    void failDisk();
    void end(const Fault& fault);

    QNetworkAccessManager& m_network;
    const HubSettings& m_hub;
    const Timing& m_timing;
    Wanted m_wanted;
    QFile m_file;
    HubRequest* m_request = nullptr;
    qint64 m_have = 0;
    qint64 m_skip = 0;       ///< bytes of the answer that are on disk already
    qint64 m_haveAtTry = 0;  ///< when the running request began
    int m_tries = 0;         ///< in a row that brought nothing
    int m_damaged = 0;
    bool m_tooLong = false;
    bool m_isExisting = false;  ///< what is verified is the older copy
    QTimer m_pause;
    QTimer m_slice;
    std::unique_ptr<Hasher> m_hasher;
};

}  // namespace capriccio::library
