// capriccio-cli: everything that needs no window.
#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "core/base/error.h"
#include "core/base/log.h"

#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace capriccio;

constexpr const char* kUsage =
    "capriccio-cli generate [options] PROMPT...       make music; `capriccio-cli generate --help` lists the options\n"
    "capriccio-cli verify FOLDER [GOLDEN.safetensors] [--device …] compare a checkpoint with reference answers\n"
    "capriccio-cli bench [options]                    measure how fast this computer is\n"
    "capriccio-cli project list|show|add|export FILE.capriccio ...   `capriccio-cli project --help` has the details\n"
    "capriccio-cli models list|pull|check|remove|import|forget|move ...  `capriccio-cli models --help` has the details\n"
    "capriccio-cli --version\n";

int run(const std::vector<std::string>& words) {
    const std::string command = words.empty() ? "" : words.front();
    const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
    const bool help = command == "--help" || command == "help" || (!rest.empty() && rest.front() == "--help");
    if (help) {
        std::cout << (command == "generate"  ? cli::generateHelp()
                      : command == "project" ? cli::projectHelp()
                      : command == "models"  ? cli::modelsHelp()
                      : command == "bench"   ? cli::benchHelp()
                                             : kUsage);
        return cli::kDone;
    }
    if (command == "--version") {
        std::cout << "Capriccio " CAPRICCIO_VERSION "\n";
        return cli::kDone;
    }
    if (command == "generate") return cli::generateCommand(rest);
    if (command == "project") return cli::projectCommand(rest);
    if (command == "models") return cli::modelsCommand(rest);
    if (command == "bench") return cli::benchCommand(rest);
    if (command == "verify") return cli::verifyCommand(rest);
    throw cli::UsageError(command.empty() ? "Say what to do." : "There is no command “" + command + "”.");
}

}  // namespace

int main(int argc, char** argv) {
    setLogSink([](LogLevel level, std::string_view line) {
        if (level >= LogLevel::Warning && std::getenv("CAPRICCIO_LOG")) std::cerr << "log: " << line << "\n";
    });
    try {
        return run({argv + 1, argv + argc});
    } catch (const cli::UsageError& error) {
        std::cerr << error.what() << "\n" << kUsage;
        return cli::kWrongUsage;
    } catch (const Error& error) {
        std::cerr << "\n" << error.what() << "\n";
        if (!error.detail().empty() && std::getenv("CAPRICCIO_LOG")) std::cerr << error.detail() << "\n";
        return cli::kFailed;
    } catch (const std::exception& error) {
        std::cerr << "\nSomething went wrong: " << error.what() << "\n";
        return cli::kFailed;
    }
}
