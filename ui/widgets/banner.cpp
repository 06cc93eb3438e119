#include "ui/widgets/banner.h"

#include "ui/theme/style.h"

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
      m_action(new QPushButton(m_frame)) {
    setObjectName(QStringLiteral("banner"));
    m_words->setObjectName(QStringLiteral("banner.words"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_action->setObjectName(QStringLiteral("banner.action"));
    m_action->setProperty("kind", QStringLiteral("bannerAction"));
    m_action->setFocusPolicy(Qt::TabFocus);
    auto* close = new IconButton(theme, QStringLiteral("close"), tr("Close this message"), m_frame);
    close->setObjectName(QStringLiteral("banner.close"));
    auto* layout = new QHBoxLayout(m_frame);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(close, 0, Qt::AlignVCenter);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(28, 16, 28, 0);
    outer->addWidget(m_frame);
    connect(close, &QAbstractButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        const auto action = m_do;
        dismiss();
        if (action) action();
    });
    hide();
}

void Banner::show(Kind kind, const QString& topic, const QString& words, const QString& actionLabel,
                  std::function<void()> action) {
    m_topic = topic;
    m_do = std::move(action);
    const bool problem = kind == Kind::Problem;
    m_icon->setIcon(problem ? QStringLiteral("warning") : QStringLiteral("info"),
                    problem ? &Tokens::bad : &Tokens::soft);
    m_words->setText(words);
    m_action->setText(actionLabel);
    m_action->setVisible(!actionLabel.isEmpty());
    m_frame->setProperty("banner", problem ? QStringLiteral("problem") : QStringLiteral("notice"));
    setAccessibleName(words);
    repolish(m_frame);
    QWidget::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::withdraw(const QString& topic) {
    if (topic == m_topic) dismiss();
}

void Banner::dismiss() {
    m_topic.clear();
    m_do = {};
    hide();
}

QString Banner::words() const { return isHidden() ? QString() : m_words->text(); }

}  // namespace capriccio::ui
