#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace capriccio::library {

/// A model on its way, as the window shows it.
struct Transfer {
    enum class Stage {
        Queued,
        OtherProgram,  ///< another program is getting it
        Looking,       ///< asking what there is
        Fetching,
        Retrying,  ///< after a lost connection, in a moment
        Verifying,
        Paused,
        Failed,
    };
    QString id;
    Stage stage = Stage::Queued;
    qint64 haveBytes = 0;
    qint64 totalBytes = 0;
    double bytesPerSecond = 0;  ///< 0: not known
    double secondsLeft = -1;    ///< negative: not known
    QString words;              ///< why it waits or failed; empty otherwise
    QString details;            ///< which host, file and answer that was; for whoever wants to know

    bool isRunning() const { return stage != Stage::Queued && stage != Stage::Paused && stage != Stage::Failed; }
};

}  // namespace capriccio::library

Q_DECLARE_METATYPE(capriccio::library::Transfer)
