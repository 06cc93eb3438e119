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
    void saveFile(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                  std::function<void(const QString&)> chosen);

    enum class Answer { Save, Discard, Cancel };
    /// Something unsaved is about to be lost.
    void askToSave(QWidget* parent, const QString& question, const QString& explanation,
                   std::function<void(Answer)> answered);

    void setNextFolder(const QString& folder) { m_nextFolder = folder; }
    void setNextFile(const QString& file) { m_nextFile = file; }
    void setNextAnswer(Answer answer) { m_nextAnswer = answer; }
    /// What askToSave was asked so far, oldest first.
    QStringList questions() const { return m_questions; }

  private:
    std::optional<QString> m_nextFolder;
    std::optional<QString> m_nextFile;
    std::optional<Answer> m_nextAnswer;
    QStringList m_questions;
};

}  // namespace capriccio::ui
