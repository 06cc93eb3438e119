#include "core/studio/library/hub.h"

#include "core/base/log.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QNetworkProxy>

namespace capriccio::library {
namespace {

constexpr int kMostRedirects = 10;
constexpr qint64 kBufferBytes = 4 << 20;
const QString kPublicHub = QStringLiteral("https://huggingface.co");

bool sameHost(const QUrl& a, const QUrl& b) {
    const auto port = [](const QUrl& url) { return url.port(url.scheme() == QLatin1StringView("https") ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// Retry-After: seconds or a date.
int pauseOf(const QByteArray& header) {
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    if (isNumber) return std::clamp(seconds, 0, 86400) * 1000;
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(header.trimmed()), Qt::RFC2822Date);
    return date.isValid() ? static_cast<int>(std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(date), 0,
                                                                qint64{86400} * 1000))
                          : 0;
}

/// "bytes 100-199/1000" → 100 and 1000 (-1: not said). False when it is something else.
bool readContentRange(const QByteArray& header, qint64& from, qint64& total) {
    if (!header.startsWith("bytes ")) return false;
    const QByteArray range = header.sliced(6);
    const qsizetype dash = range.indexOf('-'), slash = range.indexOf('/');
    if (dash < 1 || slash < dash) return false;
    bool isNumber = false;
    from = range.first(dash).toLongLong(&isNumber);
    if (!isNumber || from < 0) return false;
    total = range.sliced(slash + 1).toLongLong(&isNumber);
    if (!isNumber) total = -1;
    return true;
}

class SystemProxy : public QNetworkProxyFactory {
  public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override { return systemProxyForQuery(query); }
};

}  // namespace

void useSystemProxy(QNetworkAccessManager& network) { network.setProxyFactory(new SystemProxy); }

HubSettings HubSettings::ofUser(const QString& chosen) {
    QString endpoint = qEnvironmentVariable("HF_ENDPOINT");
    if (endpoint.isEmpty()) endpoint = chosen;
    if (endpoint.isEmpty()) endpoint = kPublicHub;
    if (!endpoint.contains(QStringLiteral("://"))) endpoint.prepend(QStringLiteral("https://"));
    while (endpoint.endsWith(QLatin1Char('/'))) endpoint.chop(1);
    return {QUrl(endpoint), qgetenv("HF_TOKEN").trimmed()};
}

QUrl HubSettings::fileUrl(const QString& repository, const QString& revision, const QString& file) const {
    QUrl url = endpoint;
    url.setPath(endpoint.path() + QStringLiteral("/%1/resolve/%2/%3").arg(repository, revision, file));
    return url;
}

HubRequest::HubRequest(QNetworkAccessManager& network, const HubSettings& hub, const Timing& timing, QObject* parent)
    : QObject(parent), m_network(network), m_hub(hub), m_timing(timing) {
    connect(&m_stall, &QTimer::timeout, this, [this] {
        if (std::exchange(m_sinceTick, 0) >= m_timing.stallBytes) return;
        end({Fault::Kind::Stalled, tr("The connection is there, but nothing comes any more."),
             QStringLiteral("stalled: ") + m_url.host(), 0});
    });
}

HubRequest::~HubRequest() { drop(); }

void HubRequest::head(const QUrl& url) {
    m_isHead = true;
    m_first = m_url = url;
    send();
}

void HubRequest::get(const QUrl& url, qint64 from) {
    m_isHead = false;
    m_first = m_url = url;
    m_from = from;
    send();
}

void HubRequest::send() {
    QNetworkRequest request(m_url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "capriccio");
    if (!m_hub.token.isEmpty() && sameHost(m_url, m_hub.endpoint))
        request.setRawHeader("Authorization", "Bearer " + m_hub.token);
    if (!m_isHead && m_from > 0) request.setRawHeader("Range", "bytes=" + QByteArray::number(m_from) + "-");
    m_hasLooked = m_isContent = false;
    m_sinceTick = 0;
    m_reply = m_isHead ? m_network.head(request) : m_network.get(request);
    m_reply->setReadBufferSize(kBufferBytes);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HubRequest::look);
    connect(m_reply, &QIODevice::readyRead, this, &HubRequest::read);
    connect(m_reply, &QNetworkReply::finished, this, &HubRequest::finish);
    m_stall.start(m_timing.stallMs);
}

/// The headers of an answer.
void HubRequest::look() {
    if (m_hasLooked) return;
    m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status < 200) return;
    m_hasLooked = true;
    const auto keep = [this](QByteArray& value, const char* header) {
        if (value.isEmpty()) value = m_reply->rawHeader(header);
    };
    keep(m_commit, "X-Repo-Commit");
    keep(m_linkedEtag, "X-Linked-Etag");
    bool isNumber = false;
    if (const qint64 size = m_reply->rawHeader("X-Linked-Size").toLongLong(&isNumber); isNumber && m_linkedSize < 0)
        m_linkedSize = size;
    if (isRedirect(m_status)) return;
    m_etag = m_reply->rawHeader("ETag");
    const qint64 length = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    if (m_status == 200 && isNumber) m_size = length;
    if (m_isHead || (m_status != 200 && m_status != 206)) return;
    qint64 begins = 0;
    if (m_status == 206 && !readContentRange(m_reply->rawHeader("Content-Range"), begins, m_size)) begins = -1;
    if (begins != m_from && begins != 0)
        return end({Fault::Kind::BadAnswer, tr("What came is another part of the file than was asked for."),
                    m_url.host() + QStringLiteral(": ") + QString::fromLatin1(m_reply->rawHeader("Content-Range")), 0});
    m_isContent = true;
    Q_EMIT began(begins);
}

