#include "ui/compose/chip_row.h"

#include "ui/compose/chip_pickers.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flow_layout.h"

#include <QPainter>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kFewest = 5;
constexpr qsizetype kMostOfPrompt = 2000;  // what is further back is text, not a list of words

PromptPicker* genrePicker(const Theme& theme, QWidget* opener) {
    return new WordPicker(theme, WordGroup::Genre, QStringLiteral("picker.genre"), ChipRow::tr("Genre"), opener);
}
PromptPicker* moodPicker(const Theme& theme, QWidget* opener) {
    return new WordPicker(theme, WordGroup::Mood, QStringLiteral("picker.mood"), ChipRow::tr("Mood"), opener);
}
PromptPicker* instrumentsPicker(const Theme& theme, QWidget* opener) {
    return new WordPicker(theme, WordGroup::Instruments, QStringLiteral("picker.instruments"),
                          ChipRow::tr("Instruments"), opener);
}
PromptPicker* tempoPicker(const Theme& theme, QWidget* opener) {
    return new TempoPicker(theme, QStringLiteral("picker.tempo"), ChipRow::tr("Tempo"), opener);
}
PromptPicker* keyPicker(const Theme& theme, QWidget* opener) {
    return new KeyPicker(theme, QStringLiteral("picker.key"), ChipRow::tr("Key"), opener);
}

}  // namespace

/// A chip that opens a picker, made when it is first wanted.
class ChipRow::GroupChip : public Chip {
  public:
    GroupChip(const Theme& theme, const QString& title, PromptPicker* (*make)(const Theme&, QWidget*), ChipRow* row)
        : Chip(theme, title, row), m_make(make), m_row(row) {
        setOpener(true);
        connect(this, &QAbstractButton::clicked, row, [this] { open(); });
    }
    void open() {
        if (!m_picker) {
            m_picker = m_make(m_theme, this);
            QObject::connect(m_picker, &PromptPicker::promptWanted, m_row, &ChipRow::promptWanted);
        }
        m_picker->showPrompt(m_row->m_prompt);
        m_picker->open();
    }
    void showPrompt(const QString& prompt) {
        if (m_picker) m_picker->showPrompt(prompt);
    }

  private:
    PromptPicker* (*m_make)(const Theme&, QWidget*);
    ChipRow* m_row;
    PromptPicker* m_picker = nullptr;
};

ChipRow::ChipRow(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_flow(new FlowLayout(6)), m_groups(new FlowLayout(6, true)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(m_flow);
    layout->addLayout(m_groups);
    addGroup(QStringLiteral("genre"), tr("Genre"), &genrePicker);
    addGroup(QStringLiteral("mood"), tr("Mood"), &moodPicker);
    addGroup(QStringLiteral("instruments"), tr("Instruments"), &instrumentsPicker);
    addGroup(QStringLiteral("tempo"), tr("Tempo"), &tempoPicker);
    m_tempo = m_groupChips.back();
    addGroup(QStringLiteral("key"), tr("Key"), &keyPicker);
    showPrompt({});
}

void ChipRow::addGroup(const QString& name, const QString& title, PromptPicker* (*make)(const Theme&, QWidget*)) {
    auto* chip = new GroupChip(m_theme, title, make, this);
    chip->setObjectName(QStringLiteral("chips.%1").arg(name));
    chip->setAccessibleDescription(tr("Opens words to choose from"));
    m_groups->addWidget(chip);
    m_groupChips << chip;
}

Chip* ChipRow::addChip(const QString& words) {
    auto* chip = new Chip(m_theme, words, this);
    chip->setObjectName(QStringLiteral("chip.%1").arg(words));
    chip->setToolTip(tr("Adds “%1” to the prompt, or takes it out").arg(words));
    connect(chip, &QAbstractButton::clicked, this, [this, words](bool on) { toggle(words, on); });
    return chip;
}

void ChipRow::toggle(const QString& words, bool on) {
    if (words.endsWith(QStringLiteral(" bpm")))
        Q_EMIT promptWanted(promptWithTempo(m_prompt, on ? tempoOf(words) : std::nullopt));
    else if (words.endsWith(QStringLiteral(" major")) || words.endsWith(QStringLiteral(" minor")))
        Q_EMIT promptWanted(promptWithKey(m_prompt, on ? words : QString()));
    else
        Q_EMIT promptWanted(on ? promptWith(m_prompt, words) : promptWithout(m_prompt, words));
}

void ChipRow::showPrompt(const QString& prompt) {
    m_prompt = prompt;
    const QStringList chosen = knownWordsIn(prompt.left(kMostOfPrompt));
    QStringList words = m_words.isEmpty() ? firstWords() : m_words;
    for (const QString& one : chosen)
        if (!words.contains(one)) words << one;
    // No more than are needed: what is not chosen leaves from the end, a tempo or key that was replaced first.
    const auto leave = [&](auto which) {
        for (qsizetype i = words.size() - 1; i >= 0 && words.size() > kFewest; --i)
            if (!chosen.contains(words[i]) && which(words[i])) words.removeAt(i);
    };
    leave([](const QString& one) { return one.endsWith(QStringLiteral(" bpm")); });
    leave([](const QString&) { return true; });
    if (words != m_words) {
        // Chips that stay keep their widgets (and the focus); only their order in the flow is new.
        QList<Chip*> chips;
        for (const QString& one : words) {
            const auto at = m_words.indexOf(one);
            chips << (at >= 0 ? m_chips[at] : addChip(one));
        }
        for (Chip* chip : m_chips) {
            m_flow->removeWidget(chip);
            if (!chips.contains(chip)) {
                chip->hide();
                chip->deleteLater();
                chip->setObjectName({});
            }
        }
        QWidget* before = nullptr;
        for (Chip* chip : chips) {
            m_flow->addWidget(chip);
            chip->show();
            if (before) setTabOrder(before, chip);
            before = chip;
        }
        for (GroupChip* chip : m_groupChips) {
            setTabOrder(before, chip);
            before = chip;
        }
        m_words = words;
        m_chips = chips;
        updateGeometry();
    }
    for (Chip* chip : m_chips) chip->setChecked(chosen.contains(chip->text()));
    for (GroupChip* chip : m_groupChips) chip->showPrompt(prompt);
}

void ChipRow::pickTempo() { m_tempo->open(); }

void ChipRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    updateGeometry();
}

}  // namespace capriccio::ui
