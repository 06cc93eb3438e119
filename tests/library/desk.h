#pragma once

#include "core/base/error.h"
#include "core/studio/library/library.h"
#include "core/studio/library/repository_fetch.h"
#include "tests/library/hub_server.h"

#include <memory>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace capriccio::tests {

inline const QString kSmall = QStringLiteral("facebook/musicgen-small");
inline const QString kT5 = QStringLiteral("google-t5/t5-base");

/// A home of its own for the library's tests: folders, environment, impatient timing, and the hub.
class Desk {
  public:
    explicit Desk(bool encrypted = false) : hub(encrypted) {
        for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                 "XDG_CONFIG_HOME", "AUDIOCRAFT_CACHE_DIR", "CAPRICCIO_MODELS", "HF_TOKEN",
                                 "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
            qunsetenv(name);
        qputenv("HOME", dir.path().toUtf8());
        qputenv("HF_ENDPOINT", hub.endpoint().toUtf8());
    }
    ~Desk() { close(); }

    library::Library::Options options() const {
        library::Library::Options made = library::Library::Options::ofUser();
        made.timing.stallMs = 3000;
        made.timing.stallBytes = 16;
        made.timing.pausesMs = {10, 20, 40, 60};
        made.timing.longestPauseMs = 200;
        made.measureSeconds = 0.05;
        return made;
    }
    library::Library& open() { return open(options()); }
    library::Library& open(library::Library::Options with) {
        close();
        shelf = std::make_unique<library::Library>(std::move(with));
        arrivals.clear();
        failures.clear();
        failureDetails.clear();
        QObject::connect(shelf.get(), &library::Library::arrived, shelf.get(),
                         [this](const QString& id) { arrivals << id; });
        QObject::connect(shelf.get(), &library::Library::failed, shelf.get(),
                         [this](const QString&, const QString& words, const QString& details) {
                             failures << words;
                             failureDetails << details;
                         });
        QObject::connect(shelf.get(), &library::Library::refused, shelf.get(),
                         [this](const QString& words) { refusals << words; });
        if (!QTest::qWaitFor([this] { return shelf->hasLooked(); }, 30000)) qFatal("the disk is not looked at");
        return *shelf;
    }
    void close() { shelf.reset(); }

    /// Fetches and waits for the end, whichever. True: it arrived.
    bool fetch(const QString& id) {
        const auto before = arrivals.size();
        const auto failedBefore = failures.size();
        shelf->get(id);
        if (!QTest::qWaitFor([&] { return arrivals.size() > before || failures.size() > failedBefore; }, 60000))
            qWarning("it neither arrived nor failed");
        return arrivals.size() > before;
    }

    QString store() const {
        return shelf ? shelf->storeFolder() : dir.filePath(QStringLiteral(".local/share/capriccio/models"));
    }
    static QByteArray contentOf(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& name, const QByteArray& bytes) {
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("can't write");
    }
    /// Whether a repository lies in the store byte for byte as the hub has it, and nothing else beside it.
    bool isWhole(const QString& repository) const {
        const QDir folder(store() + QLatin1Char('/') + repository);
        const auto& files = hub.repositories.at(repository).files;
        QStringList names;
        for (const auto& [name, file] : files) {
            names << name;
            if (contentOf(folder.filePath(name)) != file.bytes) return false;
        }
        names << library::Manifest::kFileName;
        names.sort();
        QStringList there = folder.entryList(QDir::Files | QDir::Hidden);
        there.sort();
        return there == names;
    }
    bool nothingArriving() const {
        return QDir(store() + QStringLiteral("/.arriving"))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden)
            .isEmpty();
    }

    /// MusicGen small, which comes in two repositories.
    bool fetchSmall() { return fetch(kSmall); }
    bool smallIsWhole() const { return isWhole(kSmall) && isWhole(kT5) && nothingArriving(); }
    bool smallIsNotThere() const { return !QFileInfo::exists(store() + QLatin1Char('/') + kSmall); }

    QTemporaryDir dir;
    HubServer hub;
    std::unique_ptr<library::Library> shelf;
    QStringList arrivals, failures, failureDetails, refusals;
};

}  // namespace capriccio::tests
