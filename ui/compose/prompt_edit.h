#pragma once

#include <QPlainTextEdit>
#include <QStringList>

class QCompleter;
class QStringListModel;

namespace capriccio::ui {

/// Where the prompt is typed: plain text, Tab goes on to the next control, Ctrl+Up and Ctrl+Down walk through earlier
/// prompts (what was being typed is kept below the newest), Ctrl+Enter asks to generate, Escape leaves. Two letters
/// into a word, words that were used before are offered: Tab takes the first, Down chooses, Escape hides them.
class PromptEdit : public QPlainTextEdit {
    Q_OBJECT
  public:
    explicit PromptEdit(QWidget* parent = nullptr);

    /// Newest first.
    void setHistory(const QStringList& prompts);
    /// As if it had been typed: the history starts over, and undo takes it back.
    void setPrompt(const QString& prompt);
    bool isOffering() const;

  Q_SIGNALS:
    void submitted();
    void left();
    void focusChanged(bool has);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    class WordsDelegate;
    void walk(int by);
    void replaceText(const QString& text);
    QString begunWords() const;
    void offer();
    void complete(const QString& words);

    QStringList m_history;
    QString m_draft;
    qsizetype m_at = -1;  ///< in the history; −1 is what is being typed
    QStringListModel* m_words;
    QCompleter* m_completer;
};

}  // namespace capriccio::ui
