#include "ui/compose/section_editor.h"

#include "ui/compose/length_field.h"
#include "ui/compose/section_timeline.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/link_button.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace capriccio::ui {

SectionEditor::SectionEditor(const Theme& theme, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sections"));
    auto* name = new QLabel(tr("Sections"), this);
    name->setProperty("role", QStringLiteral("soft"));
    m_summary = new ElidedLabel(this);
    m_summary->setText(tr("one prompt"));
    m_summary->setProperty("role", QStringLiteral("hint"));
    m_add = linkButton("sections.add", tr("Add a section"), this);
    m_add->setAccessibleDescription(tr("Divides the piece: another prompt from there on"));
    m_add->setToolTip(tr("Another prompt from some point on: an intro, a chorus, a break, an ending"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(name);
    head->addWidget(m_summary, 100);
    head->addStretch(1);
    head->addWidget(m_add);

    m_body = new QWidget(this);
    m_timeline = new SectionTimeline(theme, m_body);
    m_words = new QLineEdit(m_body);
    m_words->setObjectName(QStringLiteral("section.prompt"));
    m_words->setAccessibleName(tr("What this section is to be"));
    addParts(theme, m_body);
    m_beginWords = new QLabel(tr("starts at"), m_body);
    m_beginWords->setProperty("role", QStringLiteral("soft"));
    m_begin = new LengthField(m_body);
    m_begin->setObjectName(QStringLiteral("section.begin"));
    m_begin->setAccessibleName(tr("Where this section begins"));
    m_begin->setToolTip(tr("Type where this section begins, 1:45 say, or drag its edge above"));
    m_begin->setProperty("role", QStringLiteral("smallFigure"));
    m_begin->setFixedWidth(76);
    m_beginWords->setBuddy(m_begin);
    m_remove = linkButton("section.remove", tr("Take it out"), m_body);
    m_remove->setToolTip(tr("Take this section out: the one before it goes on"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_beginWords);
    row->addWidget(m_begin);
    row->addStretch();
    row->addWidget(m_remove);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(8);
    body->addWidget(m_timeline);
    body->addWidget(m_words);
    body->addWidget(m_parts);
    body->addLayout(row);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_body);

    connect(m_add, &QPushButton::clicked, this, [this] {
        // Where there is most room, unless a section was chosen.
        int longest = 0;
        for (int i = 1; i < m_sections.count(); ++i)
            if (m_sections.end(i) - m_sections.begin(i) > m_sections.end(longest) - m_sections.begin(longest) + 1e-9)
                longest = i;
        divide(longest);
    });
    connect(m_timeline, &SectionTimeline::chosen, this, &SectionEditor::choose);
    connect(m_timeline, &SectionTimeline::divideWanted, this, &SectionEditor::divide);
    connect(m_timeline, &SectionTimeline::removeWanted, this, &SectionEditor::remove);
    connect(m_timeline, &SectionTimeline::editWanted, this, [this](int section) {
        choose(section);
        if (section > 0) m_words->setFocus(Qt::OtherFocusReason);
    });
    connect(m_timeline, &SectionTimeline::moveWanted, this, [this](int section, double at) {
        if (!m_sections.move(section, at)) return;
        refresh();
        Q_EMIT changed();
    });
    connect(m_words, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!m_sections.setPrompt(m_current, text)) return;
        m_parts->setVisible(m_current > 0 && text.isEmpty());
        m_timeline->show(m_sections, m_mainPrompt, m_current);
        Q_EMIT changed();
    });
    connect(m_words, &QLineEdit::editingFinished, m_words, [this] { m_words->setCursorPosition(0); });
    connect(m_words, &QLineEdit::returnPressed, this, [this] { m_timeline->setFocus(Qt::TabFocusReason); });
    connect(m_begin, &QSpinBox::valueChanged, this, [this](int seconds) {
        if (m_sections.move(m_current, seconds / m_sections.seconds())) Q_EMIT changed();
        refresh();
    });
    connect(m_remove, &QAbstractButton::clicked, this, [this] { remove(m_current); });
    refresh();
}

