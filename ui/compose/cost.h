#pragma once

#include <QString>
#include <QVariantMap>

namespace capriccio::ui {

/// How fast each model was here, in each precision and for each number of takes at once: seconds of music in a second,
/// from the takes made so far. What is kept between starts is a plain map.
class Cost {
  public:
    explicit Cost(QVariantMap measured = {}) : m_measured(std::move(measured)) {}

    /// A newer measure counts half, so that one odd take does not rule the estimate. Returns whether it was taken.
    bool learn(const QString& model, const QString& precision, int takes, double speed);
    /// Seconds that `takes` takes of this length need; 0 where nothing comparable was measured. More takes at once than
    /// were measured are counted as if they were made one after the other, at most.
    double secondsFor(const QString& model, const QString& precision, int takes, double musicSeconds) const;
    const QVariantMap& measured() const { return m_measured; }

    /// "about 0:12 for 0:30", "about 0:27 for 4 × 0:30"; empty when unknown.
    QString words(const QString& model, const QString& precision, int takes, double musicSeconds) const;

  private:
    double speed(const QString& model, const QString& precision, int takes) const;
    QVariantMap m_measured;
};

}  // namespace capriccio::ui
