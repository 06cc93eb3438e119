#pragma once

#include "core/studio/melody/melody_source.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace capriccio::ui {

/// The melody as the model hears it: twelve rows, C at the bottom, a note in each frame of 128 ms. A click puts the
/// frame's note elsewhere, dragging draws, the right button gives back what was heard. With the keys: Left and Right
/// go through the frames (Shift: by a second), Up and Down change the note, Delete gives it back.
class ChromaGrid : public QWidget {
    Q_OBJECT
  public:
    enum class Size {
        Small,  ///< as wide as it may be, all of the sound
        Large,  ///< named rows, and frames wide enough to click
    };
    ChromaGrid(const Theme& theme, studio::MelodySource& source, Size size, QWidget* parent = nullptr);

    /// Where a frame's note is drawn.
    QRectF cell(int frame, int pitchClass) const;
    int frameAt(double x) const;
    int pitchClassAt(double y) const;
    int cursorFrame() const { return m_cursor; }
    static QString noteName(int pitchClass);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void cursorMoved(int frame);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    double left() const;
    double rowHeight() const { return static_cast<double>(height()) / studio::MelodyNotes::kPitchClasses; }
    double frameWidth() const;
    void draw(const QPointF& at, Qt::MouseButtons buttons);
    void moveCursor(int frame);
    void refresh();

    const Theme& m_theme;
    studio::MelodySource& m_source;
    Size m_size;
    int m_cursor = 0;
    QPoint m_under{-1, -1};  ///< frame and row under the pointer
};

}  // namespace capriccio::ui
