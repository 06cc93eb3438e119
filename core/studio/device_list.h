#pragma once

#include <functional>
#include <thread>

#include <QObject>
#include <QStringList>

namespace capriccio::studio {

/// Where it can sound and what can listen, asked for on a thread of its own: the sound system may take a second to
/// answer. Belongs to one thread.
class DeviceList : public QObject {
    Q_OBJECT
  public:
    explicit DeviceList(QObject* parent = nullptr) : QObject(parent) {}

    /// Answered by listed(); while one is under way another is not begun.
    void ask();

    struct Names {
        QStringList outputs, microphones;
    };
    /// For tests: who is asked from now on instead of the sound system. On the list's own thread.
    static void setLister(std::function<Names()> lister);

  Q_SIGNALS:
    /// The default of each first.
    void listed(const QStringList& outputs, const QStringList& microphones);

  private:
    bool m_isAsking = false;
    std::jthread m_asking;
};

}  // namespace capriccio::studio
