#pragma once

#include "core/studio/model_folder.h"
#include "core/studio/settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogs.h"

namespace capriccio::ui {

/// The pill that names the model and lets one choose another folder. Remembers it; a folder that can't be used is
/// refused with the reason.
class ModelChooser : public PaintedButton {
    Q_OBJECT
  public:
    ModelChooser(const Theme& theme, studio::Settings& settings, Dialogs& dialogs, QWidget* parent = nullptr);

    /// Empty: none chosen yet.
    QString folder() const { return m_folder; }
    QString modelName() const;
    /// Opens the folder dialog.
    void choose();
    /// Looks at a folder and takes it when it can be used.
    void tryFolder(const QString& folder);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 32}; }

  Q_SIGNALS:
    void modelChanged();
    /// Words for the user; what was chosen before stays.
    void refused(const QString& problem);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void openMenu();

    studio::Settings& m_settings;
    Dialogs& m_dialogs;
    studio::ModelChecker m_checker;
    QString m_folder;
};

}  // namespace capriccio::ui
