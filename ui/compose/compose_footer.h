#pragma once

#include "core/studio/take.h"
#include "ui/theme/theme.h"

#include <optional>

#include <QWidget>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class IconButton;
class ProgressLine;

/// The Generate button, what it will cost, and how far it is; always in reach at the bottom of the panel. While
/// something is made: stop and keep it, cancel it, and ask for the next, which waits its turn.
class ComposeFooter : public QWidget {
    Q_OBJECT
  public:
    explicit ComposeFooter(const Theme& theme, QWidget* parent = nullptr);

    enum class Mode { Ready, Loading, Making, Stopping };
    /// What there is to press for: without a model the button leads to one; without words it does not stand out.
    enum class Means { Model, Words, All };
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setProgress(const studio::TakeProgress& progress);
    /// obstacle: what stands against making anything now: the button is disabled and the line says it. Empty: nothing.
    void setMeans(Means means, const QString& obstacle);
    /// What the line says while it is ready: "takes about 12 s to make 30 s", or what is missing; may be empty.
    /// `reason`: where that comes from, as its tip.
    void setReadyWords(const QString& words, const QString& reason = {});

  Q_SIGNALS:
    void pressed();
    void cancelRequested();
    void queueRequested();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void refresh();

    Mode m_mode = Mode::Ready;
    Means m_means = Means::Model;
    QString m_readyWords, m_readyReason, m_obstacle;
    std::optional<studio::TakeProgress> m_progress;
    QPushButton* m_button;
    IconButton* m_cancel;
    QPushButton* m_queue;
    QLabel* m_words;
    ProgressLine* m_line;
};

}  // namespace capriccio::ui
