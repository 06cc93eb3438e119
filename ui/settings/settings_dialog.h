#pragma once

#include "core/studio/device_list.h"
#include "core/studio/library/library.h"
#include "core/studio/playback.h"
#include "core/studio/settings.h"
#include "ui/theme/theme.h"

#include <functional>
#include <vector>

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace capriccio::ui {

class Dialogs;
class FolderField;
class FolderList;
class SettingRow;

/// Everything one can set, by group, found by typing a word of it; each takes effect at once. Does not block.
class SettingsDialog : public QDialog {
    Q_OBJECT
  public:
    /// What it sets; must outlive it.
    struct Subjects {
        Theme& theme;
        studio::Settings& settings;
        studio::Playback& playback;
        library::Library& models;
        Dialogs& dialogs;
    };
    SettingsDialog(const Subjects& subjects, QWidget* parent);

    /// How the chosen model is called; empty: none.
    void setModelName(const QString& name);

  Q_SIGNALS:
    void chooseModelRequested();
    /// A setting was changed that others have to follow; it is stored already.
    void changed(capriccio::studio::Setting setting);

  private:
    struct Group {
        QLabel* heading;
        std::vector<SettingRow*> rows;
    };

    void addGroup(const QString& title);
    void addRow(const QString& title, const QString& words, const QString& keywords, QWidget* control);
    /// Pairs of words and the value that stands for them; `chosen` hears of a choice by the person.
    QComboBox* choice(const char* name, const QList<std::pair<QString, QVariant>>& choices, const QVariant& current,
                      std::function<void(const QVariant&)> chosen);
    void addSound();
    void addMaking();
    void addModelFolders();
    void addFiles();
    /// A row with a folder that is remembered as `setting`; where nothing is chosen, `fallback` is shown.
    void addFolder(studio::Setting setting, const char* name, const QString& fallback, const QString& title,
                   const QString& words, const QString& keywords, const QString& question);
    void addLook();
    void showDevices(const QStringList& outputs, const QStringList& microphones);
    void showModelFolders();
    void filter(const QString& search);

    Subjects m_to;
    QLineEdit* m_search;
    QVBoxLayout* m_list;
    QLabel* m_nothing;
    std::vector<Group> m_groups;
    QComboBox* m_output = nullptr;
    QComboBox* m_microphone = nullptr;
    FolderField* m_model = nullptr;
    FolderField* m_store = nullptr;
    FolderList* m_folders = nullptr;
    studio::DeviceList m_devices;
};

}  // namespace capriccio::ui
