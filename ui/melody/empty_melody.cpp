#include "ui/melody/empty_melody.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/value_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

EmptyMelody::EmptyMelody(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("melody.empty"));
    setCursor(Qt::PointingHandCursor);
    auto* note = new IconView(theme, QStringLiteral("note"), &Tokens::soft, 18, this);
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("melody.title"));
    m_title->setProperty("role", QStringLiteral("soft"));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addStretch();
    top->addWidget(note);
    top->addWidget(m_title);
    top->addStretch();

    m_ways = new QWidget(this);
    auto* microphone = new IconView(theme, QStringLiteral("microphone"), &Tokens::melody, 16, m_ways);
    auto* hum = new QPushButton(tr("hum one"), m_ways);
    hum->setObjectName(QStringLiteral("melody.record"));
    hum->setProperty("kind", QStringLiteral("melodyLink"));
    hum->setAccessibleName(tr("Record a melody with the microphone"));
    auto* options = new IconButton(theme, QStringLiteral("chevron-down"), tr("Microphone and count-in"), m_ways);
    options->setObjectName(QStringLiteral("melody.recordOptions"));
    options->setDiameter(24);
    auto* file = new QPushButton(tr("or choose a file"), m_ways);
    file->setObjectName(QStringLiteral("melody.choose"));
    file->setProperty("kind", QStringLiteral("quietLink"));
    file->setAccessibleName(tr("Choose a sound file as melody"));
    for (QPushButton* button : {hum, file}) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setCursor(Qt::PointingHandCursor);
    }
    auto* ways = new QHBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(2);
    ways->addStretch();
    ways->addWidget(microphone);
    ways->addWidget(hum);
    ways->addWidget(options);
    ways->addWidget(file);
    ways->addStretch();

    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("melody.problem"));
    m_words->setProperty("role", QStringLiteral("over"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignHCenter);
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("melody.recordMenu"));
    makeRound(m_menu);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 14, 8, 12);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_ways);
    layout->addWidget(m_words);
    connect(hum, &QPushButton::clicked, this, &EmptyMelody::recordWanted);
    connect(file, &QPushButton::clicked, this, &EmptyMelody::fileWanted);
    connect(options, &QAbstractButton::clicked, this,
            [this, options] { m_menu->popup(options->mapToGlobal(QPoint(0, options->height() + 4))); });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void EmptyMelody::setHovered(bool hovered) {
    m_hovered = hovered;
    refresh();
}

void EmptyMelody::setProblem(const QString& problem) {
    m_problem = problem;
    refresh();
}

void EmptyMelody::setReading(const QString& name) {
    m_reading = name;
    refresh();
}

void EmptyMelody::refresh() {
    m_title->setText(m_hovered              ? tr("Let go to use this sound")
                     : !m_reading.isEmpty() ? tr("Listening to “%1”…").arg(m_reading)
                                            : tr("Drop a melody to follow"));
    m_ways->setVisible(m_reading.isEmpty());
    m_words->setText(m_problem);
    m_words->setVisible(!m_problem.isEmpty() && m_reading.isEmpty());
    update();
}

void EmptyMelody::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_hovered ? t.melody : underMouse() ? t.soft : t.faint, m_hovered ? 1.6 : 1);
    if (!m_hovered) pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(m_hovered ? mix(t.melody, t.panel, 0.12) : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 12, 12);
}

void EmptyMelody::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_reading.isEmpty()) Q_EMIT fileWanted();
}

}  // namespace capriccio::ui
