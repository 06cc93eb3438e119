#include "ui/playback/first_start.h"

#include "ui/theme/style.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/more_below.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace capriccio::ui {

class FirstStart::Card : public PaintedButton {
  public:
    Card(const Theme& theme, const QString& prompt, QWidget* parent) : PaintedButton(theme, parent) {
        setText(prompt);
        setAccessibleName(prompt);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    /// Whether a click leads to sound at once.
    void setReady(bool ready) {
        m_ready = ready;
        setToolTip(ready ? QString() : FirstStart::tr("Choose a model first; then this one is made"));
        update();
    }
    QSize sizeHint() const override { return {340, 56}; }
    QSize minimumSizeHint() const override { return {200, 56}; }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(underMouse() ? t.line : t.cardEdge));
        painter.setBrush(isDown() ? t.hover : underMouse() ? t.raised : t.card);
        painter.drawRoundedRect(hasFocus() ? area.adjusted(0.5, 0.5, -0.5, -0.5) : area, 14, 14);
        const QPointF centre(30, height() / 2.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(!m_ready ? t.raised : underMouse() ? t.accent : t.accentSoft);
        painter.drawEllipse(centre, 16, 16);
        m_theme.paintIcon(painter, QStringLiteral("play"), QRectF(centre.x() - 6.5, centre.y() - 7.5, 15, 15),
                          !m_ready       ? t.faint
                          : underMouse() ? t.onAccent
                                         : t.accentText);
        painter.setFont(m_theme.font(13, QFont::Medium));
        painter.setPen(t.text);
        painter.drawText(rect().adjusted(58, 6, -14, -6), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text());
    }

  private:
    bool m_ready = true;
};

QStringList FirstStart::examples() {
    // Not translated: the models read English.
    return {
        QStringLiteral("80s pop track with bassy drums and synth"),
        QStringLiteral("90s rock song with loud guitars and heavy drums"),
        QStringLiteral("warm lo-fi beat with soft keys for a rainy evening"),
        QStringLiteral("solo piano waltz, gentle and a little sad"),
        QStringLiteral("fast drum and bass with a deep bass line"),
        QStringLiteral("slow ambient pads drifting like fog"),
        QStringLiteral("bossa nova with nylon guitar, sunny"),
        QStringLiteral("8-bit chase music, quick and silly"),
        QStringLiteral("cheerful country song with acoustic guitars"),
        QStringLiteral("epic orchestra with brass and rolling timpani"),
    };
}

FirstStart::FirstStart(const Theme& theme, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("firstStart"));
    auto* question = new QLabel(tr("What do you want to hear?"), this);
    question->setObjectName(QStringLiteral("firstStart.question"));
    question->setProperty("role", QStringLiteral("question"));
    m_lead = new QLabel(this);
    m_lead->setObjectName(QStringLiteral("firstStart.lead"));
    m_lead->setProperty("role", QStringLiteral("soft"));
    m_lead->setWordWrap(true);

    m_grid = new QGridLayout;
    m_grid->setSpacing(8);
    const auto prompts = examples();
    for (qsizetype i = 0; i < prompts.size(); ++i) {
        auto* card = new Card(theme, prompts[i], this);
        card->setObjectName(QStringLiteral("example.%1").arg(i));
        connect(card, &QAbstractButton::clicked, this, [this, prompt = prompts[i]] { Q_EMIT exampleChosen(prompt); });
        m_cards << card;
    }

    m_note = new QFrame(this);
    QFrame* note = m_note;
    note->setObjectName(QStringLiteral("firstStart.note"));
    note->setProperty("note", true);
    m_noteTitle = new QLabel(note);
    m_noteTitle->setWordWrap(true);
    m_noteWords = new QLabel(note);
    m_noteWords->setProperty("role", QStringLiteral("soft"));
    m_noteWords->setWordWrap(true);
    m_choose = new QPushButton(tr("C&hoose a model…"), note);
    m_choose->setObjectName(QStringLiteral("firstStart.chooseModel"));
    m_choose->setFocusPolicy(Qt::TabFocus);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_noteTitle);
    words->addWidget(m_noteWords);
    auto* noteRow = new QHBoxLayout(note);
    noteRow->setContentsMargins(18, 14, 16, 14);
    noteRow->setSpacing(16);
    noteRow->addLayout(words, 1);
    noteRow->addWidget(m_choose, 0, Qt::AlignVCenter);

    m_body = new QWidget(this);
    m_body->setObjectName(QStringLiteral("firstStartBody"));
    m_layout = new QVBoxLayout(m_body);
    m_layout->setContentsMargins(28, 28, 28, 28);
    m_layout->setSpacing(18);
    auto* head = new QVBoxLayout;
    head->setSpacing(4);
    head->addWidget(question);
    head->addWidget(m_lead);
    m_layout->addLayout(head);
    m_layout->addLayout(m_grid);
    m_layout->addWidget(note);
    m_layout->addStretch();

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setObjectName(QStringLiteral("firstStart.scroll"));
    scroll->setWidget(m_body);
    new MoreBelow(theme, &Tokens::background, scroll);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_choose, &QAbstractButton::clicked, this, &FirstStart::chooseModelRequested);
    refresh();
    arrange();
}

void FirstStart::setModel(const QString& name, const QString& suggestion) {
    if (name == m_name && suggestion == m_suggestion) return;  // a library has news ten times a second
    m_name = name;
    m_suggestion = suggestion;
    refresh();
}

void FirstStart::refresh() {
    const bool none = m_name.isEmpty();
    m_lead->setText(none ? tr("Pick one, or write your own. Choose a model first.")
                         : tr("Pick one and it plays while it is being made, or write your own."));
    m_noteTitle->setText(none ? tr("No model is chosen yet.") : tr("%1 plays what you describe.").arg(m_name));
    const QString own =
        tr("Get one of Meta’s MusicGen models, or use one that is on this computer already. Their weights "
           "are for non-commercial use (CC BY-NC 4.0).");
    const QString size = tr("%1 suits this computer.").arg(m_suggestion);
    m_noteWords->setText(
        !none ? tr("Meta’s MusicGen weights, and music made with them, are for non-commercial use (CC BY-NC 4.0).")
        : m_suggestion.isEmpty() ? own
                                 : own + QLatin1Char(' ') + size);
    m_choose->setText(none ? tr("C&hoose a model…") : tr("Choose anot&her…"));
    m_choose->setProperty("kind", none ? QStringLiteral("primary") : QStringLiteral("onRaised"));
    repolish(m_choose);
    for (Card* card : m_cards) card->setReady(!none);
    // What has to be done first stands first.
    const int place = none ? 1 : 2;
    if (m_layout->indexOf(m_note) == place) return;
    m_layout->removeWidget(m_note);
    m_layout->insertWidget(place, m_note);
}

void FirstStart::arrange() {
    const int columns = width() >= 560 ? 2 : 1;
    if (columns == m_columns) return;
    m_columns = columns;
    for (int i = 0; i < m_cards.size(); ++i) {
        m_grid->removeWidget(m_cards[i]);
        m_grid->addWidget(m_cards[i], i / columns, i % columns);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
}

void FirstStart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace capriccio::ui
