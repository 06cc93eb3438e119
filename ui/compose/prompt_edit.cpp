#include "ui/compose/prompt_edit.h"

#include "ui/compose/prompt_words.h"

#include <algorithm>
#include <utility>

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QTextCursor>

namespace capriccio::ui {
namespace {

constexpr int kLettersFirst = 2;
constexpr int kMostOffered = 6;
constexpr double kWordsCorner = 10;
constexpr int kWordsPadding = 6;  ///< of their list, in the style sheet, beyond what the completer counts with

}  // namespace

/// What was typed already stands out in each of the words, and the first says which key takes it.
class PromptEdit::WordsDelegate : public QStyledItemDelegate {
  public:
    WordsDelegate(const QCompleter& completer, QObject* parent) : QStyledItemDelegate(parent), m_completer(completer) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString words = std::exchange(item.text, {});
        item.widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        painter->save();
        QRect room = item.rect.adjusted(kMargin, 0, -kMargin, 0);
        painter->setFont(item.font);
        if (index.row() == 0 && !m_completer.popup()->currentIndex().isValid()) {
            painter->setPen(item.widget->palette().color(QPalette::PlaceholderText));
            const QString key = PromptEdit::tr("Tab");
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, key);
            room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(key) - kMargin);
        }
        painter->setPen(item.widget->palette().color(QPalette::Text));
        const auto begun = words.startsWith(m_completer.completionPrefix(), Qt::CaseInsensitive)
                               ? m_completer.completionPrefix().size()
                               : 0;
        QFont bold = item.font;
        bold.setWeight(QFont::Bold);
        painter->setFont(bold);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, words.left(begun));
        room.setLeft(room.left() + painter->fontMetrics().horizontalAdvance(words.left(begun)));
        painter->setFont(item.font);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(words.mid(begun), Qt::ElideRight, room.width()));
        painter->restore();
    }

  private:
    static constexpr int kMargin = 8;
    const QCompleter& m_completer;
};

PromptEdit::PromptEdit(QWidget* parent)
    : QPlainTextEdit(parent), m_words(new QStringListModel(this)), m_completer(new QCompleter(m_words, this)) {
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(0);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setMaxVisibleItems(kMostOffered);
    QAbstractItemView* const popup = m_completer->popup();
    popup->setObjectName(QStringLiteral("promptWords"));
    popup->setAccessibleName(tr("Words used before"));
    popup->installEventFilter(this);  // before the completer's own
    popup->setItemDelegate(new WordsDelegate(*m_completer, this));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &PromptEdit::complete);
    setHistory({});
}

void PromptEdit::setHistory(const QStringList& prompts) {
    m_history = prompts;
    m_at = -1;
    m_completer->popup()->hide();  // what was offered belongs to the words before
    m_words->setStringList(completionsOf(prompts));
}

void PromptEdit::setPrompt(const QString& prompt) {
    m_at = -1;
    replaceText(prompt);
}

bool PromptEdit::isOffering() const { return m_completer->popup()->isVisible(); }

void PromptEdit::replaceText(const QString& text) {
    m_completer->popup()->hide();
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    moveCursor(QTextCursor::End);
}

void PromptEdit::walk(int by) {
    const qsizetype to = std::clamp<qsizetype>(m_at + by, -1, m_history.size() - 1);
    if (to == m_at) return;
    if (m_at == -1) m_draft = toPlainText();
    replaceText(to == -1 ? m_draft : m_history[to]);
    m_at = to;
}

void PromptEdit::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
        case Qt::Key_Up:
            if (control) return walk(1);
            break;
        case Qt::Key_Down:
            if (control) return walk(-1);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (control) return Q_EMIT submitted();
            break;
        case Qt::Key_Escape:
            return Q_EMIT left();
        default:
            break;
    }
    const QString before = toPlainText();
    QPlainTextEdit::keyPressEvent(event);
    if (toPlainText() == before && event->key() != Qt::Key_Backspace) {
        if (isOffering() && !event->text().isEmpty()) m_completer->popup()->hide();
        return;
    }
    offer();
}

// --- words used before -----------------------------------------------------------------------------------------------

/// What stands between the last comma (or the last space, if nothing begins so) and the cursor.
QString PromptEdit::begunWords() const {
    const QTextCursor cursor = textCursor();
    if (cursor.hasSelection()) return {};
    const QString line = cursor.block().text();
    const int at = cursor.positionInBlock();
    if (at < line.size() && (line[at].isLetterOrNumber() || line[at] == QLatin1Char('-'))) return {};
    const QString left = line.left(at);
    const QString phrase = left.mid(left.lastIndexOf(QLatin1Char(',')) + 1);
    qsizetype lead = 0;
    while (lead < phrase.size() && phrase[lead].isSpace()) ++lead;
    const QString words = phrase.mid(lead);
    const QString word = words.mid(words.lastIndexOf(QLatin1Char(' ')) + 1);
    if (word.size() < kLettersFirst) return {};
    for (const QString& begun : {words, word})
        for (const QString& known : m_words->stringList())
            if (known.size() > begun.size() && known.startsWith(begun, Qt::CaseInsensitive)) return begun;
    return {};
}

void PromptEdit::offer() {
    const QString begun = begunWords();
    if (begun.isEmpty() || !hasFocus()) return m_completer->popup()->hide();
    m_completer->setCompletionPrefix(begun);
    QRect place = cursorRect();
    place.setWidth(std::min(260, width()));
    place.translate(viewport()->pos() - QPoint(12, -6));
    m_completer->complete(place);
    QAbstractItemView* const popup = m_completer->popup();
    popup->resize(popup->width(), popup->height() + kWordsPadding);
    // A list does not paint its ground on a window that lets the desktop through: the corners are cut off instead.
    QPainterPath round;
    round.addRoundedRect(popup->rect(), kWordsCorner, kWordsCorner);
    popup->setMask(round.toFillPolygon().toPolygon());
    m_completer->popup()->setCurrentIndex({});
}

void PromptEdit::complete(const QString& words) {
    QTextCursor cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(m_completer->completionPrefix().size()));
    cursor.insertText(words);
    setTextCursor(cursor);
    m_completer->popup()->hide();
}

/// Keys while words are offered, before the completer sees them.
bool PromptEdit::eventFilter(QObject* object, QEvent* event) {
    if (object != m_completer->popup() || event->type() != QEvent::KeyPress)
        return QPlainTextEdit::eventFilter(object, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool control = key->modifiers() & Qt::ControlModifier;
    switch (key->key()) {
        case Qt::Key_Tab: {
            const QModelIndex chosen = m_completer->popup()->currentIndex();
            complete(chosen.isValid() ? chosen.data().toString() : m_completer->currentCompletion());
            return true;
        }
        case Qt::Key_Escape:
            m_completer->popup()->hide();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (const QModelIndex chosen = m_completer->popup()->currentIndex(); chosen.isValid() && !control) {
                complete(chosen.data().toString());
                return true;
            }
            [[fallthrough]];
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (!control && key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) break;
            m_completer->popup()->hide();
            keyPressEvent(key);
            return true;
        default:
            break;
    }
    return QPlainTextEdit::eventFilter(object, event);
}

void PromptEdit::focusInEvent(QFocusEvent* event) {
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void PromptEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) Q_EMIT focusChanged(false);
}

}  // namespace capriccio::ui
