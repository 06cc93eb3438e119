#pragma once

#include "tests/ui/stand.h"
#include "ui/playback/waveform_view.h"

#include <QTest>

namespace capriccio::tests {

/// A waveform on its own, shown with a clip of the studio's samples, seeking where it is asked to.
class WaveformStand {
  protected:
    std::unique_ptr<ui::WaveformView> m_view;

    static std::shared_ptr<audio::AudioClip> clipOf(double seconds, double made = -1, int channels = 1) {
        const auto frames = static_cast<std::int64_t>(seconds * 32000);
        auto clip = std::make_shared<audio::AudioClip>(32000, channels, frames);
        const auto end = made < 0 ? frames : static_cast<std::int64_t>(made * 32000);
        append(*clip, 0, end);
        if (made < 0) clip->finish();
        return clip;
    }
    static void append(audio::AudioClip& clip, std::int64_t from, std::int64_t to) {
        std::vector<float> samples;
        for (std::int64_t i = from; i < to; ++i)
            samples.insert(samples.end(), static_cast<std::size_t>(clip.channels()), FakeStudio::sampleAt(i));
        clip.append(samples);
    }
    ui::WaveformView& show(std::shared_ptr<audio::AudioClip> clip, QSize size = {836, 300}) {
        m_view = std::make_unique<ui::WaveformView>(Stand::theme());
        m_view->resize(size);
        m_view->show();
        if (!QTest::qWaitForWindowExposed(m_view.get())) qWarning("not shown");
        m_view->setClip(std::move(clip), 10);
        QObject::connect(m_view.get(), &ui::WaveformView::seekRequested, m_view.get(),
                         &ui::WaveformView::setPositionSeconds);
        settle();
        return *m_view;
    }
    void settle() {
        if (!QTest::qWaitFor([this] { return m_view->isComplete(); })) qWarning("not complete");
        QTest::qWait(1);
    }
};

}  // namespace capriccio::tests
