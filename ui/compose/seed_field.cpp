#include "ui/compose/seed_field.h"

#include "ui/theme/style.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/value_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>

namespace capriccio::ui {
namespace {

constexpr quint32 kSeedEnd = 1000000;  // short enough to read out and to type again

}  // namespace

SeedField::SeedField(const Theme& theme, QWidget* parent) : QWidget(parent) {
    auto* name = new QLabel(tr("See&d"), this);
    name->setProperty("role", QStringLiteral("soft"));
    name->setToolTip(tr("The same seed, prompt and settings give the same music again."));
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("seed"));
    m_field->setAccessibleName(tr("Seed"));
    m_field->setAccessibleDescription(tr("Empty: a new one each time. The same seed gives the same music again."));
    m_field->setPlaceholderText(tr("new each time"));
    m_field->setAlignment(Qt::AlignRight);
    m_field->setProperty("role", QStringLiteral("value"));
    m_field->setFixedWidth(170);
    // Nineteen digits always fit into 64 bits.
    m_field->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,19}")), m_field));
    name->setBuddy(m_field);
    m_dice = new IconButton(theme, QStringLiteral("dice"), tr("Choose the seed"), this);
    m_dice->setObjectName(QStringLiteral("seed.dice"));
    m_dice->setDiameter(24);  // it ends where the other rows do
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("seed.menu"));
    makeRound(m_menu);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(name);
    layout->addStretch();
    layout->addWidget(m_field);
    layout->addWidget(m_dice);
    connect(m_field, &QLineEdit::textChanged, this, &SeedField::changed);
    connect(m_menu, &QMenu::aboutToShow, this, &SeedField::fillMenu);
    connect(m_dice, &QAbstractButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_dice->mapToGlobal(QPoint(m_dice->width() - m_menu->sizeHint().width(), m_dice->height() + 4)));
    });
}

void SeedField::fillMenu() {
    m_menu->clear();
    auto* fresh = m_menu->addAction(tr("&New each time"));
    fresh->setObjectName(QStringLiteral("seed.new"));
    fresh->setCheckable(true);
    fresh->setChecked(!seed());
    connect(fresh, &QAction::triggered, this, [this] { setSeed(std::nullopt); });
    if (m_last) {
        auto* last = m_menu->addAction(tr("&Keep the last one (%1)").arg(*m_last));
        last->setObjectName(QStringLiteral("seed.last"));
        last->setCheckable(true);
        last->setChecked(seed() == m_last);
        connect(last, &QAction::triggered, this, [this] { setSeed(m_last); });
    }
    auto* roll = m_menu->addAction(tr("&Roll one and keep it"));
    roll->setObjectName(QStringLiteral("seed.roll"));
    connect(roll, &QAction::triggered, this, [this] { setSeed(QRandomGenerator::system()->bounded(1U, kSeedEnd)); });
}

std::optional<std::uint64_t> SeedField::seed() const {
    if (m_field->text().isEmpty()) return std::nullopt;
    return m_field->text().toULongLong();
}

void SeedField::setSeed(std::optional<std::uint64_t> seed) {
    m_field->setText(seed ? QString::number(*seed) : QString());
}

void SeedField::setLastSeed(std::uint64_t seed) { m_last = seed; }

}  // namespace capriccio::ui
