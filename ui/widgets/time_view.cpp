#include "ui/widgets/time_view.h"

#include <algorithm>
#include <cmath>

namespace capriccio::ui {

double TimeView::widestFramesPerPixel() const {
    return std::max(kFewestFramesPerPixel, static_cast<double>(m_length) / m_width);
}

double TimeView::contentWidth() const { return static_cast<double>(m_length) / m_framesPerPixel; }

void TimeView::settle() {
    const double widest = widestFramesPerPixel();
    if (m_framesPerPixel >= widest * (1 - 1e-9)) m_all = true;
    if (m_all) {
        m_framesPerPixel = widest;
        m_scroll = 0;
        return;
    }
    m_framesPerPixel = std::max(m_framesPerPixel, kFewestFramesPerPixel);
    m_scroll = std::clamp(m_scroll, 0.0, std::max(0.0, contentWidth() - m_width));
    m_scroll = std::round(m_scroll * m_pixelRatio) / m_pixelRatio;
}

void TimeView::setLength(std::int64_t frames) {
    m_length = std::max<std::int64_t>(0, frames);
    settle();
}

void TimeView::setWidth(double width, double pixelRatio) {
    m_width = std::max(1.0, width);
    m_pixelRatio = pixelRatio;
    settle();
}

double TimeView::xOf(double frame) const { return frame / m_framesPerPixel - m_scroll; }

double TimeView::frameAt(double x) const {
    return std::clamp((x + m_scroll) * m_framesPerPixel, 0.0, static_cast<double>(m_length));
}

void TimeView::showAll() {
    m_all = true;
    settle();
}

void TimeView::zoom(double factor, double anchorX) {
    if (m_length <= 0 || !(factor > 0)) return;
    const double frame = (anchorX + m_scroll) * m_framesPerPixel;
    m_framesPerPixel = std::clamp(m_framesPerPixel / factor, kFewestFramesPerPixel, widestFramesPerPixel());
    m_scroll = frame / m_framesPerPixel - anchorX;
    m_all = false;
    settle();
}

void TimeView::show(double firstFrame, double endFrame) {
    if (m_length <= 0 || endFrame <= firstFrame) return;
    m_framesPerPixel = std::clamp((endFrame - firstFrame) / m_width, kFewestFramesPerPixel, widestFramesPerPixel());
    m_scroll = firstFrame / m_framesPerPixel;
    m_all = false;
    settle();
}

void TimeView::scrollTo(double pixels) {
    m_scroll = pixels;
    settle();
}

}  // namespace capriccio::ui
