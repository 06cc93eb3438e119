#pragma once

#include "core/studio/take.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace capriccio::ui {

class DragButton;
class ElidedLabel;
class IconButton;
class StarRating;
class WordButton;

/// Over the waveform: the take's title and what made it, its stars, and what is done with it: compare, drag out,
/// export, and a door to all the rest. In little room the buttons lose their words, then the title takes two lines.
class TakeHeader : public QWidget {
    Q_OBJECT
  public:
    TakeHeader(const Theme& theme, QWidget* parent);

    void setSubtitle(const QString& words);
    /// There is sound to export, to drag out and to compare.
    void setHasSound(bool has);
    /// Whose title and stars are shown, and what is dragged out; its sound may be null. Without an id there is nothing to
    /// give stars to yet.
    void setTake(const studio::Take& take);

    QPushButton& saveButton() { return *m_save; }
    StarRating& starRating() { return *m_stars; }

  Q_SIGNALS:
    void compareRequested();
    /// As a file in the clipboard: the drag, for those who don't drag.
    void copyRequested(qint64 id);
    void menuRequested(qint64 id, const QPoint& globalPlace);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    studio::Take m_take;
    ElidedLabel* m_title;
    ElidedLabel* m_subtitle;
    StarRating* m_stars;
    WordButton* m_compare;
    DragButton* m_drag;
    QPushButton* m_save;
    IconButton* m_more;
};

}  // namespace capriccio::ui
