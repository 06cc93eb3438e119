#pragma once

#include <cstdint>

namespace capriccio::ui {

/// Which frames of a clip lie under which pixels of a strip: the whole clip at first, any stretch of it after zooming.
/// Plain numbers, no widget.
///
/// A place on the strip is a whole number of device pixels from the clip's start, so that scrolling moves a picture
/// without changing it, and at one zoom each pixel always stands for the same frames.
///
///     clip    |···········[ scroll ]···············|
///     strip               |0 ......... width|
class TimeView {
  public:
    static constexpr double kFewestFramesPerPixel = 1.0 / 16;

    void setLength(std::int64_t frames);
    /// Logical pixels, and how many device pixels each has.
    void setWidth(double width, double pixelRatio = 1);

    std::int64_t lengthFrames() const { return m_length; }
    double width() const { return m_width; }
    double framesPerPixel() const { return m_framesPerPixel; }
    double scroll() const { return m_scroll; }  ///< pixels left of the strip
    double contentWidth() const;                ///< pixels of the whole clip
    bool showsAll() const { return m_all; }

    double xOf(double frame) const;  ///< from the strip's left; may lie outside
    double frameAt(double x) const;  ///< within the clip
    double firstFrame() const { return frameAt(0); }
    double endFrame() const { return frameAt(m_width); }

    void showAll();
    /// `factor` > 1 comes nearer; what is under `anchorX` stays there.
    void zoom(double factor, double anchorX);
    void show(double firstFrame, double endFrame);
    void scrollTo(double pixels);

  private:
    double widestFramesPerPixel() const;
    void settle();

    std::int64_t m_length = 0;
    double m_width = 1;
    double m_pixelRatio = 1;
    double m_framesPerPixel = 1;
    double m_scroll = 0;
    bool m_all = true;
};

}  // namespace capriccio::ui