/// A section has a prompt of its own: the part's name, then the words of the whole, to be changed from there.
void SectionEditor::addParts(const Theme& theme, QWidget* parent) {
    const std::pair<QString, QString> parts[] = {{tr("Intro"), QStringLiteral("intro, sparse and soft")},
                                                 {tr("Verse"), QStringLiteral("verse, calm")},
                                                 {tr("Chorus"), QStringLiteral("chorus, full and bright")},
                                                 {tr("Bridge"), QStringLiteral("bridge, another mood")},
                                                 {tr("Outro"), QStringLiteral("outro, fading out")}};
    m_parts = new QWidget(parent);
    auto* flow = new FlowLayout(6);
    m_parts->setLayout(flow);
    for (const auto& [name, words] : parts) {
        auto* chip = new Chip(theme, name, m_parts);
        chip->setCheckable(false);
        chip->setObjectName(QStringLiteral("section.part.%1").arg(words.section(QLatin1Char(','), 0, 0)));
        chip->setToolTip(tr("Begins with “%1”").arg(words));
        connect(chip, &QAbstractButton::clicked, this, [this, words = words] { usePart(words); });
        flow->addWidget(chip);
    }
}

void SectionEditor::usePart(const QString& words) {
    const QString whole = m_mainPrompt.simplified();
    m_words->setText(whole.isEmpty() ? words : words + QStringLiteral(", ") + whole);
    m_words->setCursorPosition(0);
    m_words->setFocus(Qt::OtherFocusReason);
    if (!m_sections.setPrompt(m_current, m_words->text())) return;
    refresh();
    Q_EMIT changed();
}

std::vector<SectionMark> SectionEditor::marks() const {
    std::vector<SectionMark> marks;
    for (const SectionMark& mark : m_sections.marks())
        if (!mark.prompt.trimmed().isEmpty()) marks.push_back({mark.at, mark.prompt.trimmed()});
    return marks;
}

void SectionEditor::setMarks(std::vector<SectionMark> marks) {
    m_sections.setMarks(std::move(marks));
    m_current = 0;
    refresh();
    Q_EMIT changed();
}

void SectionEditor::setSeconds(double seconds) {
    m_sections.setSeconds(seconds);
    refresh();
}

void SectionEditor::setMainPrompt(const QString& prompt) {
    m_mainPrompt = prompt;
    m_timeline->show(m_sections, m_mainPrompt, m_current);
}

void SectionEditor::divide(int section) {
    const int added = m_sections.divide(section);
    if (added < 0) return;
    choose(added);
    m_words->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void SectionEditor::remove(int section) {
    if (!m_sections.remove(section)) return;
    m_current = std::min(section, m_sections.count() - 1);
    refresh();
    if (m_sections.count() == 1)
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_timeline->setFocus(Qt::OtherFocusReason);
    Q_EMIT changed();
}

void SectionEditor::choose(int section) {
    m_current = std::clamp(section, 0, m_sections.count() - 1);
    refresh();
}

void SectionEditor::refresh() {
    const bool divided = m_sections.count() > 1;
    m_current = std::clamp(m_current, 0, m_sections.count() - 1);
    m_summary->setVisible(!divided);
    m_body->setVisible(divided);
    m_add->setEnabled(m_sections.count() < Sections::kMost);
    m_timeline->show(m_sections, m_mainPrompt, m_current);
    const bool later = m_current > 0;
    const QSignalBlocker words(m_words);
    const QSignalBlocker begin(m_begin);
    m_words->setEnabled(later);
    if (m_words->text() != m_sections.prompt(m_current)) m_words->setText(m_sections.prompt(m_current));
    m_words->setPlaceholderText(later ? tr("What comes here: break, pads only") : tr("This one has the prompt above"));
    const auto last = static_cast<int>(std::floor(m_sections.seconds()));
    m_begin->setRange(0, std::max(1, last));
    m_begin->setValue(static_cast<int>(std::lround(m_sections.begin(m_current) * m_sections.seconds())));
    m_begin->setVisible(later);
    m_beginWords->setVisible(later);
    m_parts->setVisible(later && m_words->text().isEmpty());
    m_remove->setVisible(later);
}

}  // namespace capriccio::ui
