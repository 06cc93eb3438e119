// The model's library without the rest of the program, for machines without Qt: compares checkpoints with the answers that
// lie beside them, and says how long a step takes.
//   musicgen_check [--device auto|cpu|cuda|mps] [--precision auto|f32|bf16|int8|int4] [--speed] FOLDER…
#include "core/base/error.h"
#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/request.h"
#include "core/musicgen/plan/shapes.h"
#include "core/musicgen/measure/speed.h"
#include "core/musicgen/verify/verify.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

using namespace capriccio;
using namespace capriccio::musicgen;

namespace {

/// Every check of a folder that failed is printed; how many did.
int check(const std::string& folder, const LoadOptions& options) {
    int failed = 0;
    const int all = verify(folder, folder + "/golden.safetensors", [&](const Check& each) {
        if (each.passed) return;
        ++failed;
        std::printf("FAILED %s: %s, %g where %g is allowed %s\n", folder.c_str(), each.name.c_str(), each.error, each.tolerance, each.note.c_str());
    }, options);
    std::printf("%s: %d of %d checks passed\n", folder.c_str(), all - failed, all);
    return all == 0 ? 1 : failed;
}

void sayStep(const LoadOptions& options) {
    const auto model = Model::random(publishedShape("small"), 1, options);
    Request request;
    request.frames = 500;
    request.takes.push_back({"80s pop trk", 0});
    const SpeedFigures speed = measureSpeed(*model, request);
    std::printf("%s at %s: %.2f ms a step, %.2f x real time\n", model->place().words.c_str(), nameOf(model->precision()), speed.msPerStep, speed.xRealTime);
}

}  // namespace

int main(int count, char** words) {
    LoadOptions options;
    std::vector<std::string> folders;
    bool speed = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const std::string_view value = i + 1 < count ? words[i + 1] : "";
        if (word == "--speed") {
            speed = true;
        } else if (word == "--device" && deviceOf(value)) {
            options.device = *deviceOf(value), ++i;
        } else if (word == "--precision" && precisionOf(value)) {
            options.precision = *precisionOf(value), ++i;
        } else if (word.starts_with("--")) {
            std::fprintf(stderr, "musicgen_check [--device D] [--precision P] [--speed] FOLDER...\n");
            return 2;
        } else {
            folders.emplace_back(word);
        }
    }
    try {
        int failed = 0;
        for (const std::string& folder : folders) failed += check(folder, options);
        if (speed) sayStep(options);
        return failed ? 1 : 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n%s\n", error.what(), error.detail().c_str());
        return 1;
    }
}
