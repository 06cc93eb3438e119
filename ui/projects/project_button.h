#pragma once

#include "core/studio/session.h"
#include "ui/widgets/buttons.h"

#include <QPointer>

namespace capriccio::ui {

/// The open project's name in the top bar; a click opens its menu (see ProjectController).
class ProjectButton : public PaintedButton {
    Q_OBJECT
  public:
    ProjectButton(const Theme& theme, studio::Session& session, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {72, 32}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void refresh();
    QString words() const;

    studio::Session& m_session;
    QPointer<project::Project> m_project;
};

}  // namespace capriccio::ui
