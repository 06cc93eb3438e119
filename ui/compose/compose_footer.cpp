#include "ui/compose/compose_footer.h"

#include "ui/theme/style.h"
#include "ui/widgets/progress_line.h"

#include <cmath>

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
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("generate.words"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(8);
    layout->addWidget(m_line);
    layout->addWidget(m_button);
    layout->addWidget(m_words);
    connect(m_button, &QPushButton::clicked, this, &ComposeFooter::pressed);
    setMode(Mode::Ready);
}

void ComposeFooter::setMode(Mode mode) {
    m_mode = mode;
    if (mode == Mode::Loading) m_progress.reset();
    const bool ready = mode == Mode::Ready;
    m_button->setText(ready                    ? tr("&Generate")
                      : mode == Mode::Loading  ? tr("S&top")
                      : mode == Mode::Stopping ? tr("Stopping…")
                                               : tr("S&top and keep"));
    m_button->setProperty("kind", ready ? QStringLiteral("bigPrimary") : QStringLiteral("big"));
    repolish(m_button);
    m_button->setEnabled(mode != Mode::Stopping);
    m_button->setToolTip(ready ? tr("Ctrl+Enter") : QString());
    m_line->setFraction(ready || !m_progress ? (ready ? -1 : 0) : m_progress->fraction);
    refresh();
}

void ComposeFooter::setProgress(const studio::TakeProgress& progress) {
    m_progress = progress;
    if (m_mode == Mode::Ready) return;
    m_line->setFraction(progress.fraction);
    refresh();
}

void ComposeFooter::setReadyWords(const QString& words, const QString& reason) {
    m_readyWords = words;
    m_readyReason = words.isEmpty() ? QString() : reason;
    refresh();
}

void ComposeFooter::refresh() {
    QString words;
    switch (m_mode) {
        case Mode::Ready:
            words = m_readyWords.isEmpty() ? tr("Ctrl+Enter") : tr("%1 · Ctrl+Enter").arg(m_readyWords);
            break;
        case Mode::Loading:
            words = tr("loading the model");
            break;
        case Mode::Stopping:
            words = tr("what there is stays");
            break;
        case Mode::Making:
            if (!m_progress || m_progress->speed <= 0 || m_progress->timeLeft < 0)
                words = tr("getting going");
            else
                words = tr("%1 s left · %2× real time")
                            .arg(static_cast<int>(std::ceil(m_progress->timeLeft)))
                            .arg(m_progress->speed, 0, 'f', 1);
            break;
    }
    m_words->setText(words);
    m_words->setToolTip(m_mode == Mode::Ready ? m_readyReason : QString());
}

}  // namespace capriccio::ui
