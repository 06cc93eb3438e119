#include "ui/melody/empty_melody.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/link_button.h"
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
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("melody.title"));
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignCenter);

    m_ways = new QWidget(this);
    auto* hum = new PillButton(theme, QStringLiteral("microphone"), tr("Hum one"), m_ways);
    hum->setObjectName(QStringLiteral("melody.record"));
    hum->setAccessibleName(tr("Record a melody with the microphone"));
    hum->setToolTip(tr("Hum or play into the microphone, after four beats are counted"));
    auto* options = new IconButton(theme, QStringLiteral("chevron-down"), tr("Microphone and count-in"), m_ways);
    options->setObjectName(QStringLiteral("melody.recordOptions"));
    options->setDiameter(22);
    auto* file = new QPushButton(tr("Choose a file…"), m_ways);
    file->setObjectName(QStringLiteral("melody.choose"));
    file->setProperty("kind", QStringLiteral("small"));
    file->setAccessibleName(tr("Choose a sound file as melody"));
    file->setFocusPolicy(Qt::TabFocus);
    for (QWidget* button : {static_cast<QWidget*>(hum), static_cast<QWidget*>(file)})
        button->setCursor(Qt::PointingHandCursor);
    auto* ways = new QHBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(0);
    ways->addStretch();
    ways->addWidget(hum);
    ways->addWidget(options);
    ways->addSpacing(4);
    ways->addWidget(file);
    ways->addStretch();

    m_limit = new QLabel(this);
    m_limit->setObjectName(QStringLiteral("melody.limit"));
    m_limit->setProperty("role", QStringLiteral("hint"));
    m_limit->setWordWrap(true);
    m_limit->setAlignment(Qt::AlignHCenter);
    m_remedy = linkButton("melody.getModel", {}, this);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("melody.problem"));
    m_words->setProperty("role", QStringLiteral("over"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignHCenter);
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("melody.recordMenu"));
    makeRound(m_menu);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 8, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_ways);
    auto* below = new QVBoxLayout;
    below->setSpacing(1);
    below->addWidget(m_limit);
    below->addWidget(m_remedy, 0, Qt::AlignHCenter);
    layout->addLayout(below);
    layout->addWidget(m_words);
    connect(m_remedy, &QPushButton::clicked, this, &EmptyMelody::modelWanted);
    connect(hum, &QAbstractButton::clicked, this, &EmptyMelody::recordWanted);
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

void EmptyMelody::setModel(const QString& name, bool follows) {
    m_modelName = name;
    m_follows = follows;
    refresh();
}

void EmptyMelody::setOtherModel(const QString& name) {
    m_otherModel = name;
    refresh();
}

void EmptyMelody::refresh() {
    const bool cannot = !m_modelName.isEmpty() && !m_follows;
    m_title->setText(m_hovered              ? tr("Let go to use this sound")
                     : !m_reading.isEmpty() ? tr("Listening to “%1”…").arg(m_reading)
                     : cannot               ? tr("Drop a sound to go on from")
                                            : tr("Drop a melody to follow, or a sound to go on from"));
    m_limit->setText(tr("%1 can’t follow a melody.").arg(m_modelName));
    m_remedy->setText(m_otherModel.isEmpty() ? tr("Get one that can…") : tr("Use %1").arg(m_otherModel));
    m_limit->setVisible(cannot && m_reading.isEmpty());
    m_remedy->setVisible(cannot && m_reading.isEmpty());
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
