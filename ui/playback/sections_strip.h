#pragma once

#include "core/studio/project/take_record.h"
#include "ui/theme/theme.h"
#include "ui/widgets/time_view.h"

#include <vector>

#include <QWidget>

namespace capriccio::ui {

/// The prompts of a long piece under its waveform, each over the stretch it is for; a click goes to its beginning.
/// With what they are over them, for beside them it would push them from under the wave. Not there for a piece without
/// sections.
class SectionsStrip : public QWidget {
    Q_OBJECT
  public:
    explicit SectionsStrip(const Theme& theme, QWidget* parent = nullptr);

    /// By startSeconds, ascending.
    void setSections(const std::vector<project::Section>& sections);
    /// As the waveform above has it; `left` is its area's left edge in this widget, `sampleRate` that of its frames.
    void setView(const TimeView& view, double left, int sampleRate);
    void setPositionSeconds(double seconds);

    /// Where a section is drawn; empty when it is out of sight.
    QRectF rectOf(std::size_t section) const;

    QSize sizeHint() const override { return {300, 44}; }

  Q_SIGNALS:
    void seekRequested(double seconds);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

  private:
    const Theme& m_theme;
    std::vector<project::Section> m_sections;
    TimeView m_view;
    double m_left = 0;
    int m_sampleRate = 32000;
    double m_position = 0;
};

}  // namespace capriccio::ui
