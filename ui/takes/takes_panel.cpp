#include "ui/takes/takes_panel.h"

#include "core/audio/peaks.h"
#include "core/base/units.h"
#include "ui/playback/take_stage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/waveform_painter.h"

#include <cmath>

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace capriccio::ui {

class TakesPanel::Card : public PaintedButton {
  public:
    Card(const Theme& theme, const TakeShelf& shelf, quint64 id, QWidget* parent)
        : PaintedButton(theme, parent), m_shelf(shelf), m_id(id) {
        setCheckable(true);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        refresh();
    }
    void refresh() {
        const auto* entry = m_shelf.find(m_id);
        if (!entry) return;
        m_peaks.update(*entry->take.clip);
        const QString state = entry->making  ? tr("%1 %").arg(static_cast<int>(entry->fraction * 100))
                              : entry->saved ? tr("saved")
                                             : tr("not saved");
        setAccessibleName(takeTitle(entry->take).left(200));
        setAccessibleDescription(state);
        update();
    }
    QSize sizeHint() const override { return {260, 92}; }
    QSize minimumSizeHint() const override { return {160, 92}; }

  protected:
    /// One is always shown: clicking it again does not take it back.
    void nextCheckState() override {}

    void paintEvent(QPaintEvent*) override {
        const auto* entry = m_shelf.find(m_id);
        if (!entry) return;
        const Tokens& t = m_theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : isChecked() ? QPen(t.accent, 1) : QPen(t.cardEdge, 1));
        painter.setBrush(isChecked() ? t.accentSoft : underMouse() ? t.raised : t.card);
        painter.drawRoundedRect(area, 12, 12);

        painter.setFont(m_theme.font(13, QFont::DemiBold));
        painter.setPen(t.text);
        const QRect title = rect().adjusted(12, 9, -12, 0);
        painter.drawText(
            QRect(title.left(), title.top(), title.width(), 18), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(takeTitle(entry->take).left(200), Qt::ElideRight, title.width()));

        WaveformBars bars;
        bars.area = QRectF(12, 32, width() - 24, 28);
        bars.totalFrames = entry->take.clip->expectedFrames();
        bars.barWidth = 2;
        bars.gap = 1;
        const int end = entry->making ? bars.barAt(m_peaks.frames()) : bars.count();
        paintBars(painter, bars, m_peaks, 0, end, isChecked() ? t.accent : t.wave);
        if (entry->making)
            paintToCome(painter, bars.column(end).left() + 2, bars.area.right(), bars.area.center().y(), t.wave);

        painter.setFont(m_theme.font(12));
        painter.setPen(t.soft);
        const QRectF foot(12, 66, width() - 24, 18);
        const double seconds =
            entry->making ? entry->take.seconds
                          : static_cast<double>(entry->take.clip->availableFrames()) / entry->take.clip->sampleRate();
        const QString length = QString::fromStdString(clockText(seconds + 0.01));
        drawFigures(painter, foot, Qt::AlignLeft, length);
        if (entry->making) {
            painter.setFont(m_theme.font(12, QFont::DemiBold));
            painter.setPen(isChecked() ? t.accentText : t.melody);
        }
        drawFigures(painter, foot, Qt::AlignRight, accessibleDescription());
    }

  private:
    const TakeShelf& m_shelf;
    quint64 m_id;
    audio::Peaks m_peaks;
};

TakesPanel::TakesPanel(const Theme& theme, TakeShelf& shelf, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_shelf(shelf) {
    setObjectName(QStringLiteral("takesPanel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(300);
    auto* heading = new QLabel(tr("Takes"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    m_empty = new QWidget(this);
    auto* empty = new QLabel(tr("The takes you make appear here."), m_empty);
    auto* hint = new QLabel(tr("They stay until you close the window. Save the ones you like as WAV."), m_empty);
    hint->setProperty("role", QStringLiteral("note"));
    auto* emptyLayout = new QVBoxLayout(m_empty);
    emptyLayout->setContentsMargins(28, 64, 28, 0);
    emptyLayout->setSpacing(6);
    for (QLabel* label : {empty, hint}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        emptyLayout->addWidget(label);
    }

    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("takesBody"));
    m_list = new QVBoxLayout(body);
    m_list->setContentsMargins(16, 0, 16, 16);
    m_list->setSpacing(8);
    m_list->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    scroll->viewport()->setAutoFillBackground(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 22, 0, 0);
    layout->setSpacing(0);
    heading->setContentsMargins(16, 0, 16, 14);
    layout->addWidget(heading);
    layout->addWidget(m_empty);
    layout->addWidget(scroll, 1);

    connect(&shelf, &TakeShelf::added, this, [this](quint64 id) {
        auto* card = new Card(m_theme, m_shelf, id, this);
        card->setObjectName(QStringLiteral("take.%1").arg(id));
        connect(card, &QAbstractButton::clicked, this, [this, id] { Q_EMIT takeChosen(id); });
        m_cards[id] = card;
        m_list->insertWidget(0, card);
        refreshEmpty();
    });
    connect(&shelf, &TakeShelf::removed, this, [this](quint64 id) {
        if (const auto found = m_cards.find(id); found != m_cards.end()) {
            found->second->deleteLater();
            m_cards.erase(found);
        }
        refreshEmpty();
    });
    connect(&shelf, &TakeShelf::changed, this, [this](quint64 id) {
        if (const auto found = m_cards.find(id); found != m_cards.end()) found->second->refresh();
    });
}

void TakesPanel::setCurrent(quint64 id) {
    for (const auto& [each, card] : m_cards) card->setChecked(each == id);
}

void TakesPanel::refreshEmpty() { m_empty->setVisible(m_cards.empty()); }

}  // namespace capriccio::ui
