#pragma once

#include "core/audio/player.h"
#include "core/audio/recorder.h"
#include "core/base/error.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace capriccio::audio {

/// PortAudio in use: initialised while any session lives. PortAudio's functions must not run at the same time on
/// several threads, so everybody calls them between lock() and the end of that lock (the callback, which may call none,
/// excepted). Creating a session and lock() may block for seconds while another thread opens or looks for devices.
class PortAudioSession {
  public:
    PortAudioSession();
    ~PortAudioSession();
    PortAudioSession(const PortAudioSession&) = delete;
    PortAudioSession& operator=(const PortAudioSession&) = delete;

    using Lock = std::unique_lock<std::mutex>;
    Lock lock() const;

    enum class Scan { AsItIs, Again };
    /// PortAudio looks for devices only when it is initialised, which is possible only while no stream is open: with an
    /// open one, Again gives what the last look found.
    std::vector<OutputDevice> outputDevices(Scan scan);
    std::vector<InputDevice> inputDevices(Scan scan);
    /// Returns whether it could.
    bool rescan(const Lock&);

    /// PortAudio's number for a name; empty: the default. −1 when there is none.
    int indexOf(const std::string& name, const Lock&) const;
    int inputIndexOf(const std::string& name, const Lock&) const;

    /// Streams tell when they open and close.
    void addStream(int change, const Lock&);

    /// Opens a device: attempt(lock), in the session, which is begun when there is none yet. Where it throws an Error,
    /// the devices are looked for again, which a new session has done already, and it is tried once more.
    template <typename Attempt>
    static auto openWith(std::unique_ptr<PortAudioSession>& session, Attempt attempt) {
        const bool fresh = !session;
        if (fresh) session = std::make_unique<PortAudioSession>();
        const Lock held = session->lock();
        if (fresh) return attempt(held);
        try {
            return attempt(held);
        } catch (const Error&) {
            if (!session->rescan(held)) throw;
        }
        return attempt(held);
    }

    /// What PortAudio and the system say of an error (a PaError), for the log.
    static std::string detailOf(int error);
};

}  // namespace capriccio::audio
