#include "ui/compose/prompt_words.h"

#include <algorithm>
#include <array>

#include <QRegularExpression>
#include <QSet>

namespace capriccio::ui {
namespace {

constexpr auto kOptions = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
constexpr int kMostCompletions = 2000;

QRegularExpression wholeWords(const QString& words, const QString& before = {}, const QString& after = {}) {
    return QRegularExpression(before + QStringLiteral("(?<![\\w-])") + QRegularExpression::escape(words) +
                                  QStringLiteral("(?![\\w-])") + after,
                              kOptions);
}

const QRegularExpression& tempoPattern() {
    static const QRegularExpression pattern(QStringLiteral("(?<![\\w-])(\\d{2,3})\\s*bpm(?![\\w-])"), kOptions);
    return pattern;
}

const QRegularExpression& keyPattern() {
    static const QRegularExpression pattern(
        QStringLiteral("(?<![\\w-])in (?:the key of )?([A-G](?:[#♯b♭]|[- ]sharp|[- ]flat)?) (major|minor)(?![\\w-])"),
        kOptions);
    return pattern;
}

QString replaced(const QString& prompt, const QRegularExpressionMatch& match, const QString& by) {
    if (!match.hasMatch()) return by.isEmpty() ? prompt : promptWith(prompt, by);
    if (by.isEmpty()) return promptWithout(prompt, match.captured(0));
    QString text = prompt;
    return text.replace(match.capturedStart(0), match.capturedLength(0), by);
}

}  // namespace

bool promptHas(const QString& prompt, const QString& words) { return wholeWords(words).match(prompt).hasMatch(); }

QString promptWith(const QString& prompt, const QString& words) {
    const QString before = prompt.trimmed();
    if (before.isEmpty()) return words;
    return before.endsWith(QLatin1Char(',')) ? before + QLatin1Char(' ') + words
                                             : before + QStringLiteral(", ") + words;
}

QString promptWithout(const QString& prompt, const QString& words) {
    QString rest = prompt;
    // With the comma before it; else, at the start, with the one after it; else the bare words.
    for (const auto& pattern :
         {wholeWords(words, QStringLiteral(",\\s*"), QStringLiteral("(?=\\s*(,|$))")),
          wholeWords(words, QStringLiteral("^\\s*"), QStringLiteral("\\s*,\\s*")), wholeWords(words)}) {
        const auto match = pattern.match(rest);
        if (!match.hasMatch()) continue;
        rest.remove(match.capturedStart(), match.capturedLength());
        return rest.replace(QRegularExpression(QStringLiteral(" {2,}")), QStringLiteral(" ")).trimmed();
    }
    return rest;
}

std::optional<int> tempoOf(const QString& prompt) {
    const auto match = tempoPattern().match(prompt);
    if (!match.hasMatch()) return std::nullopt;
    const int tempo = match.captured(1).toInt();
    return tempo >= 30 && tempo <= 300 ? std::optional(tempo) : std::nullopt;
}

QString promptWithTempo(const QString& prompt, std::optional<int> beatsPerMinute) {
    return replaced(prompt, tempoPattern().match(prompt),
                    beatsPerMinute ? QStringLiteral("%1 bpm").arg(*beatsPerMinute) : QString());
}

QString keyOf(const QString& prompt) {
    const auto match = keyPattern().match(prompt);
    if (!match.hasMatch()) return {};
    QString note = match.captured(1);
    note[0] = note[0].toUpper();
    note.replace(QRegularExpression(QStringLiteral("[- ]?sharp|#"), kOptions), QStringLiteral("♯"));
    note.replace(QRegularExpression(QStringLiteral("[- ]?flat"), kOptions), QStringLiteral("♭"));
    if (note.size() == 2 && note[1] == QLatin1Char('b')) note[1] = QChar(0x266D);
    return note + QLatin1Char(' ') + match.captured(2).toLower();
}

QString promptWithKey(const QString& prompt, const QString& key) {
    // The tokenizer knows letters and "#" better than the signs of music.
    QString plain = key;
    plain.replace(QChar(0x266F), QLatin1Char('#')).replace(QChar(0x266D), QLatin1Char('b'));
    return replaced(prompt, keyPattern().match(prompt), plain.isEmpty() ? QString() : QStringLiteral("in ") + plain);
}

QStringList wordsOf(WordGroup group) {
    static const std::array<QStringList, 3> kWords = {
        QStringLiteral("pop,rock,lo-fi,hip hop,house,techno,trance,drum and bass,dubstep,ambient,jazz,blues,funk,soul,"
                       "disco,reggae,bossa nova,latin,folk,country,metal,punk,classical,film score,8-bit,60s,70s,80s,"
                       "90s")
            .split(QLatin1Char(',')),
        QStringLiteral("warm,bright,dark,driving,gentle,calm,dreamy,happy,sad,playful,epic,tense,nostalgic,romantic,"
                       "mysterious,aggressive,hopeful,lonely,sunny,cinematic,minimal,energetic,slow,fast")
            .split(QLatin1Char(',')),
        QStringLiteral("drums,bass,piano,acoustic guitar,electric guitar,synth,strings,violin,cello,flute,saxophone,"
                       "trumpet,brass,organ,electric piano,harp,choir,bells,marimba,accordion,banjo,ukulele,808,pads,"
                       "arpeggio,hand claps,tambourine,nylon guitar")
            .split(QLatin1Char(','))};
    return kWords[static_cast<std::size_t>(group)];
}

QStringList firstWords() {
    return {QStringLiteral("80s"), QStringLiteral("pop"), QStringLiteral("synth"), QStringLiteral("drums"),
            QStringLiteral("120 bpm")};
}

QStringList knownWordsIn(const QString& prompt) {
    QList<std::pair<qsizetype, QString>> found;
    for (const auto group : {WordGroup::Genre, WordGroup::Mood, WordGroup::Instruments})
        for (const QString& words : wordsOf(group))
            if (const auto match = wholeWords(words).match(prompt); match.hasMatch())
                found.append({match.capturedStart(), words});
    // "drum and bass" is not also "bass".
    found.removeIf([all = found](const auto& one) {
        return std::any_of(all.begin(), all.end(), [&](const auto& other) {
            return other.second.size() > one.second.size() && other.first <= one.first &&
                   other.first + other.second.size() >= one.first + one.second.size();
        });
    });
    if (const auto match = tempoPattern().match(prompt); tempoOf(prompt))
        found.append({match.capturedStart(), QStringLiteral("%1 bpm").arg(*tempoOf(prompt))});
    if (const auto match = keyPattern().match(prompt); match.hasMatch())
        found.append({match.capturedStart(), keyOf(prompt)});
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList words;
    for (const auto& one : found) words << one.second;
    return words;
}

QStringList completionsOf(const QStringList& earlierPrompts) {
    static const QRegularExpression kWord(QStringLiteral("[\\w][\\w'-]{2,}"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    QStringList all;
    QSet<QString> seen;
    const auto add = [&](const QString& words) {
        const QString lower = words.toLower();
        if (words.size() < 3 || all.size() >= kMostCompletions || seen.contains(lower)) return;
        seen.insert(lower);
        all << words;
    };
    for (const QString& prompt : earlierPrompts) {
        if (prompt.size() > 2000) continue;
        for (const QString& phrase : prompt.split(QRegularExpression(QStringLiteral("[,\n]")), Qt::SkipEmptyParts))
            if (const QString words = phrase.trimmed(); words.count(QLatin1Char(' ')) <= 3) add(words);
        for (auto it = kWord.globalMatch(prompt); it.hasNext();) add(it.next().captured(0));
    }
    for (const auto group : {WordGroup::Genre, WordGroup::Mood, WordGroup::Instruments})
        for (const QString& words : wordsOf(group)) add(words);
    return all;
}

}  // namespace capriccio::ui
