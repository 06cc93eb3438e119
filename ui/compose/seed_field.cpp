#include "ui/compose/seed_field.h"

#include "ui/widgets/value_button.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>

namespace capriccio::ui {
namespace {

constexpr quint32 kSeedEnd = 1000000;  // short enough to read out and to type again

QString digitsOf(const QString& text) {
    QString digits;
    for (const QChar letter : text)
        if (letter >= QLatin1Char('0') && letter <= QLatin1Char('9')) digits += letter;
    return digits;
}

}  // namespace

SeedField::SeedField(const Theme& theme, QWidget* parent) : QWidget(parent) {
    const QString why =
        tr("Chance decides each take anew. The same seed with the same settings gives exactly the same "
           "music again.");
    auto* name = new QLabel(tr("See&d (chance)"), this);
    name->setProperty("role", QStringLiteral("soft"));
    name->setToolTip(why);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("seed"));
    m_field->setAccessibleName(tr("Seed"));
    m_field->setAccessibleDescription(why);
    m_field->setToolTip(tr("Type a number, or empty it for a different one each time."));
    m_field->setAlignment(Qt::AlignRight);
    m_field->setMinimumWidth(72);
    // Nineteen digits always fit into 64 bits; spaces as one reads them out.
    m_field->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("([ \\x{2009}]*\\d){0,19}[ \\x{2009}]*")), m_field));
    m_choice = new ValueButton(theme, tr("Seed"), this);
    m_choice->setObjectName(QStringLiteral("seed.choice"));
    m_choice->setToolTip(why);
    m_choice->menu().setObjectName(QStringLiteral("seed.menu"));
    name->setBuddy(m_choice);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(name);
    layout->addStretch(1);
    layout->addWidget(m_field, 4);
    layout->addWidget(m_choice);
    connect(m_field, &QLineEdit::textChanged, this, &SeedField::changed);
    connect(m_field, &QLineEdit::editingFinished, this, [this] { setSeed(seed()); });
    connect(&m_choice->menu(), &QMenu::aboutToShow, this, &SeedField::fillMenu);
    fillMenu();
    keep(false);
}

QString SeedField::seedText(std::uint64_t seed) {
    return QLocale(QLocale::English).toString(qulonglong(seed)).replace(QLatin1Char(','), QChar(0x2009));
}

void SeedField::fillMenu() {
    QMenu& menu = m_choice->menu();
    menu.clear();
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const char* action, const QString& words, bool chosen, auto act) {
        auto* made = menu.addAction(words);
        made->setObjectName(QLatin1String(action));
        made->setCheckable(true);
        made->setChecked(chosen);
        group->addAction(made);
        connect(made, &QAction::triggered, this, act);
    };
    const auto now = seed();
    add("seed.new", tr("&Different each time"), !now, [this] { setSeed(std::nullopt); });
    if (now) add("seed.kept", tr("&Always the same: %1").arg(seedText(*now)), true, [] {});
    if (m_last && m_last != now)
        add("seed.last", tr("&Keep the last take’s: %1").arg(seedText(*m_last)), false, [this] { setSeed(m_last); });
    menu.addSeparator();
    auto* typed = menu.addAction(tr("&Type a seed…"));
    typed->setObjectName(QStringLiteral("seed.type"));
    connect(typed, &QAction::triggered, this, &SeedField::type);
    auto* roll = menu.addAction(tr("&Roll one and keep it"));
    roll->setObjectName(QStringLiteral("seed.roll"));
    connect(roll, &QAction::triggered, this, [this] { setSeed(QRandomGenerator::system()->bounded(1U, kSeedEnd)); });
}

void SeedField::keep(bool kept) {
    m_field->setVisible(kept);
    m_choice->setValue(kept ? tr("always") : tr("different each time"));
}

/// A field to type into, begun with what there is.
void SeedField::type() {
    keep(true);
    m_field->selectAll();
    m_field->setFocus(Qt::OtherFocusReason);
}

std::optional<std::uint64_t> SeedField::seed() const {
    const QString digits = digitsOf(m_field->text());
    if (digits.isEmpty()) return std::nullopt;
    return digits.toULongLong();
}

void SeedField::setSeed(std::optional<std::uint64_t> seed) {
    m_field->setText(seed ? seedText(*seed) : QString());
    keep(seed.has_value());
}

void SeedField::setLastSeed(std::uint64_t seed) { m_last = seed; }

}  // namespace capriccio::ui
