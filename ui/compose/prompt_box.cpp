#include "ui/compose/prompt_box.h"

#include "ui/compose/prompt_edit.h"
#include "ui/theme/style.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flow_layout.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

QRegularExpression wholeWords(const QString& words, const QString& before = {}, const QString& after = {}) {
    return QRegularExpression(
        before + QStringLiteral("(?<![\\w-])") + QRegularExpression::escape(words) + QStringLiteral("(?![\\w-])") +
            after,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

void setRole(QLabel* label, const QString& role) {
    if (label->property("role").toString() == role) return;
    label->setProperty("role", role);
    repolish(label);
}

}  // namespace

bool promptHas(const QString& prompt, const QString& words) { return wholeWords(words).match(prompt).hasMatch(); }

QString promptWith(const QString& prompt, const QString& words) {
    const QString before = prompt.trimmed();
    if (before.isEmpty()) return words;
    return before.endsWith(QLatin1Char(',')) ? before + QLatin1Char(' ') + words
                                             : before + QStringLiteral(", ") + words;
}

QString promptWithout(const QString& prompt, const QString& words) {
    QString rest = prompt;
    // With the comma before it; else, at the start, with the one after it; else the bare words.
    for (const auto& pattern :
         {wholeWords(words, QStringLiteral(",\\s*"), QStringLiteral("(?=\\s*(,|$))")),
          wholeWords(words, QStringLiteral("^\\s*"), QStringLiteral("\\s*,\\s*")), wholeWords(words)}) {
        const auto match = pattern.match(rest);
        if (!match.hasMatch()) continue;
        rest.remove(match.capturedStart(), match.capturedLength());
        return rest.replace(QRegularExpression(QStringLiteral(" {2,}")), QStringLiteral(" ")).trimmed();
    }
    return rest;
}

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

    auto* flow = new FlowLayout(8);
    for (const char* words :
         {"80s", "pop", "rock", "lo-fi", "synth", "drums", "piano", "guitar", "warm", "driving", "120 bpm"}) {
        auto* chip = new Chip(theme, QLatin1String(words), this);
        chip->setObjectName(QStringLiteral("chip.%1").arg(QLatin1String(words)));
        chip->setToolTip(tr("Adds “%1” to the prompt, or takes it out").arg(QLatin1String(words)));
        connect(chip, &QAbstractButton::clicked, this, [this, chip](bool on) { toggleWords(chip->text(), on); });
        m_chips << chip;
        flow->addWidget(chip);
    }

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_card);
    layout->addLayout(flow);

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        refreshChips();
        Q_EMIT changed();
    });
    connect(m_edit, &PromptEdit::focusChanged, this, [this](bool has) {
        m_card->setProperty("active", has);
        repolish(m_card);
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

void PromptBox::toggleWords(const QString& words, bool on) {
    m_edit->setPrompt(on ? promptWith(prompt(), words) : promptWithout(prompt(), words));
}

void PromptBox::refreshChips() {
    // Long texts are looked at up to where a chip's words would still count as part of the description.
    const QString text = prompt().left(2000);
    for (Chip* chip : m_chips) chip->setChecked(promptHas(text, chip->text()));
}

}  // namespace capriccio::ui
