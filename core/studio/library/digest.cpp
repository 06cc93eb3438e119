#include "core/studio/library/digest.h"

#include <algorithm>

#include <QFile>

namespace capriccio::library {
namespace {

constexpr qint64 kSlice = 4 << 20;

Digest ofHex(QByteArray hex) {
    hex = hex.toLower();
    const bool isHex =
        std::all_of(hex.begin(), hex.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (isHex && hex.size() == 64) return {Digest::Kind::Sha256, hex};
    if (isHex && hex.size() == 40) return {Digest::Kind::GitBlob, hex};
    return {};
}

}  // namespace

Digest Digest::ofEtag(QByteArray etag) {
    etag = etag.trimmed();
    if (etag.startsWith("W/")) etag.remove(0, 2);
    if (etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"')) etag = etag.sliced(1, etag.size() - 2);
    return ofHex(etag);
}

Digest Digest::fromText(const QString& text) {
    const QByteArray hex = text.section(QLatin1Char(':'), 1).toLatin1();
    const Digest digest = ofHex(hex);
    return digest.toText() == text ? digest : Digest();
}

QString Digest::toText() const {
    if (kind == Kind::None) return {};
    return (kind == Kind::Sha256 ? QStringLiteral("sha256:") : QStringLiteral("git:")) + QString::fromLatin1(hex);
}

Hasher::Hasher(const Digest& wanted, qint64 bytes)
    : m_wanted(wanted),
      m_bytes(bytes),
      m_hash(wanted.kind == Digest::Kind::GitBlob ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256) {
    if (wanted.kind == Digest::Kind::GitBlob)
        m_hash.addData(QByteArrayView("blob " + QByteArray::number(bytes) + '\0'));
}

void Hasher::add(const char* data, qint64 bytes) {
    m_added += bytes;
    if (m_wanted.isKnown()) m_hash.addData(QByteArrayView(data, bytes));
}

bool Hasher::matches() const {
    return m_added == m_bytes && (!m_wanted.isKnown() || m_hash.result().toHex() == m_wanted.hex);
}

bool fileMatches(const QString& name, const Digest& wanted, qint64 bytes, Watch& watch) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly) || file.size() != bytes) return false;
    Hasher hasher(wanted, bytes);
    QByteArray slice(std::min(kSlice, std::max<qint64>(bytes, 1)), Qt::Uninitialized);
    for (qint64 left = bytes; left > 0;) {
        const qint64 got = file.read(slice.data(), slice.size());
        if (got <= 0 || watch.stop) return false;
        watch.doneBytes += got;
        hasher.add(slice.constData(), got);
        left -= got;
    }
    return hasher.matches();
}

}  // namespace capriccio::library
