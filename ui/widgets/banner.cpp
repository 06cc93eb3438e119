#include "ui/widgets/banner.h"

#include "ui/theme/style.h"
#include "ui/widgets/link_button.h"

#include <algorithm>
#include <utility>

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

Banner::Banner(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_frame(new QFrame(this)),
      m_icon(new IconView(theme, QStringLiteral("warning"), &Tokens::bad, 18, m_frame)),
      m_words(new QLabel(m_frame)),
      m_action(new QPushButton(m_frame)),
      m_more(linkButton("banner.more", {}, m_frame, LinkKind::Padded)) {
    setObjectName(QStringLiteral("banner"));
    m_words->setObjectName(QStringLiteral("banner.words"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_action->setObjectName(QStringLiteral("banner.action"));
    m_action->setProperty("kind", QStringLiteral("bannerAction"));
    m_action->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(tr("Show the next message"));
    auto* close = new IconButton(theme, QStringLiteral("close"), tr("Close this message"), m_frame);
    close->setObjectName(QStringLiteral("banner.close"));
    auto* layout = new QHBoxLayout(m_frame);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_more, 0, Qt::AlignVCenter);
    layout->addWidget(close, 0, Qt::AlignVCenter);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(28, 16, 28, 0);
    outer->addWidget(m_frame);
    connect(close, &QAbstractButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        if (m_news.empty()) return;
        const auto action = m_news.back().action;
        dismiss();
        if (action) action();
    });
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        if (m_news.empty()) return;
        std::ranges::rotate(m_news, m_news.end() - 1);
        showFront();
    });
    hide();
}

void Banner::show(Kind kind, const QString& topic, const QString& words, const QString& actionLabel,
                  std::function<void()> action) {
    remove(topic);
    std::erase_if(m_news, [](const News& news) { return news.kind == Kind::Hint; });
    m_news.push_back({kind, topic, words, actionLabel, std::move(action)});
    showFront();
}

void Banner::reword(const QString& topic, const QString& words) {
    const auto found = std::ranges::find(m_news, topic, &News::topic);
    if (found == m_news.end()) return;
    found->words = words;
    if (found == m_news.end() - 1) m_words->setText(words);
}

void Banner::withdraw(const QString& topic) {
    const std::size_t before = m_news.size();
    remove(topic);
    if (m_news.size() != before) showFront();
}

void Banner::dismiss() {
    if (!m_news.empty()) m_news.pop_back();
    showFront();
}

void Banner::remove(const QString& topic) {
    std::erase_if(m_news, [&](const News& news) { return news.topic == topic; });
}

void Banner::showFront() {
    if (m_news.empty()) return hide();
    const News& news = m_news.back();
    const bool problem = news.kind == Kind::Problem;
    m_icon->setIcon(problem ? QStringLiteral("warning") : QStringLiteral("info"),
                    problem ? &Tokens::bad : &Tokens::soft);
    m_words->setText(news.words);
    m_action->setText(news.actionLabel);
    m_action->setVisible(!news.actionLabel.isEmpty());
    const auto waiting = static_cast<int>(m_news.size()) - 1;
    m_more->setText(tr("%n more", nullptr, waiting));
    m_more->setVisible(waiting > 0);
    m_frame->setProperty("banner", problem ? QStringLiteral("problem") : QStringLiteral("notice"));
    setAccessibleName(news.words);
    repolish(m_frame);
    QWidget::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Banner::words() const { return m_news.empty() ? QString() : m_news.back().words; }

}  // namespace capriccio::ui
