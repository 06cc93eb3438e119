#include "core/studio/take_exporter.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/studio/file_path.h"
#include "core/studio/words.h"

#include <chrono>
#include <new>
#include <utility>

#include <QFile>

namespace capriccio::studio {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kProgressPause = std::chrono::milliseconds(50);

}  // namespace

TakeExporter::TakeExporter(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

TakeExporter::~TakeExporter() { cancel(); }

void TakeExporter::start(std::vector<Item> items, audio::ExistingFiles existing, const QString& modelFolder) {
    if (m_busy || items.empty()) return;
    m_items = std::move(items);
    m_project = m_session.sharedProject();
    m_at = 0;
    m_existing = existing;
    m_modelFolder = modelFolder;
    m_result = {};
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_busy = true;
    ++m_run;
    QMetaObject::invokeMethod(this, &TakeExporter::next, Qt::QueuedConnection);
}

void TakeExporter::cancel() {
    if (m_cancelled) m_cancelled->store(true);
}

/// The next take's sound is asked for; then it is written.
void TakeExporter::next() {
    if (m_cancelled->load()) m_result.cancelled = true;
    if (m_result.cancelled || m_at >= m_items.size()) return end();
    Q_EMIT progress(static_cast<int>(m_at), static_cast<int>(m_items.size()),
                    static_cast<double>(m_at) / static_cast<double>(m_items.size()));
    m_session.sound(m_project, m_items[m_at].take, m_modelFolder)
        .then(this, [this](const Session::Clip& clip) { write(clip); })
        .onFailed(this, [this](const Error& error) { failed(wordsOf(error)); })
        .onCanceled(this, [this] { failed(tr("The sound of this take could not be had.")); });
}

void TakeExporter::write(const Session::Clip& clip) {
    const Item& item = m_items[m_at];
    std::filesystem::path file = toPath(item.file);
    if (m_existing == audio::ExistingFiles::Rename) file = audio::freeFile(file);
    const auto tell = [this, run = m_run](auto news) {
        QMetaObject::invokeMethod(
            this,
            [this, run, news] {
                if (run == m_run) news();
            },
            Qt::QueuedConnection);
    };
    m_thread = std::jthread([this, tell, clip, file, settings = item.settings, take = item.take,
                             cancelled = m_cancelled, at = m_at, of = m_items.size()] {
        try {
            Clock::time_point last{};
            const auto report = audio::exportSound(audio::viewOf(*clip), settings, file, [&](double fraction) {
                if (const auto now = Clock::now(); now - last >= kProgressPause) {
                    last = now;
                    const double all = (static_cast<double>(at) + fraction) / static_cast<double>(of);
                    tell([this, at, of, all] { Q_EMIT progress(static_cast<int>(at), static_cast<int>(of), all); });
                }
                return !cancelled->load();
            });
            tell([this, report, file, take] {
                if (report)
                    m_result.written.push_back({take, fromPath(file), *report});
                else
                    m_result.cancelled = true;
                ++m_at;
                next();
            });
        } catch (const Error& error) {
            log(LogLevel::Warning, detailOf(error));
            tell([this, message = wordsOf(error)] { failed(message); });
        } catch (const std::bad_alloc&) {
            tell([this] {
                failed(tr(
                    "There is not enough memory to export this take. Close other programs, or export a part of it."));
            });
        }
    });
}

void TakeExporter::failed(const QString& message) {
    m_result.failed.push_back({m_items[m_at].take, m_items[m_at].file, message});
    ++m_at;
    next();
}

void TakeExporter::end() {
    m_busy = false;
    m_project.reset();
    Q_EMIT finished(m_result);
}

}  // namespace capriccio::studio
