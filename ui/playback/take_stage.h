#pragma once

#include "core/studio/playback.h"
#include "core/studio/take.h"
#include "ui/theme/theme.h"

#include <memory>

#include <QWidget>

class QLabel;
class QPushButton;

namespace capriccio::ui {

class CompareBar;
class StarRating;
class SectionsStrip;
class TakeHeader;
class Transport;
class WaveformView;

/// The middle of the window while there is a take: its title, what made it, its waveform, sections and the transport.
/// Another take can be held against it (C hears one and the other).
class TakeStage : public QWidget {
    Q_OBJECT
  public:
    TakeStage(const Theme& theme, studio::Playback& playback, double volume, QWidget* parent = nullptr);

    enum class Making { Loading, Running, Finished, Stopped, Failed };

    /// Shows a take; the playback is given its clip by the caller. `fault`: why it failed, in short; empty: nobody knows.
    void showTake(const studio::Take& take, Making making, const QString& fault = {});
    void setMaking(Making making);
    /// What is said about the take has changed, not its sound.
    void updateTake(const studio::Take& take, Making making, const QString& fault);

    /// Holds another take against the one shown, at the same place and equally loud; hears that one first. False when
    /// it can't be: it has no sound, or another sample rate.
    bool compareWith(const studio::Take& other);
    void endComparison();

    WaveformView& waveform() { return *m_waveform; }
    Transport& transport() { return *m_transport; }
    QPushButton& saveButton();
    StarRating& starRating();
    /// The take held against the one shown; 0: none.
    qint64 comparedWith() const;
    /// The one heard, whose title is shown: the other while that is heard.
    qint64 heard() const;
    /// What is said about the one held against it has changed.
    void updateOther(const studio::Take& other);

  Q_SIGNALS:
    /// Another take is on the stage.
    void takeShown(const capriccio::studio::Take& take);
    /// A comparison is asked for while there is none: with which take is the listener's to know.
    void compareWanted();
    /// As a file in the clipboard.
    void copyRequested(qint64 takeId);
    /// All there is to do with the take.
    void menuRequested(qint64 takeId, const QPoint& globalPlace);
    /// Keep the take up to this frame of its tokens (50 a second) and go on from there.
    void goOnRequested(qint64 takeId, int frame);

  private:
    void connectParts();
    void compare();
    void addShortcuts();
    const studio::Take& heardTake() const;
    void refreshHead();
    QString subtitleOf(const studio::Take& take, Making making) const;
    void refreshGoOn();
    void refreshComparison();

    studio::Playback& m_playback;
    studio::Take m_take;
    studio::Take m_other;
    Making m_making = Making::Finished;
    QString m_fault;
    TakeHeader* m_head;
    QLabel* m_notice;
    CompareBar* m_compare;
    WaveformView* m_waveform;
    SectionsStrip* m_sections;
    Transport* m_transport;
};

/// Its title, else "80s pop …", or what a take without a prompt is called.
QString takeTitle(const studio::Take& take);

}  // namespace capriccio::ui
