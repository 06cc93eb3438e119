#pragma once

#include "core/musicgen/checkpoint/config.h"
#include "core/studio/library/names.h"

#include <functional>
#include <optional>
#include <thread>

#include <QObject>
#include <QString>

namespace capriccio::studio {

using library::modelDisplayName;

/// Looks whether a folder can be used as a model, without loading it: its configuration is there and of a kind this
/// program plays, and what was fetched is as it was published. Reads the disk on a thread of its own; a later check
/// replaces one under way. Belongs to one thread.
class ModelChecker : public QObject {
    Q_OBJECT
  public:
    /// What the model is like; throws Error when the folder can't be used. On the checker's thread.
    using Check = std::function<musicgen::ModelConfig(const QString& folder)>;

    explicit ModelChecker(QObject* parent = nullptr);
    explicit ModelChecker(Check check, QObject* parent = nullptr);
    ~ModelChecker() override;

    void check(const QString& folder);

  Q_SIGNALS:
    /// `problem` is empty, or says in words why the folder can't be used; then there is no config.
    void checked(const QString& folder, const QString& problem,
                 const std::optional<capriccio::musicgen::ModelConfig>& config);

  private:
    Check m_check;
    quint64 m_current = 0;
    std::jthread m_thread;
};

}  // namespace capriccio::studio
