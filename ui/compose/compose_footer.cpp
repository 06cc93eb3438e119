#include "ui/compose/compose_footer.h"

#include "ui/theme/style.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/progress_line.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

ComposeFooter::ComposeFooter(const Theme& theme, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("composeFooter"));
    setAttribute(Qt::WA_StyledBackground);
    m_line = new ProgressLine(theme, this);
    m_line->setObjectName(QStringLiteral("progress"));
    m_button = new QPushButton(this);
    m_button->setObjectName(QStringLiteral("generate"));
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setCursor(Qt::PointingHandCursor);
    m_cancel =
        new IconButton(theme, QStringLiteral("close"), tr("Cancel: don’t keep it, into the bin (Ctrl+Shift+.)"), this);
    m_cancel->setObjectName(QStringLiteral("generate.cancel"));
    m_cancel->setDiameter(42);
    m_queue = linkButton("generate.queue", tr("Add to the queue"), this);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("generate.words"));
    m_words->setProperty("role", QStringLiteral("note"));
    m_words->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 0, 20, 12);
    layout->setSpacing(0);
    layout->addWidget(m_line);
    layout->addSpacing(10);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_button, 1);
    buttons->addWidget(m_cancel);
    layout->addLayout(buttons);
    layout->addSpacing(7);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_words, 1);
    foot->addWidget(m_queue);
    layout->addLayout(foot);
    connect(m_button, &QPushButton::clicked, this, &ComposeFooter::pressed);
    connect(m_cancel, &QAbstractButton::clicked, this, &ComposeFooter::cancelRequested);
    connect(m_queue, &QAbstractButton::clicked, this, &ComposeFooter::queueRequested);
    setMode(Mode::Ready);
}

void ComposeFooter::setMode(Mode mode) {
    m_mode = mode;
    if (mode == Mode::Loading) m_progress.reset();
    const bool ready = mode == Mode::Ready;
    m_cancel->setVisible(!ready);
    m_cancel->setEnabled(mode != Mode::Stopping);
    m_queue->setVisible(!ready);
    m_words->setAlignment(ready ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter);
    m_line->setFraction(ready || !m_progress ? (ready ? -1 : 0) : m_progress->fraction);
    refresh();
}

void ComposeFooter::setProgress(const studio::TakeProgress& progress) {
    m_progress = progress;
    if (m_mode == Mode::Ready) return;
    m_line->setFraction(progress.fraction);
    refresh();
}

void ComposeFooter::setMeans(Means means, const QString& obstacle) {
    if (means == m_means && obstacle == m_obstacle) return;
    m_means = means;
    m_obstacle = obstacle;
    refresh();
}

void ComposeFooter::setReadyWords(const QString& words, const QString& reason) {
    m_readyWords = words;
    m_readyReason = words.isEmpty() ? QString() : reason;
    refresh();
}

void ComposeFooter::refresh() {
    const bool blocked = m_mode == Mode::Ready && !m_obstacle.isEmpty();
    QString words, tip, kind = QStringLiteral("big"), label;
    switch (m_mode) {
        case Mode::Ready:
            words = m_readyWords;
            if (blocked) {
                label = tr("&Generate");
                words = m_obstacle;
                tip = m_obstacle;
            } else if (m_means == Means::Model) {
                label = tr("Choose a model…");
                tip = tr("Without a model nothing can be made.");
            } else {
                label = tr("&Generate");
                tip = m_means == Means::All ? tr("Ctrl+Enter")
                                            : tr("Write something first, or let it improvise (Ctrl+Enter)");
                // The key as well, where there is room for it.
                const QString both = words.isEmpty() ? tr("Ctrl+Enter") : tr("%1 · Ctrl+Enter").arg(words);
                if (m_words->fontMetrics().horizontalAdvance(both) <= width() - 40) words = both;
            }
            if (m_means != Means::Words) kind = QStringLiteral("bigPrimary");
            break;
        case Mode::Loading:
            label = tr("S&top");
            words = tr("loading the model");
            break;
        case Mode::Stopping:
            label = tr("Stopping…");
            words = tr("what there is stays");
            break;
        case Mode::Making:
            label = tr("S&top and keep");
            tip = tr("Ends it here and keeps what there is (Ctrl+.)");
            if (!m_progress || m_progress->speed <= 0 || m_progress->timeLeft < 0)
                words = tr("getting going");
            else
                words = tr("%1 s left · %2× real time")
                            .arg(static_cast<int>(std::ceil(m_progress->timeLeft)))
                            .arg(m_progress->speed, 0, 'f', 1);
            break;
    }
    m_button->setEnabled(m_mode != Mode::Stopping && !blocked);
    m_queue->setEnabled(m_obstacle.isEmpty());
    m_queue->setToolTip(m_obstacle.isEmpty() ? tr("Makes what is asked for above when this one is done (Ctrl+Enter)")
                                             : m_obstacle);
    if (m_button->text() != label) m_button->setText(label);
    if (m_button->property("kind") != kind) {
        m_button->setProperty("kind", kind);
        repolish(m_button);
    }
    m_button->setToolTip(tip);
    m_words->setWordWrap(blocked);  // a name may be long
    m_words->setText(words);
    m_words->setToolTip(m_mode == Mode::Ready && !blocked ? m_readyReason : QString());
    m_words->setAccessibleName(words);
}

void ComposeFooter::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    refresh();
}

}  // namespace capriccio::ui
