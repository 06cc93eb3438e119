#include "ui/takes/take_delegate.h"

#include "core/base/units.h"
#include "ui/takes/take_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/stars.h"
#include "ui/widgets/waveform_painter.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace capriccio::ui {
namespace {

constexpr double kStarSize = 13;
constexpr double kButton = 26;
constexpr int kIndent = 16;
constexpr int kMostIndents = 5;
constexpr int kBarWidth = 10;

}  // namespace

TakeDelegate::TakeDelegate(const Theme& theme, const TakeListModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model) {}

QSize TakeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {200, kRowHeight}; }

/// Deeper ones stay where there is room for them.
int TakeDelegate::indentOf(const QModelIndex& index) const {
    return kIndent * std::min(m_model.depth(index), kMostIndents);
}

TakeDelegate::Layout TakeDelegate::layoutOf(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    // Where there is nothing to scroll, the bar's width stays free: cards keep their place when it comes.
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int spare = view && !view->verticalScrollBar()->isVisible() ? kBarWidth : 0;
    Layout at;
    at.card = QRectF(option.rect).adjusted(indentOf(index) + 1.5, 1.5, -1.5 - spare, -9.5);  // its edge on whole pixels
    const QRectF inside = at.card.adjusted(11, 8, -11, -8);
    at.title = QRectF(inside.left(), inside.top(), inside.width(), 18);
    at.wave = QRectF(inside.left(), inside.top() + 23, inside.width(), 28);
    at.foot = QRectF(inside.left(), inside.bottom() - 18, inside.width(), 18);
    const project::TakeRecord* take = m_model.record(index);
    const bool running = take && take->state == project::TakeState::Running;
    const bool underPointer = option.state & QStyle::State_MouseOver;
    double right = at.card.right() - 6;
    const auto place = [&](double width) {
        right -= width;
        return QRectF(right, at.card.top() + 5, width, kButton);
    };
    if (m_model.isBin()) {
        const QFontMetricsF metrics(m_theme.font(12, QFont::DemiBold));
        at.back = place(metrics.horizontalAdvance(tr("Put back")) + 18);
    } else {
        if (underPointer || (option.state & QStyle::State_HasFocus) || (take && take->id == m_current))
            at.more = place(kButton);
        if (running) at.cancel = place(kButton);
        if (underPointer) at.play = place(kButton);
    }
    if (right < at.card.right() - 6) at.title.setRight(right - 4);
    if (take && !letterOf(take->id).isEmpty()) at.title.setLeft(at.title.left() + 24);
    at.stars = QRectF(at.foot.left() + 44, at.foot.top(), starsWidth(kStarSize), at.foot.height());
    return at;
}

/// A list that is scrolled shows the same cards again and again, and text takes long to lay out: each is drawn once.
void TakeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const project::TakeRecord* take = m_model.record(index);
    if (!take) return;
    if (m_model.fraction(take->id) >= 0 || m_model.livePeaks(take->id))  // it changes all the time
        return paintCard(*painter, option, index, *take);
    const double scale = painter->device()->devicePixelRatioF();
    const QString key = keyOf(option, index, *take) + QString::number(scale);
    QPixmap* picture = m_cards.object(key);
    if (!picture) {
        picture = new QPixmap((QSizeF(option.rect.size()) * scale).toSize());
        picture->setDevicePixelRatio(scale);
        picture->fill(Qt::transparent);
        QPainter card(picture);
        card.setFont(painter->font());
        card.translate(-option.rect.topLeft());
        paintCard(card, option, index, *take);
        m_cards.insert(key, picture);
    }
    painter->drawPixmap(option.rect.topLeft(), *picture);
}

