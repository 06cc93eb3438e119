#pragma once

#include <memory>

#include <QObject>

#include "core/studio/take.h"

namespace capriccio::studio {

/// Makes takes, one at a time, on a worker thread; keeps the last model loaded. All methods return at once and belong to the thread the
/// object lives in; all signals arrive there, queued. Each generate() is answered by loading, started, progress …, then exactly
/// one of ended or failed; a stop before started gives ended with a take without a clip.
class Generator : public QObject {
    Q_OBJECT
  public:
    explicit Generator(QObject* parent = nullptr);
    ~Generator() override;

    bool isBusy() const;

    /// Ignored while busy.
    void generate(const GenerationSettings& settings);
    /// Keeps what there is.
    void stop();

    /// Tokens of a prompt for the loaded model, and the most it reads; {-1, -1} while no model of that folder is loaded.
    struct PromptLength {
        int tokens = -1;
        int limit = -1;
    };
    PromptLength promptLength(const QString& prompt, const QString& modelFolder) const;

  Q_SIGNALS:
    void loading(const QString& modelName);
    void started(const capriccio::studio::Take& take);
    void progress(const capriccio::studio::TakeProgress& progress);
    void ended(const capriccio::studio::Take& take, capriccio::studio::TakeEnd how);
    /// Words for the user; the log has the detail.
    void failed(const QString& message);

  private:
    class Run;
    std::unique_ptr<Run> m_run;
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace capriccio::studio
