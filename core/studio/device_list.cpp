#include "core/studio/device_list.h"

#include "core/studio/melody/melody_source.h"
#include "core/studio/playback.h"

namespace capriccio::studio {

void DeviceList::ask() {
    if (m_isAsking) return;
    m_isAsking = true;
    m_asking = std::jthread([this] {
        const auto outputs = Playback::deviceNames();
        const auto microphones = MelodySource::microphoneNames();
        QMetaObject::invokeMethod(
            this,
            [this, outputs, microphones] {
                m_isAsking = false;
                Q_EMIT listed(outputs, microphones);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace capriccio::studio
