#pragma once

#include "core/studio/library/library.h"
#include "core/studio/model_folder.h"
#include "core/studio/settings.h"
#include "ui/models/model_getter.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogs.h"

#include <memory>
#include <optional>

namespace capriccio::ui {

class ModelsWindow;

/// The pill that names the model: a click shows those that are here, the one to get next, and the way to all of them.
/// Remembers what was chosen; a folder that can't be used is refused with the reason. When nothing was chosen yet, the
/// model that came with the program is taken, or else the first that is here.
class ModelChooser : public PaintedButton {
    Q_OBJECT
  public:
    ModelChooser(const Theme& theme, studio::Settings& settings, library::Library& shelf, Dialogs& dialogs,
                 QWidget* parent = nullptr);
    ~ModelChooser() override;

    /// Empty: none chosen yet.
    QString folder() const { return m_folder; }
    QString modelName() const;
    /// What suits the model where nothing else is chosen; known as followsMelodies() is.
    musicgen::Sampling usualSampling() const { return m_config ? m_config->usualSampling : musicgen::Sampling(); }
    /// Whether it can follow a melody; known a moment after it was chosen (modelChanged tells).
    bool followsMelodies() const { return m_config && m_config->architecture == musicgen::Architecture::Prefix; }
    /// What it takes here in each precision; empty while that is not known.
    library::ModelFigures figures() const;
    /// One to begin with where there is none, and what it is to get: "MusicGen small (1.1 GB)"; empty: not known.
    QString suggestion() const;
    /// A model that is here and can follow a melody; null: there is none.
    const library::Model* melodyModel() const;
    /// Takes that one, or shows one to get in the models window.
    void useMelodyModel();
    /// Finds out how fast this computer's memory is, unless that is known or music is made.
    void measure();
    /// Opens the folder dialog.
    void choose();
    /// Opens the models window; with a model's id, at that one.
    void openModels(const QString& id = {});
    /// Looks at a folder and takes it when it can be used.
    void tryFolder(const QString& folder);

    /// What is in memory, for the models window; an empty folder: nothing.
    void setLoaded(const QString& folder, qint64 bytes);
    /// Nothing is measured meanwhile.
    void setMakingMusic(bool making);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {96, 32}; }

  Q_SIGNALS:
    void modelChanged();
    /// There may be another melodyModel(), or other figures().
    void libraryChanged();
    /// Words for the user; what was chosen before stays.
    void refused(const QString& problem);
    /// Good news, in words.
    void noticed(const QString& words);
    void unloadRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void openMenu();
    void showLabel();
    QString label() const;

    studio::Settings& m_settings;
    library::Library& m_shelf;
    Dialogs& m_dialogs;
    studio::ModelChecker m_checker;
    ModelGetter m_getter;
    std::unique_ptr<ModelsWindow> m_window;
    QString m_folder;
    QString m_arrivedName;  ///< of a model that was got to be used, while its folder is looked at
    QString m_label;
    std::optional<musicgen::ModelConfig> m_config;  ///< of the chosen one, once it was looked at
    bool m_isMaking = false;
    QSet<QString> m_offered;  ///< taken by itself, or tried: once each
};

}  // namespace capriccio::ui
