#include "ui/compose/precisions.h"

#include "ui/compose/compose_panel.h"

namespace capriccio::ui {

std::vector<PrecisionWords> precisionWords() {
    return {{"auto", ComposePanel::tr("Automatic"), ComposePanel::tr("the quickest that sounds the same")},
            {"int4", ComposePanel::tr("4-bit"), ComposePanel::tr("least memory, a little rougher")},
            {"int8", ComposePanel::tr("8-bit"), ComposePanel::tr("quick, and sounds as published")},
            {"bf16", ComposePanel::tr("16-bit"), ComposePanel::tr("twice the memory of 8-bit")},
            {"f32", ComposePanel::tr("Full"), ComposePanel::tr("exactly as published, slow")}};
}

}  // namespace capriccio::ui
