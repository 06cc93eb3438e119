#include "ui/main/top_bar.h"

#include "ui/models/model_chooser.h"
#include "ui/projects/project_button.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"

#include <QHBoxLayout>
#include <QLabel>

namespace capriccio::ui {

TopBar::TopBar(const Theme& theme, ModelChooser* model, ProjectButton* project, QWidget* parent)
    : QWidget(parent), m_project(project) {
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(52);
    auto* mark = new IconView(theme, QStringLiteral("note"), &Tokens::accent, 20, this);
    auto* brand = new QLabel(QStringLiteral("Capriccio"), this);
    brand->setProperty("role", QStringLiteral("heading"));
    m_speed = new FigureLabel(theme, 13, QFont::DemiBold, &Tokens::melody, this);
    m_speed->setObjectName(QStringLiteral("speed"));
    m_takes = new IconButton(theme, QStringLiteral("takes"), tr("Show the takes (Ctrl+T)"), this);
    m_takes->setObjectName(QStringLiteral("takesButton"));
    m_takes->setCheckable(true);
    m_search = new IconButton(theme, QStringLiteral("search"), tr("Search all prompts (Ctrl+Shift+F)"), this);
    m_search->setObjectName(QStringLiteral("searchPrompts"));
    m_menu = new IconButton(theme, QStringLiteral("settings"), tr("Menu and settings"), this);
    m_menu->setObjectName(QStringLiteral("menu"));

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 0, 16, 1);
    layout->setSpacing(4);
    layout->addWidget(mark);
    layout->addSpacing(4);
    layout->addWidget(brand);
    layout->addSpacing(12);
    layout->addWidget(project);
    layout->addStretch();
    layout->addWidget(m_speed);
    layout->addSpacing(12);
    layout->addWidget(model);
    layout->addSpacing(8);
    layout->addWidget(m_takes);
    layout->addWidget(m_search);
    layout->addWidget(m_menu);
    setSpeed(0);
}

void TopBar::setSpeed(double speed) {
    m_speed->setText(speed > 0 ? tr("%1× real time").arg(speed, 0, 'f', 1) : QString());
    m_speed->setVisible(speed > 0);
}

}  // namespace capriccio::ui
