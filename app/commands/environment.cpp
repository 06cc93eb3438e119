#include "app/commands/commands.h"
#include "core/base/error.h"
#include "core/musicgen/checkpoint/model_places.h"
#include "core/studio/file_path.h"
#include "core/studio/library/manifest.h"

#include <csignal>
#include <cstdlib>
#include <thread>

#include <QFile>

namespace capriccio::cli {
namespace {

// A stop source may not be touched in a signal handler, so there is none: the signals are blocked everywhere (threads
// inherit that) and taken by one thread that waits for them.
std::stop_source startWaiting() {
    static std::stop_source source;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        for (int count = 0;; ++count) {
            int signal = 0;
            if (sigwait(&signals, &signal) != 0) return;
            if (count > 0) std::_Exit(kStopped);
            source.request_stop();
        }
    }).detach();  // ends with the process
    return source;
}

/// A folder as it is; else the model of that name, wherever models are kept here.
std::filesystem::path named(const std::string& word) {
    std::filesystem::path folder = musicgen::findModel(musicgen::userPlaces(), word).value_or(word);
    library::checkBeforeLoading(fromPath(folder));
    return folder;
}

}  // namespace

std::stop_token interruption() {
    static const std::stop_source source = startWaiting();
    return source.get_token();
}

musicgen::Precision precisionFrom(const Arguments& arguments) {
    const std::string word = arguments.text("--precision").value_or("auto");
    if (const auto precision = musicgen::precisionOf(word)) return *precision;
    throw UsageError("--precision is auto, f32, bf16, int8 or int4, not “" + word + "”.");
}

std::filesystem::path modelFolder(const std::optional<std::string>& option) {
    if (option) return named(*option);
    if (const char* fromEnvironment = std::getenv("CAPRICCIO_MODEL"); fromEnvironment && *fromEnvironment)
        return named(fromEnvironment);
    std::error_code ignored;
    const std::filesystem::path starter = std::filesystem::path(CAPRICCIO_RESOURCES) / "starter" / "model";
    if (std::filesystem::exists(starter / "config.json", ignored)) return starter;
    throw Error(Error::Code::NotFound,
                "No model is chosen. Name one with --model: the folder of a MusicGen checkpoint, or what `capriccio-cli models list` shows.");
}

}  // namespace capriccio::cli