/// Everything that a card shows; what is drawn anew must be named here.
QString TakeDelegate::keyOf(const QStyleOptionViewItem& option, const QModelIndex& index,
                            const project::TakeRecord& take) const {
    constexpr auto kStates =
        QStyle::State_Selected | QStyle::State_MouseOver | QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    const Layout at = layoutOf(option, index);
    const QString place =
        QStringLiteral("%1 %2 %3").arg(at.card.left() - option.rect.left()).arg(at.card.width()).arg(at.card.height());
    const QStringList parts{QString::number(take.id),
                            takeName(take),
                            QString::number(qHash(take.overview)),
                            QString::fromStdString(clockText(take.seconds() + 0.01)),
                            whenOf(take),
                            stateText(take),
                            QString::number(take.stars),
                            QString::number(take.parent > 0 ? take.parentFrame : -1),
                            QString::number(m_model.isBin()),
                            QString::number((option.state & kStates).toInt()),
                            QString::number(take.id == m_current),
                            place,
                            letterOf(take.id) + QString::number(m_hearsSecond),
                            QString::number(take.note.isEmpty()),
                            QString::number(m_model.isTree()),
                            m_theme.tokens().card.name() + m_theme.tokens().accent.name()};
    return parts.join(QChar(0));
}

void TakeDelegate::setCompared(project::TakeId first, project::TakeId second, bool hearsSecond) {
    m_first = first;
    m_second = second;
    m_hearsSecond = hearsSecond;
}

QString TakeDelegate::letterOf(project::TakeId id) const {
    if (m_second == 0) return {};
    return id == m_first ? QStringLiteral("A") : id == m_second ? QStringLiteral("B") : QString();
}

QString TakeDelegate::whenOf(const project::TakeRecord& take) const {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return m_model.isBin() ? tr("deleted %1").arg(whenText(take.deleted, now)) : whenText(take.created, now);
}

