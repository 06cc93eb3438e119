#include "ui/playback/compare_bar.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/link_button.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace capriccio::ui {

/// "A  80s pop track…": one of the two.
class CompareBar::Side : public PaintedButton {
  public:
    Side(const Theme& theme, const QString& letter, QWidget* parent) : PaintedButton(theme, parent), m_letter(letter) {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setTitle(const QString& title) {
        setText(title);
        setAccessibleName(m_letter + QStringLiteral(": ") + title.left(200));
        setToolTip(title.left(600));
        update();
    }
    QSize sizeHint() const override { return {180, 32}; }
    QSize minimumSizeHint() const override { return {70, 32}; }

  protected:
    void nextCheckState() override {}  // the playback says which is heard
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? t.accentSoft : underMouse() ? t.hover : t.raised);
        painter.drawRoundedRect(area, 9, 9);
        painter.setFont(m_theme.font(13, QFont::Bold));
        painter.setPen(isChecked() ? t.accentText : t.soft);
        painter.drawText(QRect(12, 0, 18, height()), Qt::AlignVCenter | Qt::AlignLeft, m_letter);
        painter.setFont(m_theme.font(12, isChecked() ? QFont::DemiBold : QFont::Medium));
        const QRect words = rect().adjusted(32, 0, -10, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text().left(300), Qt::ElideRight, words.width()));
    }

  private:
    QString m_letter;
};

CompareBar::CompareBar(const Theme& theme, studio::Playback& playback, QWidget* parent)
    : QFrame(parent), m_playback(playback) {
    setObjectName(QStringLiteral("compare"));
    m_first = new Side(theme, QStringLiteral("A"), this);
    m_first->setObjectName(QStringLiteral("compare.first"));
    m_second = new Side(theme, QStringLiteral("B"), this);
    m_second->setObjectName(QStringLiteral("compare.second"));
    auto* words = new ElidedLabel(this);
    words->setObjectName(QStringLiteral("compare.words"));
    words->setProperty("role", QStringLiteral("hint"));
    words->setText(tr("C switches, at the same place"));
    m_matched = new QCheckBox(tr("E&qual loudness"), this);
    m_matched->setObjectName(QStringLiteral("compare.matched"));
    m_matched->setToolTip(tr("The louder one is brought down, so that only the music differs"));
    m_matched->setFocusPolicy(Qt::TabFocus);
    m_end = linkButton("compare.end", tr("Stop comparing"), this, LinkKind::Padded);
    m_end->setToolTip(tr("Shift+C"));
    auto* sides = new QHBoxLayout;
    sides->setSpacing(6);
    sides->addWidget(m_first, 1);
    sides->addWidget(m_second, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addSpacing(2);
    foot->addWidget(words, 1);
    foot->addWidget(m_matched);
    foot->addWidget(m_end);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(4);
    layout->addLayout(sides);
    layout->addLayout(foot);
    connect(m_first, &QAbstractButton::clicked, this, [this] { m_playback.hearOther(false); });
    connect(m_second, &QAbstractButton::clicked, this, [this] { m_playback.hearOther(true); });
    connect(m_end, &QAbstractButton::clicked, this, [this] { m_playback.compareWith(nullptr); });
    connect(m_matched, &QCheckBox::toggled, &playback, &studio::Playback::setLevelMatched);
    connect(&playback, &studio::Playback::comparisonChanged, this, &CompareBar::refresh);
    refresh();
}

void CompareBar::setTitles(const QString& first, const QString& second) {
    m_first->setTitle(first);
    m_second->setTitle(second);
}

void CompareBar::refresh() {
    m_first->setChecked(!m_playback.hearsOther());
    m_second->setChecked(m_playback.hearsOther());
    const QSignalBlocker blocker(m_matched);
    m_matched->setChecked(m_playback.isLevelMatched());
    setVisible(m_playback.isComparing());
}

}  // namespace capriccio::ui
