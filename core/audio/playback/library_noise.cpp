#include "core/audio/playback/library_noise.h"

#include "core/base/log.h"

#include <cstdarg>
#include <cstdio>
#include <dlfcn.h>
#include <string>

namespace capriccio::audio {
namespace {

void alsaSaid(const char* file, int line, const char* function, int /*error*/, const char* format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    log(LogLevel::Debug, std::string("ALSA: ") + file + ":" + std::to_string(line) + " " + function + ": " + text);
}

void jackSaid(const char* text) { log(LogLevel::Debug, std::string("JACK: ") + text); }

// By name at run time: the program itself needs neither library, it only meets them where PortAudio was built with
// them.
template <class Handler>
void hand(const char* setter, Handler handler) {
    if (void* const found = dlsym(RTLD_DEFAULT, setter)) reinterpret_cast<int (*)(Handler)>(found)(handler);
}

}  // namespace

void quietenSoundLibraries() {
    hand("snd_lib_error_set_handler", &alsaSaid);
    hand("jack_set_error_function", &jackSaid);
    hand("jack_set_info_function", &jackSaid);
}

}  // namespace capriccio::audio
