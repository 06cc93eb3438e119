#include "ui/compose/prompt_edit.h"

#include <algorithm>

#include <QKeyEvent>
#include <QTextCursor>

namespace capriccio::ui {

PromptEdit::PromptEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(0);
}

void PromptEdit::setHistory(const QStringList& prompts) {
    m_history = prompts;
    m_at = -1;
}

void PromptEdit::setPrompt(const QString& prompt) {
    m_at = -1;
    replaceText(prompt);
}

void PromptEdit::replaceText(const QString& text) {
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
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::focusInEvent(QFocusEvent* event) {
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void PromptEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

}  // namespace capriccio::ui
