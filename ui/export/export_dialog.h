#pragma once

#include "core/studio/project/take_record.h"
#include "ui/export/export_part.h"

#include <optional>
#include <vector>

#include <QDialog>
#include <QJsonObject>

class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;

namespace capriccio::audio {
struct ExportSettings;
}

namespace capriccio::ui {

class ExportForm;

/// Asks how takes are to be written; several of them get their names by a pattern. Says under which licence the music
/// is. Answered by accepted(); deletes itself when closed.
class ExportDialog : public QDialog {
    Q_OBJECT
  public:
    /// At least one take. `part`: what is offered first, when something is selected in the window.
    ExportDialog(std::vector<project::TakeRecord> takes, std::optional<ExportPart> part, const QJsonObject& values,
                 QWidget* parent = nullptr);

    const std::vector<project::TakeRecord>& takes() const { return m_takes; }
    /// For one of them, tags included.
    audio::ExportSettings settingsFor(const project::TakeRecord& take) const;
    QString namePattern() const;
    /// ".wav"
    QString extension() const;
    /// To be remembered.
    QJsonObject values() const;

  private:
    QLayout* makeNames(const QJsonObject& values);
    void refresh();
    /// What can't be, in words; empty when all is well.
    QString problem() const;

    std::vector<project::TakeRecord> m_takes;
    ExportForm* m_form;
    QLineEdit* m_pattern = nullptr;
    QLabel* m_example = nullptr;
    QLabel* m_problem;
    QPushButton* m_export;
};

}  // namespace capriccio::ui
