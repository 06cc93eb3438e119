#pragma once

#include "ui/takes/take_list_model.h"
#include "ui/theme/theme.h"

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace capriccio::ui {

/// Draws a take as a card: name, waveform, length, stars or progress, and when; a mark when it has a note or failed, a
/// letter when it is compared. Buttons: to play it, under the pointer; for more, there too, with the focus and on the
/// one on the stage; to cancel it, while it is made; to put it back, in the bin. Names are edited in place.
class TakeDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    TakeDelegate(const Theme& theme, const TakeListModel& model, QObject* parent = nullptr);

    /// The take on the stage, 0: none; it is drawn as chosen.
    void setCurrent(project::TakeId id) { m_current = id; }
    project::TakeId current() const { return m_current; }

    /// The two that are held against each other, and which of them is heard; 0: none.
    void setCompared(project::TakeId first, project::TakeId second, bool hearsSecond);

    /// The last click was on one of a card's buttons: it does not choose the take.
    bool tookClick() const { return m_tookClick; }

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
    void cancelClicked();
    void backClicked(qint64 id);

  public:
    /// Tips of the buttons; elsewhere the take's.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

  private:
    /// Where things lie in a card; buttons that are not there have no size.
    struct Layout {
        QRectF card, title, wave, foot, play, cancel, more, back, stars;
    };
    bool onButton(const Layout& at, const QPointF& place, const project::TakeRecord& take, bool released);
    Layout layoutOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    int indentOf(const QModelIndex& index) const;
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const project::TakeRecord& take) const;
    QString keyOf(const QStyleOptionViewItem& option, const QModelIndex& index, const project::TakeRecord& take) const;
    QString whenOf(const project::TakeRecord& take) const;
    void paintWave(QPainter& painter, const Layout& at, const project::TakeRecord& take, bool isCurrent) const;
    void paintButtons(QPainter& painter, const Layout& at, bool isCurrent) const;
    QString letterOf(project::TakeId id) const;
    void paintFoot(QPainter& painter, const Layout& at, const QModelIndex& index, const project::TakeRecord& take,
                   bool isCurrent, bool underPointer) const;

    const Theme& m_theme;
    const TakeListModel& m_model;
    project::TakeId m_current = 0;
    project::TakeId m_first = 0, m_second = 0;  ///< compared
    bool m_hearsSecond = false;
    bool m_tookClick = false;
    mutable QCache<QString, QPixmap> m_cards{60};  ///< some windows full of them
};

}  // namespace capriccio::ui
