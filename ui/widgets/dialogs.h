#pragma once

#include <functional>
#include <optional>

#include <QObject>
#include <QStringList>

class QWidget;

namespace capriccio::ui {

/// The questions a window can't answer itself. Each shows a dialog without blocking and calls back on the window's
/// thread; a test gives the next answer beforehand, and then no dialog opens.
class Dialogs : public QObject {
    Q_OBJECT
  public:
    explicit Dialogs(QObject* parent = nullptr) : QObject(parent) {}

    /// `chosen` is not called when the person cancels.
    void chooseFolder(QWidget* parent, const QString& title, const QString& start,
                      std::function<void(const QString&)> chosen);
    void openFile(QWidget* parent, const QString& title, const QString& start, const QString& filter,
                  std::function<void(const QString&)> chosen);
    /// `suffix`, without the dot, is added where none is typed. Whether an existing file may be replaced is not asked:
    /// that is the caller's to do, who knows what else there is to do about it.
    void saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                  const QString& suffix, std::function<void(const QString&)> chosen);

    /// A few answers to choose from, in the order they stand in, the last one the one that Enter gives. `answered` gets
    /// its place, or −1 when the person cancels.
    void ask(QWidget* parent, const QString& question, const QString& explanation, const QStringList& answers,
             std::function<void(int)> answered);
    /// A line of text. Not called when the person cancels.
    void askText(QWidget* parent, const QString& question, const QString& explanation, const QString& value,
                 const QString& accept, std::function<void(const QString&)> answered);

    /// Something that is not done without a yes; `action` is the word on its button. `agreed` is not called when the
    /// person cancels.
    void ask(QWidget* parent, const QString& question, const QString& explanation, const QString& action,
             std::function<void()> agreed);
    /// The same for what can't be undone: its button is in the colour of what is bad, and Enter cancels.
    void warn(QWidget* parent, const QString& question, const QString& explanation, const QString& action,
              std::function<void()> agreed);

    void setNextFolder(const QString& folder) { m_nextFolder = folder; }
    void setNextFile(const QString& file) { m_nextFile = file; }
    void setNextAnswer(int answer) { m_nextAnswer = answer; }
    void setNextText(const QString& text) { m_nextText = text; }
    /// What was asked so far, oldest first.
    QStringList questions() const { return m_questions; }

  private:
    void openQuestion(QWidget* parent, const QString& question, const QString& explanation, const QStringList& answers,
                      bool cancelFirst, std::function<void(int)> answered);

    std::optional<QString> m_nextFolder;
    std::optional<QString> m_nextFile;
    std::optional<int> m_nextAnswer;
    std::optional<QString> m_nextText;
    QStringList m_questions;
};

}  // namespace capriccio::ui
