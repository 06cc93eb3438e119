#include "core/musicgen/nn/kernels/kernels.h"

#include <cstdlib>
#include <string_view>

namespace capriccio::musicgen::kernels {

const Table& best() {
    static const Table& chosen = []() -> const Table& {
        const char* wanted = std::getenv("CAPRICCIO_KERNELS");
        if (wanted && std::string_view(wanted) == "reference") return reference();
        for (const Table* table : {amx(), avx512(), avx2(), neon()})
            if (table && (!wanted || std::string_view(wanted) == table->name)) return *table;
        for (const Table* table : {amx(), avx512(), avx2(), neon()})
            if (table) return *table;  // the wanted one is not there
        return reference();
    }();
    return chosen;
}

}  // namespace capriccio::musicgen::kernels
