#include "ui/widgets/link_button.h"

namespace capriccio::ui {
namespace {

/// As capriccio.qss calls it.
QString styleOf(LinkKind kind) {
    switch (kind) {
        case LinkKind::Padded:
            return QStringLiteral("link");
        case LinkKind::Hint:
            return QStringLiteral("hintLink");
        default:
            return QStringLiteral("edgeLink");
    }
}

}  // namespace

QPushButton* linkButton(const char* name, const QString& words, QWidget* parent, LinkKind kind) {
    auto* button = new QPushButton(words, parent);
    button->setObjectName(QLatin1String(name));
    button->setProperty("kind", styleOf(kind));
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(false);
    return button;
}

}  // namespace capriccio::ui
