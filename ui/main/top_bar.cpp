#include "ui/main/top_bar.h"

#include "ui/models/model_chooser.h"
#include "ui/projects/project_button.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"

#include <QHBoxLayout>
#include <QLabel>

namespace capriccio::ui {

namespace {

constexpr int kWordsFrom = 1200;

}  // namespace

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
    m_takes = new WordButton(theme, QStringLiteral("takes"), tr("Takes"), tr("Show or hide the takes (Ctrl+T)"), this);
    m_takes->setObjectName(QStringLiteral("takesButton"));
    m_takes->setCheckable(true);
    m_search = new WordButton(theme, QStringLiteral("search"), tr("Search prompts"),
                              tr("Search the prompts of all projects (Ctrl+Shift+F)"), this);
    m_search->setLabelShown(false);
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

void TopBar::setWaiting(int waiting) {
    m_takes->setLabel(waiting > 0 ? tr("Takes (%1)").arg(waiting) : tr("Takes"));
    m_takes->setWords(waiting > 0 ? tr("Show or hide the takes (Ctrl+T); %n wait to be made", nullptr, waiting)
                                  : tr("Show or hide the takes (Ctrl+T)"));
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_search->setLabelShown(width() >= kWordsFrom);
}

void TopBar::setSpeed(double speed) {
    m_speed->setText(speed > 0 ? tr("%1× real time").arg(speed, 0, 'f', 1) : QString());
    m_speed->setVisible(speed > 0);
}

}  // namespace capriccio::ui
