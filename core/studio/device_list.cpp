#include "core/studio/device_list.h"

#include "core/base/log.h"
#include "core/studio/melody/melody_source.h"
#include "core/studio/playback.h"

#include <utility>

namespace capriccio::studio {

namespace {

std::function<DeviceList::Names()>& lister() {
    static std::function<DeviceList::Names()> current = [] {
        return DeviceList::Names{Playback::deviceNames(), MelodySource::microphoneNames()};
    };
    return current;
}

}  // namespace

void DeviceList::setLister(std::function<Names()> wanted) { lister() = std::move(wanted); }

void DeviceList::ask() {
    if (m_isAsking) return;
    m_isAsking = true;
    m_asking = std::jthread([this, list = lister()] {
        Names names;
        try {
            names = list();
        } catch (const std::exception& error) {
            log(LogLevel::Warning, std::string("No list of sound devices: ") + error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, names] {
                m_isAsking = false;
                Q_EMIT listed(names.outputs, names.microphones);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace capriccio::studio
