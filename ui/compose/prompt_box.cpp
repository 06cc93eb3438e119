#include "ui/compose/prompt_box.h"

#include "ui/compose/chip_row.h"
#include "ui/compose/prompt_edit.h"
#include "ui/theme/style.h"

#include <algorithm>
#include <cmath>

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kMostLines = 6;  ///< more of a prompt is scrolled
constexpr int kFewestLines = 4;
constexpr int kFewestLowLines = 2;

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
    auto* without = new QLabel(tr("&Without:"), this);
    without->setProperty("role", QStringLiteral("soft"));
    m_negative = new QLineEdit(this);
    m_negative->setObjectName(QStringLiteral("negative"));
    m_negative->setAccessibleName(tr("Without: what to keep away from"));
    m_negative->setToolTip(tr("What the music is to keep away from"));
    m_negative->setPlaceholderText(tr("noise, vocals…"));
    m_negative->setProperty("role", QStringLiteral("open"));
    m_negative->setClearButtonEnabled(false);
    without->setBuddy(m_negative);
    auto* negative = new QHBoxLayout;
    negative->setSpacing(10);
    negative->addWidget(without);
    negative->addWidget(m_negative, 1);
    m_negativeHint = new QLabel(tr("Needs a guidance above 1 (under Advanced)."), this);
    m_negativeHint->setObjectName(QStringLiteral("negative.hint"));
    m_negativeHint->setProperty("role", QStringLiteral("hint"));
    m_negativeHint->setVisible(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_card);
    layout->addWidget(m_chips);
    layout->addLayout(negative);
    layout->addWidget(m_negativeHint);

    fit();
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_chips->showPrompt(prompt());
        fit();
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
        m_hint->setText(tr("Too long: the model reads only the first %1 % of it.")
                            .arg(std::max(1, length.limit * 100 / length.tokens)));
    else if (length.limit > 0 && length.tokens * 5 > length.limit * 4)
        m_hint->setText(tr("Nearly as long as the model can read."));
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

void PromptBox::setLow(bool low) {
    if (low == m_low) return;
    m_low = low;
    fit();
}

/// As tall as its lines, between a few and a few more: it grows before it scrolls.
void PromptBox::fit() {
    const QTextDocument& document = *m_edit->document();
    int lines = 0;
    double height = 0;
    for (QTextBlock block = document.begin(); block.isValid() && lines < kMostLines; block = block.next()) {
        document.documentLayout()->blockBoundingRect(block);  // lays it out
        for (int i = 0; i < block.layout()->lineCount() && lines < kMostLines; ++i, ++lines)
            height += block.layout()->lineAt(i).height();  // those of Chinese are taller
    }
    const int fewest = m_low ? kFewestLowLines : kFewestLines;
    // An empty line is as tall as what stands for the words: Chinese is taller.
    QTextLayout usual(m_edit->placeholderText().left(1), m_edit->font());
    usual.beginLayout();
    const QTextLine line = usual.createLine();
    usual.endLayout();
    const double spacing =
        std::max<double>(QFontMetrics(m_edit->font()).lineSpacing(), line.isValid() ? line.height() : 0);
    height = std::max(height + std::max(0, fewest - lines) * spacing, lines <= fewest ? fewest * spacing : 0.0);
    m_edit->setFixedHeight(static_cast<int>(std::ceil(height)) + 2);
}

void PromptBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace capriccio::ui
