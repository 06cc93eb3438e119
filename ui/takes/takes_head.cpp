#include "ui/takes/takes_head.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/stars.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

TakesHead::TakesHead(const Theme& theme, QWidget* parent) : QWidget(parent) {
    m_heading = new QLabel(tr("Takes"), this);
    m_heading->setProperty("role", QStringLiteral("heading"));
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("takes.count"));
    m_count->setProperty("role", QStringLiteral("note"));
    m_export =
        new WordButton(theme, QStringLiteral("save"), tr("Export…"), tr("Export the chosen takes (Ctrl+E)"), this);
    m_export->setObjectName(QStringLiteral("takes.export"));
    m_emptyBin = linkButton("bin.empty", tr("Empty the bin…"), this);
    m_emptyBin->setToolTip(tr("Deletes what is in the bin for good"));
    m_back = linkButton("bin.back", tr("‹ Close the bin"), this);
    m_back->setToolTip(tr("Shows the takes again; the bin stays as it is"));
    m_binWords = new QLabel(tr("What is here stays until you empty the bin."), this);
    m_binWords->setProperty("role", QStringLiteral("hint"));
    m_binWords->setWordWrap(true);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("takes.search"));
    m_search->setPlaceholderText(tr("Search: piano, small, ****"));
    m_search->setAccessibleName(tr("Search the takes by words, stars or model"));
    m_search->setToolTip(tr("Words of prompt, name, note or model; **** for four stars and up (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(200);
    m_search->setFixedHeight(30);
    m_search->setTextMargins(20, 0, 0, 0);
    auto* glass = new IconView(theme, QStringLiteral("search"), &Tokens::faint, 14, m_search);
    glass->setAttribute(Qt::WA_TransparentForMouseEvents);
    glass->setGeometry(9, 8, 14, 14);
    m_stars = new StarRating(theme, this, StarRating::Kind::AtLeast);
    m_stars->setObjectName(QStringLiteral("takes.stars"));
    auto* andUp = new QLabel(tr("and up"), this);
    andUp->setProperty("role", QStringLiteral("hint"));
    m_tree = new WordButton(theme, QStringLiteral("tree"), tr("Tree"),
                            tr("Each take under the one it came from (Ctrl+Shift+T)"), this);
    m_tree->setObjectName(QStringLiteral("takes.tree"));
    m_tree->setCheckable(true);
    m_tree->setButtonHeight(28);

    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_heading);
    first->addSpacing(4);
    first->addWidget(m_count);
    first->addStretch();
    first->addWidget(m_emptyBin);
    first->addWidget(m_export);
    // The bin has no such button; what is below stays where it is.
    m_heading->setMinimumHeight(m_export->sizeHint().height());
    m_filter = new QWidget(this);
    auto* filter = new QHBoxLayout(m_filter);
    filter->setContentsMargins(0, 0, 0, 0);
    filter->setSpacing(2);
    filter->addWidget(m_stars);
    filter->addWidget(andUp);
    filter->addStretch();
    filter->addWidget(m_tree);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 8);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addWidget(m_back, 0, Qt::AlignLeft);
    layout->addWidget(m_binWords);
    layout->addWidget(m_search);
    layout->addWidget(m_filter);

    connect(m_search, &QLineEdit::textChanged, this, &TakesHead::wordsChanged);
    connect(m_stars, &StarRating::starsChosen, this, &TakesHead::leastStarsChanged);
    connect(m_tree, &QAbstractButton::toggled, this, &TakesHead::treeChanged);
    connect(m_export, &QAbstractButton::clicked, this, &TakesHead::exportRequested);
    connect(m_emptyBin, &QAbstractButton::clicked, this, &TakesHead::emptyRequested);
    connect(m_back, &QAbstractButton::clicked, this, &TakesHead::binClosed);
}

void TakesHead::show(const State& state) {
    const bool anyAtAll = state.all > 0;
    m_heading->setText(state.bin ? tr("Bin") : tr("Takes"));
    m_count->setText(tr("%1 of %2", "found takes").arg(state.listed).arg(state.all));
    m_count->setAccessibleName(tr("%1 of %2 takes found").arg(state.listed).arg(state.all));
    m_count->setVisible(isSearching());
    m_back->setVisible(state.bin);
    m_binWords->setVisible(state.bin && anyAtAll);
    m_emptyBin->setVisible(state.bin && state.mayEmpty && state.listed > 0 && !isSearching());
    m_export->setVisible(!state.bin && anyAtAll);
    m_export->setEnabled(state.listed > 0);
    m_export->setLabel(state.chosen > 1 ? tr("Export %n…", nullptr, state.chosen) : tr("Export…"));
    m_export->setWords(state.chosen > 1 ? tr("Export the %n chosen takes (Ctrl+E)", nullptr, state.chosen)
                                        : tr("Export the chosen take; choose more with Ctrl or Shift (Ctrl+E)"));
    // Where there is nothing to find there is nothing to search with.
    m_search->setVisible(anyAtAll || isSearching());
    m_filter->setVisible(!state.bin && (anyAtAll || isSearching()));
}

void TakesHead::clear() {
    m_search->clear();
    if (m_stars->stars() == 0) return;
    m_stars->setStars(0);
    Q_EMIT leastStarsChanged(0);
}

bool TakesHead::isSearching() const { return !m_search->text().trimmed().isEmpty() || m_stars->stars() > 0; }

void TakesHead::setTree(bool tree) { m_tree->setChecked(tree); }

bool TakesHead::isTree() const { return m_tree->isChecked(); }

}  // namespace capriccio::ui
