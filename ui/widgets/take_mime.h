#pragma once

namespace capriccio::ui {

/// A take that is dragged within the window: its id, as decimal digits. Beside it there may be a file, for others.
inline constexpr char kTakeMime[] = "application/x-capriccio-take";

}  // namespace capriccio::ui
