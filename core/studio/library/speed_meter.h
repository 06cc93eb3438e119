#pragma once

#include <deque>
#include <utility>

namespace capriccio::library {

/// Bytes a second over the last seconds.
class SpeedMeter {
  public:
    /// `seconds`: any clock that only goes forward. A count that went down (started over) forgets what was before.
    void add(double seconds, double bytes) {
        if (!m_points.empty() && bytes < m_points.back().second) m_points.clear();
        m_points.emplace_back(seconds, bytes);
        while (m_points.size() > 2 && m_points.front().first < seconds - kWindowSeconds) m_points.pop_front();
    }
    void reset() { m_points.clear(); }
    /// 0: not known.
    double bytesPerSecond() const {
        if (m_points.size() < 2) return 0;
        const double took = m_points.back().first - m_points.front().first;
        return took < kLeastSeconds ? 0 : (m_points.back().second - m_points.front().second) / took;
    }

  private:
    static constexpr double kWindowSeconds = 5;
    static constexpr double kLeastSeconds = 0.3;
    std::deque<std::pair<double, double>> m_points;
};

}  // namespace capriccio::library
