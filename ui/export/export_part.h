#pragma once

namespace capriccio::ui {

/// Of a take, in seconds: what is selected in the window, or played again and again there.
struct ExportPart {
    double from = 0;
    double to = 0;
    bool looped = false;
};

}  // namespace capriccio::ui