void HubRequest::read() {
    if (!m_hasLooked) look();
    if (!m_reply) return;
    const QByteArray bytes = m_reply->readAll();
    m_sinceTick += bytes.size();
    if (m_isContent && !bytes.isEmpty()) Q_EMIT received(bytes);
}

void HubRequest::finish() {
    if (!m_hasLooked) look();
    if (m_reply && m_reply->bytesAvailable() > 0) read();
    if (!m_reply) return;
    if (isRedirect(m_status)) {
        const QUrl target = m_url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location")));
        // Of a file that lies elsewhere the hub has said everything already.
        if (m_isHead && m_linkedSize >= 0 && !sameHost(target, m_hub.endpoint)) return end({});
        return redirect(target);
    }
    const auto error = m_reply->error();
    if (m_status == 401 && !m_hub.token.isEmpty() && sameHost(m_url, m_hub.endpoint)) {
        log(LogLevel::Warning, "The hub did not take HF_TOKEN; going on without it.");
        m_hub.token.clear();
        m_redirects = 0;
        m_url = m_first;
        drop();
        return send();
    }
    if (m_status >= 400) return end(faultOf(m_status));
    if (error == QNetworkReply::NoError && m_status >= 200) return end({});
    Fault fault;
    fault.detail = m_url.host() + QStringLiteral(": ") + m_reply->errorString();
    if (error == QNetworkReply::SslHandshakeFailedError) {
        fault.kind = Fault::Kind::Insecure;
        fault.words =
            tr("The connection is not safe: its certificate can’t be trusted. Check this computer’s date "
               "and the proxy.");
    } else if (error == QNetworkReply::ProxyAuthenticationRequiredError) {
        fault.kind = Fault::Kind::Refused;
        fault.words =
            tr("The proxy asks for a name and a password. Put them into the proxy’s address in the system’s "
               "settings.");
    } else {
        fault.kind = Fault::Kind::Lost;
        fault.words = error == QNetworkReply::HostNotFoundError || error == QNetworkReply::ConnectionRefusedError
                          ? tr("The place that models come from can’t be reached. Check the network connection.")
                          : tr("The connection was lost.");
    }
    end(std::move(fault));
}

void HubRequest::redirect(const QUrl& target) {
    const bool isWeb = target.scheme() == QLatin1StringView("http") || target.scheme() == QLatin1StringView("https");
    const bool isDowngrade = m_url.scheme() == QLatin1StringView("https") && target.scheme() != m_url.scheme();
    if (++m_redirects > kMostRedirects || !isWeb || !target.isValid() || isDowngrade)
        return end({Fault::Kind::BadRedirect,
                    isDowngrade ? tr("It would go on without encryption, which is not done.")
                                : tr("One address sends to the next without end. Try again later, or have models "
                                     "fetched from another place."),
                    m_url.host() + QStringLiteral(" → ") + target.host(), 0});
    m_url = target;
    drop();
    send();
}

Fault HubRequest::faultOf(int status) const {
    Fault fault;
    const QString name = m_first.path().section(QLatin1Char('/'), -1);
    fault.detail = QStringLiteral("%1: %2, %3").arg(m_url.host()).arg(status).arg(name);
    if (status == 404 || status == 410) {
        fault.kind = Fault::Kind::NotFound;
        fault.words =
            tr("This model is not there as this version of Capriccio knows it. Have models fetched from "
               "another place, or get a newer Capriccio.");
    } else if (status == 401 || status == 403) {
        fault.kind = Fault::Kind::Refused;
        fault.words = tr("This computer is not allowed to have this model. It may take an account: see the details.");
        fault.detail += QStringLiteral(". ") + tr("If it asks for an account, put its access token into HF_TOKEN.");
    } else if (status == 408 || status == 429 || status >= 500) {
        fault.kind = Fault::Kind::Busy;
        fault.words = status == 429 ? tr("Too many are asking at once: it has to wait a little.")
                                    : tr("The place that models come from has trouble.");
        fault.pauseMs = std::min(pauseOf(m_reply->rawHeader("Retry-After")), m_timing.longestPauseMs);
    } else {
        fault.kind = Fault::Kind::BadAnswer;
        fault.words = tr("The answer makes no sense here.");
    }
    return fault;
}

void HubRequest::end(Fault fault) {
    drop();
    Q_EMIT ended(fault);
}

void HubRequest::drop() {
    m_stall.stop();
    if (!m_reply) return;
    QNetworkReply* reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

}  // namespace capriccio::library
