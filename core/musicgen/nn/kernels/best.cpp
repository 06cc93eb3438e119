#include "core/musicgen/nn/kernels/kernels.h"

#include <cstdlib>
#include <string_view>

namespace capriccio::musicgen::kernels {

const Table& best() {
    static const Table& chosen = []() -> const Table& {
        const char* wanted = std::getenv("CAPRICCIO_KERNELS");
        if (wanted && std::string_view(wanted) == "reference") return reference();
        if (const Table* table = avx2()) return *table;
        return reference();
    }();
    return chosen;
}

}  // namespace capriccio::musicgen::kernels
