#include "ui/playback/take_header.h"

#include "ui/playback/take_stage.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/drag_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/stars.h"
#include "ui/widgets/take_file.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kWordsFrom = 560;  ///< narrower, the buttons are icons

}  // namespace

TakeHeader::TakeHeader(const Theme& theme, QWidget* parent) : QWidget(parent) {
    m_title = new ElidedLabel(this);
    m_title->setObjectName(QStringLiteral("take.title"));
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setMostLines(2);
    m_subtitle = new ElidedLabel(this);
    m_subtitle->setObjectName(QStringLiteral("take.subtitle"));
    m_subtitle->setProperty("role", QStringLiteral("note"));
    m_stars = new StarRating(theme, this);
    m_stars->setObjectName(QStringLiteral("take.stars"));
    m_compare = new WordButton(theme, QStringLiteral("compare"), tr("Compare with…"),
                               tr("Compare with another take (C)"), this);
    m_compare->setObjectName(QStringLiteral("take.compare"));
    m_drag = new DragButton(
        theme, tr("Drag out"),
        tr("Drag this into a folder, an audio editor or onto the melody; a click copies it as a file"), this);
    m_drag->setObjectName(QStringLiteral("take.drag"));
    m_drag->setSource([this]() -> QMimeData* {
        if (!m_take.clip || m_take.clip->availableFrames() == 0) return nullptr;
        return new TakeFile(static_cast<qint64>(m_take.id), takeTitle(m_take), m_take.clip);
    });
    m_save = new QPushButton(tr("&Export…"), this);
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setToolTip(tr("Export as a sound file (Ctrl+S)"));
    m_save->setFocusPolicy(Qt::TabFocus);
    m_more = new IconButton(theme, QStringLiteral("more"), tr("More: name, note, variation, delete…"), this);
    m_more->setObjectName(QStringLiteral("take.more"));

    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_title, 1);
    first->addSpacing(8);
    first->addWidget(m_compare, 0, Qt::AlignTop);
    first->addWidget(m_drag, 0, Qt::AlignTop);
    first->addSpacing(4);
    first->addWidget(m_save, 0, Qt::AlignTop);
    first->addWidget(m_more, 0, Qt::AlignTop);
    auto* second = new QHBoxLayout;
    second->setSpacing(12);
    second->addWidget(m_subtitle, 1);
    second->addWidget(m_stars, 0, Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(first);
    layout->addLayout(second);

    connect(m_compare, &QAbstractButton::clicked, this, &TakeHeader::compareRequested);
    connect(m_drag, &QAbstractButton::clicked, this, [this] { Q_EMIT copyRequested(static_cast<qint64>(m_take.id)); });
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        Q_EMIT menuRequested(static_cast<qint64>(m_take.id), m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
    });
}

void TakeHeader::setSubtitle(const QString& words) { m_subtitle->setText(words); }

void TakeHeader::setHasSound(bool has) {
    m_save->setEnabled(has);
    m_drag->setEnabled(has);
    m_compare->setEnabled(has);
}

void TakeHeader::setTake(const studio::Take& take) {
    m_take = take;
    m_title->setText(takeTitle(take));
    m_stars->setStars(take.stars);
    m_stars->setVisible(take.id != 0);
    m_more->setEnabled(take.id != 0);
}

void TakeHeader::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (WordButton* button : {m_compare, static_cast<WordButton*>(m_drag)})
        button->setLabelShown(width() >= kWordsFrom);
}

}  // namespace capriccio::ui
