#pragma once

#include "core/studio/library/estimate.h"

#include <QString>
#include <QVariantMap>

namespace capriccio::ui {

/// How fast each model was here, in each precision and for each number of takes at once: seconds of music in a second,
/// from the takes made so far. What is kept between starts is a plain map. What was not made yet is worked out: from
/// the same model in another precision, else from the speed of this computer's memory.
class Cost {
  public:
    explicit Cost(QVariantMap measured = {}) : m_measured(std::move(measured)) {}

    /// A newer measure counts half, so that one odd take does not rule the estimate. Returns whether it was taken.
    bool learn(const QString& model, const QString& precision, int takes, double speed);
    /// Of the model that is asked about from now on.
    void setFigures(const library::ModelFigures& figures) { m_figures = figures; }
    const library::ModelFigures& figures() const { return m_figures; }
    /// Seconds that `takes` takes of this length need; 0 where not even the model is known. Where this computer was not
    /// measured yet, what a usual one needs. More takes at once than were measured
    /// are counted as if they were made one after the other, at most.
    double secondsFor(const QString& model, const QString& precision, int takes, double musicSeconds) const;
    /// Whether that comes from takes made here with this model in this precision.
    bool isMeasured(const QString& model, const QString& precision) const;
    /// Whether nothing of this computer is in it.
    bool isGuess(const QString& model, const QString& precision) const;
    const QVariantMap& measured() const { return m_measured; }

    /// "takes about 12 s to make 30 s", "takes about 1:52 min to make 4 × 30 s"; empty when unknown.
    QString words(const QString& model, const QString& precision, int takes, double musicSeconds) const;
    /// "12 s"; empty when unknown.
    QString time(const QString& model, const QString& precision, int takes, double musicSeconds) const;
    /// "30 s", "4 × 30 s".
    static QString musicWords(int takes, double musicSeconds);

  private:
    double speed(const QString& model, const QString& precision, int takes) const;
    double measuredSeconds(const QString& model, const QString& precision, int takes, double musicSeconds) const;
    QVariantMap m_measured;
    library::ModelFigures m_figures;
};

}  // namespace capriccio::ui
