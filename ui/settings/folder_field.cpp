#include "ui/settings/folder_field.h"

#include "ui/widgets/elided_label.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>

namespace capriccio::ui {

FolderField::FolderField(const QString& name, QWidget* parent) : QWidget(parent) {
    setObjectName(name);
    m_path = new ElidedLabel(this);
    m_path->setObjectName(name + QStringLiteral(".path"));
    m_path->setProperty("role", QStringLiteral("soft"));
    m_path->setFixedWidth(190);
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

void FolderField::setPath(const QString& path) {
    QString shown = QDir::toNativeSeparators(path);
    const QString home = QDir::toNativeSeparators(QDir::homePath());
    if (shown.startsWith(home + QDir::separator())) shown.replace(0, home.size(), QStringLiteral("~"));
    m_path->setText(shown);
    m_choose->setAccessibleDescription(shown);
}

}  // namespace capriccio::ui
