#pragma once

#include "core/musicgen/generate/load_options.h"

#include <filesystem>
#include <functional>
#include <string>

namespace capriccio::musicgen {

/// One comparison with a reference answer.
struct Check {
    std::string name;  ///< the tensor's, as in the golden file
    double error = 0;  ///< largest absolute difference; for ids and codes, how many differ
    double tolerance = 0;
    bool passed = false;
    bool relative = false;  ///< error is the root mean square of the difference, as a share of the answer's
    std::string note;  ///< why it could not be compared, or empty
};

/// Runs a checkpoint on the inputs of a golden file and compares each stage with the answers in it: tokenizer, text
/// encoder, codec, chroma, language model (teacher-forced), whole greedy runs; what the file does not have is left out.
/// Hidden states and logits within 2e-4, sound within 1e-3, ids and codes exactly. In another precision than float32
/// (Auto means float32 here) hidden states and logits are compared as a whole, within what its rounding costs, and greedy
/// runs are left out: rounding chooses another token now and then, and all that follows differs. `each` hears every check
/// as it is done. Returns how many there were; throws Error when the model or the file can't be read. The golden file's tensors
/// are those of tests/data/README.md; beside it lies golden.json with the prompts and the runs.
int verify(const std::filesystem::path& modelFolder, const std::filesystem::path& golden,
           const std::function<void(const Check&)>& each, const LoadOptions& options = {});

}  // namespace capriccio::musicgen
