#pragma once

#include <functional>
#include <thread>

#include <QObject>
#include <QString>

namespace capriccio::studio {

/// What to call the model of a folder: "MusicGen small" for ".../musicgen-small" and for a snapshot in the Hugging Face
/// cache, else the folder's own name.
QString modelDisplayName(const QString& folder);

/// Looks whether a folder can be used as a model, without loading it: its configuration is there and of a kind this
/// program plays. Reads the disk on a thread of its own; a later check replaces one under way. Belongs to one thread.
class ModelChecker : public QObject {
    Q_OBJECT
  public:
    /// Throws Error when the folder can't be used. On the checker's thread.
    using Check = std::function<void(const QString& folder)>;

    explicit ModelChecker(QObject* parent = nullptr);
    explicit ModelChecker(Check check, QObject* parent = nullptr);
    ~ModelChecker() override;

    void check(const QString& folder);

  Q_SIGNALS:
    /// `problem` is empty, or says in words why the folder can't be used.
    void checked(const QString& folder, const QString& problem);

  private:
    Check m_check;
    quint64 m_current = 0;
    std::jthread m_thread;
};

}  // namespace capriccio::studio
