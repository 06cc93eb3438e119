#include "ui/settings/folder_list.h"

#include "ui/settings/folder_field.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/short_path.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace capriccio::ui {

FolderList::FolderList(const Theme& theme, const QString& name, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(name);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(2);
    m_add = new QPushButton(tr("Add a folder…"), this);
    m_add->setObjectName(name + QStringLiteral(".add"));
    m_problem = new QLabel(this);
    m_problem->setObjectName(name + QStringLiteral(".problem"));
    m_problem->setProperty("role", QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setFixedWidth(FolderField::kPathWidth + 90);
    m_problem->hide();
    setFocusProxy(m_add);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(m_rows);
    layout->addWidget(m_add, 0, Qt::AlignRight);
    layout->addWidget(m_problem);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        setProblem({});
        Q_EMIT addRequested();
    });
}

void FolderList::setFolders(const QStringList& folders) {
    if (folders == m_folders) return;
    m_folders = folders;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (QWidget* row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
    QWidget* before = nullptr;
    for (qsizetype i = 0; i < folders.size(); ++i) {
        auto* row = new QWidget(this);
        auto* path = new ElidedLabel(row);
        path->setProperty("role", QStringLiteral("soft"));
        path->setFixedWidth(FolderField::kPathWidth);
        path->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        path->setElideMode(Qt::ElideMiddle);
        path->setText(shortPath(folders[i]));
        auto* leave = new IconButton(m_theme, QStringLiteral("close"), tr("Leave out %1").arg(path->text()), row);
        leave->setObjectName(QStringLiteral("%1.leave.%2").arg(objectName()).arg(i));
        leave->setDiameter(28);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(6);
        layout->addStretch();
        layout->addWidget(path);
        layout->addWidget(leave);
        m_rows->addWidget(row);
        if (before) setTabOrder(before, leave);
        before = leave;
        connect(leave, &QAbstractButton::clicked, this, [this, folder = folders[i]] { Q_EMIT leaveRequested(folder); });
    }
    if (before) setTabOrder(before, m_add);
}

void FolderList::setProblem(const QString& words) {
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

}  // namespace capriccio::ui