void TakeDelegate::paintCard(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                             const project::TakeRecord& take) const {
    const Tokens& t = m_theme.tokens();
    const bool isCurrent = take.id == m_current;
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool underPointer = option.state & QStyle::State_MouseOver;
    const bool hasFocus = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
    const int indent = indentOf(index);
    const Layout at = layoutOf(option, index);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // In the tree it came from the one above; in the list it was made in one pass with it.
    if (indent > 0)
        m_theme.paintIcon(painter, m_model.isTree() ? QStringLiteral("child") : QStringLiteral("together"),
                          QRectF(option.rect.left() + indent - kIndent - 1, at.card.top() + 6, 14, 14), t.faint);
    painter.setPen(isCurrent || isSelected ? QPen(t.accent, 1) : QPen(t.cardEdge, 1));
    painter.setBrush(isCurrent ? t.accentSoft : underPointer || isSelected ? t.raised : t.card);
    painter.drawRoundedRect(at.card, 12, 12);
    if (hasFocus) {  // a ring inside, apart from the edge that says which is on the stage
        painter.setPen(QPen(t.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(at.card.adjusted(3, 3, -3, -3), 9, 9);
    }
    if (const QString letter = letterOf(take.id); !letter.isEmpty()) {
        const bool heard = (take.id == m_second) == m_hearsSecond;
        const QRectF badge(at.title.left() - 24, at.title.top(), 18, 18);
        painter.setPen(heard ? QPen(Qt::NoPen) : QPen(t.soft, 1));
        painter.setBrush(heard ? QBrush(t.accent) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(badge, 6, 6);
        painter.setFont(m_theme.font(11, QFont::Bold));
        painter.setPen(heard ? t.onAccent : t.soft);
        painter.drawText(badge, Qt::AlignCenter, letter);
    }
    painter.setFont(m_theme.font(13, QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(
        at.title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(takeName(take), Qt::ElideRight, static_cast<int>(at.title.width())));
    paintButtons(painter, at, isCurrent);
    paintWave(painter, at, take, isCurrent);
    paintFoot(painter, at, index, take, isCurrent, underPointer);
    painter.restore();
}

void TakeDelegate::paintButtons(QPainter& painter, const Layout& at, bool isCurrent) const {
    const Tokens& t = m_theme.tokens();
    const auto icon = [&](const QRectF& place, const char* name, const QColor& ink) {
        if (place.isEmpty()) return;
        m_theme.paintIcon(painter, QLatin1String(name), QRectF(place.center().x() - 8, place.center().y() - 8, 16, 16),
                          ink);
    };
    icon(at.play, "play", isCurrent ? t.accentText : t.text);
    icon(at.cancel, "close", isCurrent ? t.accentText : t.soft);
    icon(at.more, "more", isCurrent ? t.accentText : t.soft);
    if (at.back.isEmpty()) return;
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(at.back.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setFont(m_theme.font(12, QFont::DemiBold));
    painter.setPen(t.accentText);
    painter.drawText(at.back, Qt::AlignCenter, tr("Put back"));
}

void TakeDelegate::paintWave(QPainter& painter, const Layout& at, const project::TakeRecord& take,
                             bool isCurrent) const {
    const Tokens& t = m_theme.tokens();
    const QColor colour = isCurrent ? t.accent : t.wave;
    WaveformBars bars;
    bars.area = at.wave;
    bars.barWidth = 2;
    bars.gap = 1;
    if (const audio::Peaks* live = m_model.livePeaks(take.id)) {
        bars.totalFrames = m_model.liveFrames(take.id);
        const int end = bars.barAt(live->frames());
        paintBars(painter, bars, *live, 0, end, colour);
        paintToCome(painter, bars.column(end).left() + 2, at.wave.right(), at.wave.center().y(), t.wave);
        return;
    }
    if (take.overview.isEmpty()) {
        paintToCome(painter, at.wave.left(), at.wave.right(), at.wave.center().y(), t.wave);
        return;
    }
    // The overview's stretches under each bar, the loudest of them.
    const auto byte = [&](qsizetype i) { return std::abs(static_cast<int>(static_cast<qint8>(take.overview[i]))); };
    const qsizetype stretches = take.overview.size() / 2;
    const int count = bars.count();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (int bar = 0; bar < count; ++bar) {
        int loudest = 0;
        const qsizetype end = std::max<qsizetype>((bar + 1) * stretches / count, bar * stretches / count + 1);
        for (qsizetype i = bar * stretches / count; i < std::min(end, stretches); ++i)
            loudest = std::max({loudest, byte(2 * i), byte(2 * i + 1)});
        const double height = std::max(bars.barWidth, std::min(loudest, 127) / 127.0 * at.wave.height());
        painter.drawRoundedRect(
            QRectF(bars.column(bar).left(), at.wave.center().y() - height / 2, bars.barWidth, height), 1, 1);
    }
}

void TakeDelegate::paintFoot(QPainter& painter, const Layout& at, const QModelIndex& index,
                             const project::TakeRecord& take, bool isCurrent, bool underPointer) const {
    const Tokens& t = m_theme.tokens();
    const double made = m_model.fraction(take.id);
    const bool isRunning = made >= 0;
    painter.setFont(m_theme.font(12));
    painter.setPen(t.soft);
    const double seconds = isRunning ? take.settings.seconds : take.seconds();
    drawFigures(painter, at.foot, Qt::AlignLeft, QString::fromStdString(clockText(seconds + 0.01)));
    const QString when = whenOf(take);
    painter.drawText(at.foot, Qt::AlignRight | Qt::AlignVCenter, when);
    double right = at.foot.right() - painter.fontMetrics().horizontalAdvance(when) - 6;
    const auto mark = [&](const char* name, const QColor& ink) {
        m_theme.paintIcon(painter, QLatin1String(name), QRectF(right - 14, at.foot.center().y() - 7, 14, 14), ink);
        right -= 18;
    };
    if (!take.note.isEmpty()) mark("remark", t.soft);
    const bool failed = take.state == project::TakeState::Failed;
    const bool givesStars = !isRunning && (take.stars > 0 || (underPointer && !m_model.isBin()));
    if (failed && givesStars) mark("warning", t.bad);
    const QRectF middle(at.stars.left(), at.foot.top(), right - at.stars.left() - 2, at.foot.height());
    if (isRunning) {
        painter.setFont(m_theme.font(12, QFont::DemiBold));
        painter.setPen(t.melody);
        const bool first = m_model.placeInPass(index).first == 1;
        const QString words = !m_model.livePeaks(take.id) ? tr("getting ready")
                              : first                     ? tr("%1 %").arg(static_cast<int>(made * 100))
                                                          : tr("in the same pass");
        drawFigures(painter, middle, Qt::AlignLeft, words);
        return;
    }
    if (givesStars) {
        paintStars(painter, m_theme, at.stars, kStarSize, take.stars, !underPointer);
        return;
    }
    if (failed) {  // the length says where
        m_theme.paintIcon(painter, QStringLiteral("warning"), QRectF(middle.left(), middle.center().y() - 7, 14, 14),
                          t.bad);
        const QString why = faultText(take);
        const QRectF words = middle.adjusted(18, 0, 0, 0);
        painter.setPen(isCurrent ? t.text : t.bad);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(why.isEmpty() ? tr("failed") : why, Qt::ElideRight,
                                                          static_cast<int>(words.width())));
    } else if (take.state == project::TakeState::Stopped) {
        const QString state = take.settings.seconds > take.seconds() + 0.5
                                  ? tr("of %1, stopped").arg(QString::fromStdString(clockText(take.settings.seconds)))
                                  : tr("stopped");
        painter.drawText(middle, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(state, Qt::ElideRight, static_cast<int>(middle.width())));
    } else if (take.parent > 0) {
        m_theme.paintIcon(painter, take.parentFrame > 0 ? QStringLiteral("go-on") : QStringLiteral("dice"),
                          QRectF(middle.left(), middle.center().y() - 7, 14, 14), t.soft);
        painter.drawText(middle.adjusted(18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         take.parentFrame > 0 ? tr("goes on") : tr("variation"));
    }
}

bool TakeDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonPress) return false;
    m_tookClick = false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const project::TakeRecord* take = m_model.record(index);
    if (!take || mouse->button() != Qt::LeftButton || mouse->modifiers() != Qt::NoModifier) return false;
    QStyleOptionViewItem shown = option;
    shown.state |= QStyle::State_MouseOver;  // which the view leaves out here
    const Layout at = layoutOf(shown, index);
    const QPointF place = mouse->position();
    m_tookClick = onButton(at, place, *take, event->type() == QEvent::MouseButtonRelease);
    return m_tookClick;
}

bool TakeDelegate::onButton(const Layout& at, const QPointF& place, const project::TakeRecord& take, bool released) {
    if (at.play.contains(place)) {
        if (released) Q_EMIT playClicked(take.id);
        return true;
    }
    if (at.cancel.contains(place)) {
        if (released) Q_EMIT cancelClicked();
        return true;
    }
    if (at.back.contains(place)) {
        if (released) Q_EMIT backClicked(take.id);
        return true;
    }
    if (at.more.contains(place)) {
        if (released) Q_EMIT moreClicked(take.id, at.more.bottomLeft().toPoint());
        return true;
    }
    if (at.stars.contains(place) && m_model.fraction(take.id) < 0 && !m_model.isBin()) {
        const int star = starAt(place.x(), at.stars.left(), kStarSize);
        if (released && star > 0) Q_EMIT starsClicked(take.id, star == take.stars ? 0 : star);
        return true;
    }
    return false;
}

bool TakeDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // The view asks without the pointer's state.
    QStyleOptionViewItem shown = option;
    shown.state |= QStyle::State_MouseOver;
    const Layout at = layoutOf(shown, index);
    const std::pair<QRectF, QString> tips[] = {
        {at.play, tr("Play (Enter)")},
        {at.cancel, tr("Cancel: stop making it, and put it into the bin (Ctrl+Shift+.)")},
        {at.more, tr("More: name, note, compare, variation… (menu key)")},
        {at.back, tr("Put it back among the takes")}};
    for (const auto& [place, words] : tips)
        if (place.contains(QPointF(event->pos()))) {
            QToolTip::showText(event->globalPos(), words, view->viewport(), place.toRect());
            return true;
        }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

QWidget* TakeDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("take.rename"));
    edit->setAccessibleName(tr("Name of the take"));
    edit->setMaxLength(500);
    return edit;
}

void TakeDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const {
    editor->setGeometry(layoutOf(option, index).title.toRect().adjusted(-8, -5, 8, 7));
}

void TakeDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* edit = static_cast<QLineEdit*>(editor);
    if (edit->isModified()) return;  // the take may change under it while it is typed
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

}  // namespace capriccio::ui
