#pragma once

#include "core/studio/project/project.h"
#include "core/studio/take.h"

#include <memory>
#include <optional>
#include <vector>

#include <QObject>

namespace capriccio::studio {

/// A generation that waits for its turn, and the project it will go into.
struct Waiting {
    quint64 id = 0;
    GenerationSettings settings;
    std::shared_ptr<project::Project> project;
};

/// What is to be made next, in order. Belongs to one thread.
class GenerationQueue : public QObject {
    Q_OBJECT
  public:
    explicit GenerationQueue(QObject* parent = nullptr) : QObject(parent) {}

    const std::vector<Waiting>& waiting() const { return m_waiting; }
    bool isEmpty() const { return m_waiting.empty(); }

    quint64 add(GenerationSettings settings, std::shared_ptr<project::Project> project);
    void cancel(quint64 id);
    void cancelAll();
    /// `place`: 0 is next. Ids that are gone are passed over.
    void move(quint64 id, int place);
    std::optional<Waiting> takeFirst();

  Q_SIGNALS:
    void changed();

  private:
    std::vector<Waiting> m_waiting;
    quint64 m_lastId = 0;
};

}  // namespace capriccio::studio
