#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace capriccio::ui {

/// Whether `words` stand in the prompt as whole words, in any case.
bool promptHas(const QString& prompt, const QString& words);
/// The prompt with the words added at its end, or taken out with the comma that held them.
QString promptWith(const QString& prompt, const QString& words);
QString promptWithout(const QString& prompt, const QString& words);

/// "120 bpm" in a prompt, and the prompt with another tempo in its place (nullopt: with none).
std::optional<int> tempoOf(const QString& prompt);
QString promptWithTempo(const QString& prompt, std::optional<int> beatsPerMinute);

/// "A minor" in a prompt that says "in A minor", and the prompt with another key in its place (empty: with none).
QString keyOf(const QString& prompt);
QString promptWithKey(const QString& prompt, const QString& key);

/// Words to choose from, as the models know them: English, whatever the language of the window.
enum class WordGroup { Genre, Mood, Instruments };
QStringList wordsOf(WordGroup group);
/// What a beginner is shown: one of each sort.
QStringList firstWords();
/// All of the groups' words that the prompt has, in the prompt's order; a tempo and a key as words of their own.
QStringList knownWordsIn(const QString& prompt);

/// Words and phrases (between commas) to complete while typing: those of earlier prompts first, then the groups' own.
QStringList completionsOf(const QStringList& earlierPrompts);

}  // namespace capriccio::ui
