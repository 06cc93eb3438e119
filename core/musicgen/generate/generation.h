#pragma once

#include "core/musicgen/generate/model.h"
#include "core/musicgen/generate/news.h"
#include "core/musicgen/generate/request.h"

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

namespace capriccio::musicgen {

/// One run of a request on a thread of its own.
///
///     Generation run([&](std::stop_token stop) { return Model::load(folder, stop); }, request, listener);
///     run.start();      // returns at once
///     run.stop();       // keeps what there is: the listener hears ended(Stopped)
///     run.wait();       // until the listener has heard the last news
///
/// start and wait belong to the owner; stop, abort and running may be called from any thread. The destructor is abort,
/// then wait.
class Generation {
  public:
    /// Gives the model, loading it if need be, on the generation's thread. Null when stopped.
    using ModelSource = std::function<std::shared_ptr<const Model>(std::stop_token)>;

    /// The listener must outlive the run.
    Generation(ModelSource model, Request request, Listener& listener);
    ~Generation();
    Generation(const Generation&) = delete;
    Generation& operator=(const Generation&) = delete;

    void start();
    void stop();
    void abort();
    void wait();
    /// From start() until the listener has heard the last news.
    bool running() const { return m_running.load(std::memory_order_acquire); }

  private:
    void run(std::stop_token stop);

    ModelSource m_model;
    Request m_request;
    Listener& m_listener;
    std::atomic<bool> m_abort{false};
    std::atomic<bool> m_running{false};
    std::stop_source m_stop;
    std::thread m_thread;
};

/// The run itself, on the calling thread: what Generation does, for whoever has a thread already. Tells the listener
/// everything but failures, which are thrown. Checks `stop` at each step.
Outcome generate(const Model& model, const Request& request, Listener& listener, std::stop_token stop,
                 const std::atomic<bool>* abort = nullptr);

}  // namespace capriccio::musicgen
