#include "core/studio/project/take_record.h"

#include "core/base/error.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>

#include <QtEndian>

namespace capriccio::project {
namespace {

constexpr int kOverviewStretches = 400;
// Among the settings, which older versions keep as they are.
constexpr QLatin1StringView kFault("fault"), kFaultKind("kind"), kFaultWords("words");

qint8 toByte(float sample) { return static_cast<qint8>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 127)); }

/// Takes a number out of `json`, so that what is left over is what nobody knew.
void take(QJsonObject& json, QLatin1StringView key, double& value) {
    const QJsonValue found = json.take(key);
    if (found.isDouble()) value = found.toDouble();
}

void take(QJsonObject& json, QLatin1StringView key, int& value) { value = json.take(key).toInt(value); }

}  // namespace

QJsonObject toJson(const TakeSettings& settings) {
    QJsonObject json = settings.other;
    json.insert(QLatin1StringView("seconds"), settings.seconds);
    json.insert(QLatin1StringView("greedy"), settings.sampling.greedy);
    json.insert(QLatin1StringView("temperature"), settings.sampling.temperature);
    json.insert(QLatin1StringView("top_k"), settings.sampling.topK);
    json.insert(QLatin1StringView("top_p"), settings.sampling.topP);
    json.insert(QLatin1StringView("guidance"), settings.sampling.guidance);
    json.insert(QLatin1StringView("threads"), settings.threads);
    return json;
}

TakeSettings settingsFromJson(const QJsonObject& json) {
    TakeSettings settings;
    QJsonObject rest = json;
    take(rest, QLatin1StringView("seconds"), settings.seconds);
    settings.sampling.greedy = rest.take(QLatin1StringView("greedy")).toBool(settings.sampling.greedy);
    take(rest, QLatin1StringView("temperature"), settings.sampling.temperature);
    take(rest, QLatin1StringView("top_k"), settings.sampling.topK);
    take(rest, QLatin1StringView("top_p"), settings.sampling.topP);
    take(rest, QLatin1StringView("guidance"), settings.sampling.guidance);
    take(rest, QLatin1StringView("threads"), settings.threads);
    settings.other = rest;
    return settings;
}

TakeFault TakeRecord::fault() const {
    const QJsonObject stored = settings.other.value(kFault).toObject();
    return {stored.value(kFaultKind).toString(), stored.value(kFaultWords).toString()};
}

void TakeRecord::setFault(const TakeFault& fault) {
    if (fault.words.isEmpty()) return settings.other.remove(kFault);
    settings.other.insert(kFault, QJsonObject{{kFaultKind, fault.kind}, {kFaultWords, fault.words}});
}

double TakeRecord::seconds() const { return hasSound() ? soundSeconds : static_cast<double>(frames) / kFrameRate; }

QString TakeRecord::displayName() const { return (title.isEmpty() ? prompt : title).simplified(); }

QByteArray overviewOf(const audio::AudioClip& clip) {
    const std::int64_t frames = clip.availableFrames();
    if (frames == 0) return {};
    QByteArray overview;
    overview.reserve(2 * kOverviewStretches);
    for (std::int64_t i = 0; i < kOverviewStretches; ++i) {
        const std::int64_t first = std::min(i * frames / kOverviewStretches, frames - 1);
        const std::int64_t end = std::max((i + 1) * frames / kOverviewStretches, first + 1);
        const auto [low, high] = std::ranges::minmax(clip.frames(first, end - first));
        overview.append(toByte(low)).append(toByte(high));
    }
    return overview;
}

std::vector<audio::Peak> peaksOfOverview(const QByteArray& overview) {
    std::vector<audio::Peak> peaks;
    for (qsizetype i = 0; i + 1 < overview.size(); i += 2)
        peaks.push_back({static_cast<float>(static_cast<qint8>(overview[i])) / 127,
                         static_cast<float>(static_cast<qint8>(overview[i + 1])) / 127});
    return peaks;
}

QByteArray packTokens(const musicgen::Tokens& tokens) {
    const auto codebooks = static_cast<std::size_t>(tokens.codebooks);
    const auto frames = static_cast<std::size_t>(tokens.frames);
    QByteArray packed(static_cast<qsizetype>(codebooks * frames * 2), Qt::Uninitialized);
    char* out = packed.data();
    for (std::size_t t = 0; t < frames; ++t)
        for (std::size_t k = 0; k < codebooks; ++k, out += 2)
            qToLittleEndian(static_cast<quint16>(tokens.codes[k * frames + t]), out);
    return packed;
}

musicgen::Tokens unpackTokens(const QByteArray& packed, int codebooks) {
    musicgen::Tokens tokens;
    tokens.codebooks = codebooks;
    if (packed.isEmpty()) return tokens;
    if (codebooks < 1 || packed.size() % (codebooks * 2) != 0)
        throw Error(Error::Code::Unreadable, Core::tr("The tokens of a take are damaged."),
                    "size does not fit the codebooks");
    const auto books = static_cast<std::size_t>(codebooks);
    const std::size_t frames = static_cast<std::size_t>(packed.size()) / (books * 2);
    tokens.frames = static_cast<int>(frames);
    tokens.codes.resize(books * frames);
    const char* in = packed.constData();
    for (std::size_t t = 0; t < frames; ++t)
        for (std::size_t k = 0; k < books; ++k, in += 2) tokens.codes[k * frames + t] = qFromLittleEndian<quint16>(in);
    return tokens;
}

}  // namespace capriccio::project
