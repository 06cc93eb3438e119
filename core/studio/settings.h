#pragma once

#include <QSettings>
#include <QVariant>

namespace capriccio::studio {

/// Everything the program remembers between starts, from one table of keys, types and defaults (settings.cpp).
enum class Setting {
    ModelFolder,     ///< QString; empty: none chosen yet
    Seconds,         ///< double
    InBars,          ///< bool: the length is given in bars
    Takes,           ///< int, 1 … 8: at once
    Precision,       ///< QString: "auto", "f32", "bf16", "int8" or "int4"
    Speeds,          ///< QVariantMap: how fast models were here (ui/compose/cost)
    MelodyFolder,    ///< QString: where the last melody was chosen
    Microphone,      ///< QString; empty: the system's default
    CountInClicks,   ///< bool
    Volume,          ///< double, 0 … 1
    OutputDevice,    ///< QString; empty: the system's default
    Loudness,        ///< double: LUFS that finished takes are brought to for listening; 0: as they are
    Threads,         ///< int; 0: as many as the machine has cores
    Language,        ///< QString: "system", "en" or "zh_CN"
    Theme,           ///< QString: "system", "dark" or "light"
    Motion,          ///< QString: "system" or "less"
    SaveFolder,      ///< QString: where the last file was saved
    ProjectFolder,   ///< QString: where new projects are made; empty: the data folder
    WindowGeometry,  ///< QByteArray
    LicencesRead,    ///< QStringList: of models, by the catalogue's keys
    TakesAsTree,     ///< bool: each take under the one it came from
    Prompts,         ///< QStringList: used before, newest first, at most 200
    Export,          ///< QString: JSON of the export dialog's choices
};

/// Belongs to one thread. Values of another type than the table's are taken as the default.
class Settings {
  public:
    /// The user's own (QSettings' native place for organisation and application "capriccio").
    Settings();
    /// A file of its own, for tests.
    explicit Settings(const QString& iniFile);

    QVariant get(Setting key) const;
    void set(Setting key, const QVariant& value);

  private:
    QSettings m_store;
};

}  // namespace capriccio::studio
