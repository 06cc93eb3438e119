#include "core/studio/settings.h"

#include <array>
#include <utility>

namespace capriccio::studio {
namespace {

struct Entry {
    Setting key;
    const char* name;
    QVariant fallback;
};

const Entry& entryOf(Setting key) {
    static const std::array kTable = {
        Entry{Setting::ModelFolder, "model/folder", QString()},
        Entry{Setting::Seconds, "compose/seconds", 10.0},
        Entry{Setting::InBars, "compose/inBars", false},
        Entry{Setting::Takes, "compose/takes", 1},
        Entry{Setting::Precision, "compose/precision", QStringLiteral("auto")},
        Entry{Setting::Speeds, "compose/speeds", QVariantMap()},
        Entry{Setting::MelodyFolder, "melody/folder", QString()},
        Entry{Setting::Microphone, "melody/microphone", QString()},
        Entry{Setting::CountInClicks, "melody/countInClicks", true},
        Entry{Setting::Volume, "playback/volume", 0.8},
        Entry{Setting::OutputDevice, "playback/device", QString()},
        Entry{Setting::Loudness, "playback/loudness", 0.0},
        Entry{Setting::Threads, "model/threads", 0},
        Entry{Setting::Language, "window/language", QStringLiteral("system")},
        Entry{Setting::Theme, "window/theme", QStringLiteral("system")},
        Entry{Setting::Motion, "window/motion", QStringLiteral("system")},
        Entry{Setting::SaveFolder, "files/saveFolder", QString()},
        Entry{Setting::ProjectFolder, "files/projectFolder", QString()},
        Entry{Setting::WindowGeometry, "window/geometry", QByteArray()},
        Entry{Setting::LicencesRead, "models/licencesRead", QStringList()},
        Entry{Setting::TakesAsTree, "takes/tree", false},
        Entry{Setting::Prompts, "compose/prompts", QStringList()},
        Entry{Setting::Export, "export/choices", QString()},
    };
    for (const Entry& entry : kTable)
        if (entry.key == key) return entry;
    Q_UNREACHABLE();
}

}  // namespace

Settings::Settings() : m_store(QStringLiteral("capriccio"), QStringLiteral("capriccio")) {}

Settings::Settings(const QString& iniFile) : m_store(iniFile, QSettings::IniFormat) {}

QVariant Settings::get(Setting key) const {
    const Entry& entry = entryOf(key);
    QVariant value = m_store.value(QString::fromLatin1(entry.name), entry.fallback);
    // An .ini file knows only text: bring it to the table's type, and fall back when it is not of it.
    if (!value.convert(entry.fallback.metaType())) return entry.fallback;
    return value;
}

void Settings::set(Setting key, const QVariant& value) {
    m_store.setValue(QString::fromLatin1(entryOf(key).name), value);
}

}  // namespace capriccio::studio
