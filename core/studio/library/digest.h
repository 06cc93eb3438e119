#pragma once

#include <atomic>

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace capriccio::library {

/// What a file must hash to: the hub tells a SHA-256 for large files (their LFS etag) and git's blob id for small ones.
struct Digest {
    enum class Kind { None, Sha256, GitBlob };
    Kind kind = Kind::None;
    QByteArray hex;  ///< lower case

    /// From an ETag or X-Linked-Etag header ("…", W/"…"); None when it is neither kind.
    static Digest ofEtag(QByteArray etag);
    /// "sha256:…", "git:…" or empty, as manifests keep it.
    static Digest fromText(const QString& text);
    QString toText() const;

    bool isKnown() const { return kind != Kind::None; }
    friend bool operator==(const Digest&, const Digest&) = default;
};

/// Adds up one file of `bytes` bytes.
class Hasher {
  public:
    Hasher(const Digest& wanted, qint64 bytes);

    void add(const char* data, qint64 bytes);
    /// A digest that is not known matches by length alone.
    bool matches() const;

  private:
    Digest m_wanted;
    qint64 m_bytes;
    qint64 m_added = 0;
    QCryptographicHash m_hash;
};

/// Long work on another thread, seen from outside.
struct Watch {
    std::atomic<bool> stop{false};
    std::atomic<qint64> doneBytes{0};
    std::atomic<qint64> totalBytes{0};
};

/// Reads the whole file on the calling thread. False also when it can't be read or the watch says stop.
bool fileMatches(const QString& file, const Digest& wanted, qint64 bytes, Watch& watch);

}  // namespace capriccio::library
