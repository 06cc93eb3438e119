#include "ui/settings/folder_field.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/short_path.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace capriccio::ui {

FolderField::FolderField(const QString& name, QWidget* parent) : QWidget(parent) {
    setObjectName(name);
    m_path = new ElidedLabel(this);
    m_path->setObjectName(name + QStringLiteral(".path"));
    m_path->setProperty("role", QStringLiteral("soft"));
    m_path->setFixedWidth(kPathWidth);
    m_path->setElideMode(Qt::ElideMiddle);
    m_path->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_choose = new QPushButton(tr("Choose…"), this);
    m_choose->setObjectName(name + QStringLiteral(".choose"));
    setFocusProxy(m_choose);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_path);
    layout->addWidget(m_choose);
    connect(m_choose, &QAbstractButton::clicked, this, &FolderField::chooseRequested);
}

void FolderField::setPath(const QString& path) { setWords(shortPath(path)); }

void FolderField::setWords(const QString& words) {
    m_path->setText(words);
    m_choose->setAccessibleDescription(words);
}

}  // namespace capriccio::ui
