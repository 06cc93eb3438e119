#pragma once

#include <QSettings>
#include <QVariant>

namespace capriccio::studio {

/// Everything the program remembers between starts, from one table of keys, types and defaults (settings.cpp).
enum class Setting {
    ModelFolder,     ///< QString; empty: none chosen yet
    Seconds,         ///< double
    Volume,          ///< double, 0 … 1
    OutputDevice,    ///< QString; empty: the system's default
    Theme,           ///< QString: "system", "dark" or "light"
    SaveFolder,      ///< QString: where the last file was saved
    WindowGeometry,  ///< QByteArray
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
