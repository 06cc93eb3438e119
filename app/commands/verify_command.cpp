#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/commands/generate_inputs.h"
#include "core/musicgen/verify/verify.h"

#include <cstdio>
#include <iostream>

namespace capriccio::cli {

int verifyCommand(std::span<const std::string> words) {
    const Arguments arguments(placeOptions(), words);
    if (arguments.rest().empty() || arguments.rest().size() > 2)
        throw UsageError("verify needs a model's FOLDER, and perhaps a GOLDEN.safetensors.");
    const std::filesystem::path folder = arguments.rest()[0];
    const std::filesystem::path golden =
        arguments.rest().size() == 2 ? std::filesystem::path(arguments.rest()[1]) : folder / "golden.safetensors";
    std::error_code ignored;
    if (std::filesystem::is_directory(folder, ignored) && !std::filesystem::exists(golden, ignored)) {
        std::cerr << "There is nothing to compare with: “" << golden.string() << "” is not there.\n";
        return kWrongUsage;
    }
    int failed = 0, compared = 0;
    musicgen::verify(folder, golden, [&](const musicgen::Check& check) {
        failed += !check.passed;
        ++compared;
        std::printf("%-7s %-32s", check.passed ? "ok" : "FAILED", check.name.c_str());
        if (!check.note.empty())
            std::printf(" %s\n", check.note.c_str());
        else if (check.tolerance == 0)
            std::printf(" %.0f differ\n", check.error);
        else if (check.relative)
            std::printf(" off by %.2g %% (at most %.2g %%)\n", 100 * check.error, 100 * check.tolerance);
        else
            std::printf(" largest error %.2g (at most %.2g)\n", check.error, check.tolerance);
        std::fflush(stdout);
    }, loadOptionsOf(arguments));
    if (compared == 0) {
        std::cerr << "There is nothing to compare: “" << golden.string() << "” has none of the known answers.\n";
        return kWrongUsage;
    }
    return failed ? kFailed : kDone;
}

}  // namespace capriccio::cli
