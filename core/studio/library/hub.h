#pragma once

#include <optional>
#include <vector>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

namespace capriccio::library {

/// Which hub, and who asks.
struct HubSettings {
    QUrl endpoint;     ///< "https://huggingface.co"; may have a path
    QByteArray token;  ///< sent to the endpoint's own host only; empty: none

    /// $HF_ENDPOINT, else `chosen`, else the Hugging Face hub; $HF_TOKEN.
    static HubSettings ofUser(const QString& chosen);
    QUrl fileUrl(const QString& repository, const QString& revision, const QString& file) const;
};

/// How patient a fetch is.
struct Timing {
    int stallMs = 30000;  ///< a connection that brought less than stallBytes in this time is given up
    qint64 stallBytes = 8192;
    std::vector<int> pausesMs = {1000, 2000, 4000, 8000, 15000, 30000};  ///< before the 1st, 2nd, … try that follows
    int longestPauseMs = 300000;  ///< the most that a server's Retry-After is waited for
};

/// Why a request or a fetch came to nothing.
struct Fault {
    enum class Kind {
        None,
        Lost,         ///< no connection, or one that broke
        Stalled,      ///< nothing, or next to nothing, came any more
        Busy,         ///< 408, 429, 5xx
        BadAnswer,    ///< not what was asked for
        NotFound,     ///< 404, 410
        Refused,      ///< 401, 403, 407
        BadRedirect,  ///< a loop, too many, or away from https
        Insecure,     ///< the host's certificate can't be trusted
        Disk,         ///< it can't be written
        Full,         ///< … for want of space
        Damaged,      ///< what arrived is not what was published
    };
    Kind kind = Kind::None;
    QString words;    ///< for the user: what, and what to do; without hosts, files and numbers
    QString detail;   ///< those: for the log, and for whoever wants to know
    int pauseMs = 0;  ///< asked for by the server

    /// Trying again in a moment may help.
    bool mayPass() const {
        return kind == Kind::Lost || kind == Kind::Stalled || kind == Kind::Busy || kind == Kind::BadAnswer;
    }
};

/// One request to the hub with its redirects. The token goes to the endpoint's host (same scheme, name and port) and no
/// other; a token that the hub does not take is left out in a second try, since MusicGen's files are public. Content is
/// asked for as it is stored (no compression). Belongs to one thread.
class HubRequest : public QObject {
    Q_OBJECT
  public:
    HubRequest(QNetworkAccessManager& network, const HubSettings& hub, const Timing& timing, QObject* parent);
    ~HubRequest() override;

    /// What is known of the file without fetching it.
    void head(const QUrl& url);
    /// The bytes from `from` on.
    void get(const QUrl& url, qint64 from);

    /// What the answers' headers said, of all hosts on the way; the first one that says something counts.
    QByteArray commit() const { return m_commit; }
    QByteArray etag() const { return m_linkedEtag.isEmpty() ? m_etag : m_linkedEtag; }
    /// Of the whole file; -1: not said.
    qint64 bytes() const { return m_linkedSize >= 0 ? m_linkedSize : m_size; }
    int status() const { return m_status; }

  Q_SIGNALS:
    /// get(): before the first received(): where the bytes begin (0 when the server knows no ranges).
    void began(qint64 from);
    void received(const QByteArray& bytes);
    /// Once, last. Kind::None: the answer is complete.
    void ended(const capriccio::library::Fault& fault);

  private:
    void send();
    void look();
    void read();
    void finish();
    void redirect(const QUrl& target);
    void end(Fault fault);
    Fault faultOf(int status) const;
    void drop();

    QNetworkAccessManager& m_network;
    HubSettings m_hub;
    const Timing& m_timing;
    QPointer<QNetworkReply> m_reply;
    QTimer m_stall;
    QUrl m_first;
    QUrl m_url;
    bool m_isHead = false;
    bool m_hasLooked = false;
    bool m_isContent = false;
    qint64 m_from = 0;
    qint64 m_sinceTick = 0;
    int m_redirects = 0;
    int m_status = 0;
    QByteArray m_commit, m_etag, m_linkedEtag;
    qint64 m_size = -1, m_linkedSize = -1;
};

/// A network access manager that asks the system for the proxy.
void useSystemProxy(QNetworkAccessManager& network);

}  // namespace capriccio::library

Q_DECLARE_METATYPE(capriccio::library::Fault)
