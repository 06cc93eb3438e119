#pragma once

#include <QPushButton>

namespace capriccio::ui {

enum class LinkKind {
    Edge,    ///< in line with the text above and below, underlined under the pointer
    Padded,  ///< among other buttons: with a ground of its own under the pointer
    Hint     ///< small and soft, always underlined
};

/// A few words to click. It takes the focus from the keyboard alone, and is never what Enter presses in a dialog.
QPushButton* linkButton(const char* name, const QString& words, QWidget* parent, LinkKind kind = LinkKind::Edge);

}  // namespace capriccio::ui
