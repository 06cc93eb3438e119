#pragma once

#include "ui/takes/take_list_model.h"
#include "ui/theme/theme.h"

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace capriccio::ui {

/// Draws a take as a card: name, waveform, length, stars or progress, and when; under the pointer, buttons to play it
/// and for more. Names are edited in place.
class TakeDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    TakeDelegate(const Theme& theme, const TakeListModel& model, QObject* parent = nullptr);

    /// The take on the stage, 0: none; it is drawn as chosen.
    void setCurrent(project::TakeId id) { m_current = id; }
    project::TakeId current() const { return m_current; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;

    static constexpr int kRowHeight = 100;  ///< the gap under it included

  Q_SIGNALS:
    void playClicked(qint64 id);
    void moreClicked(qint64 id, const QPoint& place);  ///< in the view's coordinates
    void starsClicked(qint64 id, int stars);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

  private:
    /// Where things lie in a card.
    struct Layout {
        QRectF card, title, wave, foot, play, more, stars;
    };
    Layout layoutOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    int indentOf(const QModelIndex& index) const;
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const project::TakeRecord& take) const;
    QString keyOf(const QStyleOptionViewItem& option, const QModelIndex& index, const project::TakeRecord& take) const;
    QString whenOf(const project::TakeRecord& take) const;
    void paintWave(QPainter& painter, const Layout& at, const project::TakeRecord& take, bool isCurrent) const;
    void paintFoot(QPainter& painter, const Layout& at, const QModelIndex& index, const project::TakeRecord& take,
                   bool isCurrent, bool underPointer) const;

    const Theme& m_theme;
    const TakeListModel& m_model;
    project::TakeId m_current = 0;
    mutable QCache<QString, QPixmap> m_cards{60};  ///< some windows full of them
};

}  // namespace capriccio::ui
