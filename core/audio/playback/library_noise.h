#pragma once

namespace capriccio::audio {

/// The libraries below PortAudio print to standard error whatever they try in vain while looking for devices. From now
/// on it goes to the log, at Debug. Any number of times; libraries that are not loaded are left out.
void quietenSoundLibraries();

}  // namespace capriccio::audio
