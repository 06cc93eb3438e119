#include "ui/settings/setting_row.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

namespace capriccio::ui {

SettingRow::SettingRow(const QString& title, const QString& words, const QString& keywords, QWidget* control,
                       QWidget* parent)
    : QWidget(parent), m_text(title + QLatin1Char(' ') + words + QLatin1Char(' ') + keywords) {
    auto* name = new QLabel(title, this);
    name->setProperty("role", QStringLiteral("strong"));
    name->setBuddy(control);
    auto* note = new QLabel(words, this);
    note->setProperty("role", QStringLiteral("note"));
    note->setWordWrap(true);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(name);
    text->addWidget(note);
    control->setParent(this);
    if (control->accessibleName().isEmpty()) control->setAccessibleName(title);
    control->setAccessibleDescription(words);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 9, 0, 9);
    layout->setSpacing(20);
    layout->addLayout(text, 1);
    layout->addWidget(control, 0, Qt::AlignVCenter | Qt::AlignRight);
}

bool SettingRow::matches(const QString& search, const QString& group) const {
    const QString all = group + QLatin1Char(' ') + m_text;
    const QStringList words = search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

}  // namespace capriccio::ui
