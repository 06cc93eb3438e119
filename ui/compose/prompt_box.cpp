#include "ui/compose/prompt_box.h"

#include "ui/compose/chip_row.h"
#include "ui/compose/prompt_edit.h"
#include "ui/theme/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

void setRole(QLabel* label, const QString& role) {
    if (label->property("role").toString() == role) return;
    label->setProperty("role", role);
    repolish(label);
}

}  // namespace

PromptBox::PromptBox(const Theme& theme, QWidget* parent) : QWidget(parent) {
    m_card = new QFrame(this);
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_card->setObjectName(QStringLiteral("promptCard"));
    m_edit = new PromptEdit(m_card);
    m_edit->setObjectName(QStringLiteral("prompt"));
    m_edit->setAccessibleName(tr("Prompt"));
    m_edit->setPlaceholderText(tr("Describe the music: style, instruments, mood, tempo…"));
    m_edit->setFont(theme.font(14));
    m_edit->setFixedHeight(84);
    m_hint = new QLabel(tr("English works best"), m_card);
    m_hint->setObjectName(QStringLiteral("prompt.hint"));
    m_hint->setProperty("role", QStringLiteral("hint"));
    m_hint->setWordWrap(true);
    m_keys = new QLabel(tr("Ctrl+↑ earlier"), m_card);
    m_keys->setProperty("role", QStringLiteral("hint"));
    m_keys->setVisible(false);
    auto* hints = new QHBoxLayout;
    hints->setSpacing(8);
    hints->addWidget(m_hint, 1);
    hints->addWidget(m_keys);
    auto* card = new QVBoxLayout(m_card);
    card->setContentsMargins(14, 12, 14, 10);
    card->setSpacing(6);
    card->addWidget(m_edit);
    card->addLayout(hints);

    m_chips = new ChipRow(theme, this);
    m_negative = new QLineEdit(this);
    m_negative->setObjectName(QStringLiteral("negative"));
    m_negative->setAccessibleName(tr("Keep away from"));
    m_negative->setPlaceholderText(tr("Keep away from… noise, vocals"));
    m_negative->setClearButtonEnabled(false);
    m_negativeHint = new QLabel(tr("Needs a guidance above 1 (under Advanced)."), this);
    m_negativeHint->setObjectName(QStringLiteral("negative.hint"));
    m_negativeHint->setProperty("role", QStringLiteral("hint"));
    m_negativeHint->setVisible(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_card);
    layout->addWidget(m_chips);
    layout->addWidget(m_negative);
    layout->addWidget(m_negativeHint);

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_chips->showPrompt(prompt());
        Q_EMIT changed();
    });
    connect(m_edit, &PromptEdit::focusChanged, this, [this](bool has) {
        m_card->setProperty("active", has);
        repolish(m_card);
        m_keys->setVisible(has && m_hint->property("role") != QLatin1String("over"));
    });
    connect(m_chips, &ChipRow::promptWanted, m_edit, &PromptEdit::setPrompt);
    connect(m_negative, &QLineEdit::textChanged, this, [this] {
        setGuidance(m_guidance);
        Q_EMIT negativeChanged();
    });
}

QString PromptBox::prompt() const { return m_edit->toPlainText(); }

void PromptBox::setPrompt(const QString& prompt) { m_edit->setPrompt(prompt); }

void PromptBox::showLength(studio::Generator::PromptLength length) {
    const bool over = length.limit > 0 && length.tokens > length.limit;
    setRole(m_hint, over ? QStringLiteral("over") : QStringLiteral("hint"));
    if (over)
        m_hint->setText(
            tr("This prompt is %1 tokens; the model reads the first %2.").arg(length.tokens).arg(length.limit));
    else if (length.limit > 0 && length.tokens * 4 > length.limit)
        m_hint->setText(tr("English works best · %1 of %2 tokens").arg(length.tokens).arg(length.limit));
    else
        m_hint->setText(tr("English works best"));
    m_keys->setVisible(!over && m_edit->hasFocus());
}

QString PromptBox::negativePrompt() const { return m_negative->text().trimmed(); }

void PromptBox::setNegativePrompt(const QString& prompt) { m_negative->setText(prompt); }

void PromptBox::setGuidance(double guidance) {
    m_guidance = guidance;
    m_negativeHint->setVisible(guidance <= 1 && !negativePrompt().isEmpty());
}

}  // namespace capriccio::ui
