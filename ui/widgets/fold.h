#pragma once

#include "ui/widgets/buttons.h"

#include <QVariantAnimation>

class QVBoxLayout;

namespace capriccio::ui {

/// A heading that opens and closes what is under it; closed, it says in a few words what is inside. The heading's
/// button is "NAME.head".
class Fold : public QWidget {
    Q_OBJECT
  public:
    Fold(const Theme& theme, const QString& name, const QString& title, QWidget* parent = nullptr);

    /// What folds; takes it over. Once.
    void setContent(QWidget* content);
    void setSummary(const QString& summary);
    bool isOpen() const;
    void setOpen(bool open);

  Q_SIGNALS:
    /// It is as open, or as closed, as it will be.
    void settled(bool open);

  private:
    class Head;
    void animate(bool open);

    Head* m_head;
    QWidget* m_clip;
    QWidget* m_content = nullptr;
    QVariantAnimation m_animation;
};

}  // namespace capriccio::ui
