#include "app/commands/arguments.h"
#include "app/commands/commands.h"
#include "app/commands/project_recording.h"
#include "core/base/error.h"
#include "core/studio/file_path.h"
#include "core/studio/library/library.h"
#include "core/studio/library/names.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

namespace capriccio::cli {
namespace {

using library::Library;
using library::Model;
using library::Source;
using library::Transfer;

constexpr Option kOptions[] = {
    {"--hub", "URL", "pull: where from (default: $HF_ENDPOINT, else the hub that was chosen, else huggingface.co)"},
    {"--json", nullptr, "list, show: print one JSON object a line"},
};

constexpr int kInterruptionMs = 100;

/// Runs an event loop until `quit` is called by what was started, or Ctrl+C is pressed.
class Loop {
  public:
    Loop() {
        QObject::connect(&m_timer, &QTimer::timeout, &m_loop, [this] {
            if (interruption().stop_requested()) quit(kStopped);
        });
        m_timer.start(kInterruptionMs);
    }
    void quit(int code) {
        m_code = code;
        m_loop.quit();
    }
    int run() {
        m_loop.exec();
        return m_code;
    }

  private:
    QEventLoop m_loop;
    QTimer m_timer;
    int m_code = kDone;
};

std::string text(const QString& words) { return words.toStdString(); }

class Shelf {
  public:
    explicit Shelf(const std::optional<std::string>& hub = {}) : m_library(optionsWith(hub)) {
        m_library.connect(&m_library, &Library::refused, &m_library,
                          [this](const QString& words) { m_refusals << words; });
        wait([this] { return m_library.hasLooked(); });
    }

    Library* operator->() { return &m_library; }
    Library& get() { return m_library; }
    QStringList refusals() const { return m_refusals; }

    /// Until something holds; looked at whenever anything changes.
    template <typename Holds>
    void wait(Holds holds) {
        if (holds()) return;
        Loop loop;
        const auto look = [&] {
            if (holds()) loop.quit(kDone);
        };
        const auto first = QObject::connect(&m_library, &Library::changed, &m_library, look);
        const auto second = QObject::connect(&m_library, &Library::refused, &m_library, look);
        if (loop.run() == kStopped) std::_Exit(kStopped);  // as a kill would: nothing half done is ever seen
        QObject::disconnect(first);
        QObject::disconnect(second);
    }

    /// "small", "musicgen-small", "facebook/musicgen-small", or a folder.
    const Model& model(const std::string& word) {
        const QString name = QString::fromStdString(word);
        for (const QString& id :
             {name, QStringLiteral("facebook/") + name, QStringLiteral("facebook/musicgen-") + name})
            if (const Model* found = m_library.find(id)) return *found;
        if (const Model* found = m_library.findFolder(QDir::cleanPath(QDir::current().absoluteFilePath(name))))
            return *found;
        for (const Model& known : m_library.models())
            if (known.id.section(QLatin1Char('/'), -1) == name || known.name.compare(name, Qt::CaseInsensitive) == 0)
                return known;
        throw Error(Error::Code::NotFound,
                    "There is no model “" + word + "”. `capriccio-cli models list` shows those there are.");
    }

  private:
    static Library::Options optionsWith(const std::optional<std::string>& hub) {
        startQt();
        Library::Options options = Library::Options::ofUser();
        options.programFolder = QStringLiteral(CAPRICCIO_RESOURCES "/starter/model");
        if (hub) {
            qputenv("HF_ENDPOINT", QByteArray::fromStdString(*hub));
            options.hub = library::HubSettings::ofUser({});
        }
        return options;
    }

    Library m_library;
    QStringList m_refusals;
};

const char* stateWord(const Model& model, const Library& library) {
    if (model.isUsable()) return "ready";
    if (!model.wrong.isEmpty()) return "damaged";
    if (model.isHere()) return "incomplete";
    return model.arrivedBytes > 0 && library.transfer(model.id) == nullptr ? "interrupted" : "available";
}

const char* sourceWord(Source source) {
    switch (source) {
        case Source::None:
            return "";
        case Source::Store:
            return "store";
        case Source::Program:
            return "program";
        case Source::HubCache:
            return "hub cache";
        case Source::AddedFolder:
            return "added folder";
    }
    return "";
}

QJsonObject jsonOf(const Model& model, const Library& library) {
    QJsonObject json{{QStringLiteral("id"), model.id},
                     {QStringLiteral("name"), model.name},
                     {QStringLiteral("state"), QString::fromLatin1(stateWord(model, library))},
                     {QStringLiteral("source"), QString::fromLatin1(sourceWord(model.source))},
                     {QStringLiteral("folder"), model.folder},
                     {QStringLiteral("disk_bytes"), model.diskBytes},
                     {QStringLiteral("stereo"), model.stereo},
                     {QStringLiteral("melody"), model.melody},
                     {QStringLiteral("missing"), QJsonArray::fromStringList(model.missing)}};
    if (!model.wrong.isEmpty()) json.insert(QStringLiteral("problem"), library::wordsFor(model.wrong));
    if (model.entry) {
        json.insert(QStringLiteral("download_bytes"), library.catalogue().downloadBytes(*model.entry));
        json.insert(QStringLiteral("licence"), library.catalogue().licence(model.entry->licence).name);
        json.insert(QStringLiteral("good_for"), model.entry->goodFor);
        json.insert(QStringLiteral("revision"), model.entry->revision);
        QJsonArray limits;
        for (const library::Limit limit : model.entry->limits) limits.append(library::limitText(limit));
        json.insert(QStringLiteral("limits"), limits);
    }
    if (model.config) {
        QJsonObject memory;
        for (const musicgen::Precision precision : musicgen::offeredPrecisions())
            memory.insert(library::precisionName(precision), library::memoryNeeded(*model.config, precision));
        json.insert(QStringLiteral("memory_bytes"), memory);
        if (const auto precision = library::suitedPrecision(*model.config, library.machine())) {
            json.insert(QStringLiteral("suited_precision"), library::precisionName(*precision));
            json.insert(QStringLiteral("expected_speed"),
                        library::expectedSpeed(*model.config, *precision, library.machine().bytesPerSecond));
        }
    }
    return json;
}

/// What speeds are reckoned from.
void measureOnce(Shelf& shelf) {
    if (shelf->machine().bytesPerSecond > 0) return;
    std::cerr << "Measuring how fast this computer is (2 seconds, once) …\n";
    shelf->measureMachine();
    shelf.wait([&] { return !shelf->isMeasuring(); });
}

int list(const Arguments& arguments) {
    Shelf shelf;
    measureOnce(shelf);
    if (!arguments.has("--json")) std::printf("%-28s %-11s %9s  %-20s %s\n", "", "", "size", "here, about", "");
    for (const Model& model : shelf->models()) {
        if (arguments.has("--json")) {
            std::cout << QJsonDocument(jsonOf(model, shelf.get())).toJson(QJsonDocument::Compact).toStdString()
                      << std::endl;
            continue;
        }
        const qint64 bytes = model.isHere() ? model.diskBytes
                             : model.entry  ? shelf->catalogue().downloadBytes(*model.entry)
                                            : 0;
        std::string here = "-";
        if (model.config) {
            const auto precision = library::suitedPrecision(*model.config, shelf->machine());
            here = "too large";
            if (precision) {
                char words[64];
                std::snprintf(words, sizeof words, "%.1f x real time, %s",
                              library::expectedSpeed(*model.config, *precision, shelf->machine().bytesPerSecond),
                              text(library::sizeText(library::memoryNeeded(*model.config, *precision))).c_str());
                here = words;
            }
        }
        std::printf("%-28s %-11s %9s  %-24s  %s\n", text(model.name).c_str(), stateWord(model, shelf.get()),
                    text(library::sizeText(bytes)).c_str(), here.c_str(),
                    text(model.isHere() ? model.folder : model.id).c_str());
    }
    return kDone;
}

void showFiles(const library::Catalogue& catalogue, const library::Entry& entry) {
    const library::Form* form = catalogue.bestForm(entry);
    if (!form) return;
    const auto print = [](const QString& repository, const QString& revision,
                          const QList<library::PublishedFile>& files) {
        std::printf("Fetched from %s at %s:\n", text(repository).c_str(), text(revision).c_str());
        for (const library::PublishedFile& file : files)
            std::printf("  %-28s %9s\n", text(file.name).c_str(), text(library::sizeText(file.bytes)).c_str());
    };
    print(entry.id, entry.revision, form->files);
    for (const QString& name : form->parts) {
        const library::Part& part = catalogue.part(name);
        print(part.repository, part.revision, part.files);
    }
}

/// All that is known of a model: what a person reads before getting it.
int show(const Arguments& arguments, const std::string& word) {
    Shelf shelf;
    measureOnce(shelf);
    const Model& model = shelf.model(word);
    if (arguments.has("--json")) {
        std::cout << QJsonDocument(jsonOf(model, shelf.get())).toJson(QJsonDocument::Compact).toStdString()
                  << std::endl;
        return kDone;
    }
    std::printf("%s (%s)\n", text(model.name).c_str(), stateWord(model, shelf.get()));
    if (model.isHere())
        std::printf("%s in “%s”\n", text(library::sizeText(model.diskBytes)).c_str(), text(model.folder).c_str());
    else if (model.entry)
        std::printf("%s to get\n", text(library::sizeText(shelf->catalogue().downloadBytes(*model.entry))).c_str());
    if (!model.missing.isEmpty()) std::printf("Missing: %s\n", text(model.missing.join(QStringLiteral(", "))).c_str());
    if (model.entry) std::printf("%s\n", text(model.entry->goodFor).c_str());
    if (model.config) {
        const library::Machine& machine = shelf->machine();
        const auto suited = library::suitedPrecision(*model.config, machine);
        std::printf("Memory for 30 s of music, and the speed to expect here:\n");
        for (const musicgen::Precision precision : musicgen::offeredPrecisions())
            std::printf("  %-7s %9s   about %.1f x real time%s\n", text(library::precisionName(precision)).c_str(),
                        text(library::sizeText(library::memoryNeeded(*model.config, precision))).c_str(),
                        library::expectedSpeed(*model.config, precision, machine.bytesPerSecond),
                        suited == precision ? "   (used by itself)" : "");
    }
    if (!model.entry) return kDone;
    const library::Licence& licence = shelf->catalogue().licence(model.entry->licence);
    std::printf("Licence: %s. %s %s\nIts limits:\n", text(licence.name).c_str(), text(licence.summary).c_str(),
                text(licence.url).c_str());
    for (const library::Limit limit : model.entry->limits)
        std::printf("  %s\n", text(library::limitText(limit)).c_str());
    showFiles(shelf->catalogue(), *model.entry);
    return kDone;
}

/// One line that is written over while it is watched, and left out where nobody does.
void showProgress(const Transfer& transfer) {
    static const bool isWatched = ::isatty(STDERR_FILENO) != 0;
    if (!isWatched) return;
    std::string line =
        text(library::sizeText(transfer.haveBytes)) + " of " + text(library::sizeText(transfer.totalBytes));
    if (transfer.stage == Transfer::Stage::Verifying) line += ", checking";
    if (transfer.bytesPerSecond > 0)
        line += ", " + text(library::sizeText(static_cast<qint64>(transfer.bytesPerSecond))) + "/s, " +
                text(library::durationText(transfer.secondsLeft)) + " left";
    if (!transfer.words.isEmpty()) line += ". " + text(transfer.words);
    std::cerr << "\r\033[K" << line << std::flush;
}

int pull(const Arguments& arguments, std::span<const std::string> words) {
    Shelf shelf(arguments.text("--hub"));
    QStringList ids;
    for (const std::string& word : words) {
        const Model& model = shelf.model(word);
        if (!model.entry || !shelf->catalogue().bestForm(*model.entry))
            throw Error(Error::Code::InvalidInput,
                        text(model.name) + " can't be fetched: it is not in the list of published models.");
        if (!ids.contains(model.id)) ids << model.id;
        const library::Licence& licence = shelf->catalogue().licence(model.entry->licence);
        std::cerr << text(model.name) << ": " << text(licence.name) << ". " << text(licence.summary) << "\n";
    }
    Loop loop;
    int left = static_cast<int>(ids.size());
    int result = kDone;
    const auto one = [&] {
        if (--left == 0) loop.quit(result);
    };
    Library& library = shelf.get();
    QObject::connect(&library, &Library::changed, &library, [&] {
        for (const Transfer& transfer : library.transfers())
            if (transfer.isRunning()) showProgress(transfer);
    });
    QObject::connect(&library, &Library::arrived, &library, [&](const QString& id) {
        std::cerr << (::isatty(STDERR_FILENO) ? "\r\033[K" : "") << text(library.find(id)->name) << " is in “"
                  << text(library.find(id)->folder) << "”.\n";
        one();
    });
    QObject::connect(&library, &Library::failed, &library,
                     [&](const QString&, const QString& problem, const QString& details) {
                         std::cerr << "\n" << text(problem) << "\n";
                         if (!details.isEmpty()) std::cerr << "[" << text(details) << "]\n";
                         result = kFailed;
                         one();
                     });
    for (const QString& id : ids) library.get(id);
    const int code = loop.run();
    if (code == kStopped) std::cerr << "\nStopped. What has arrived stays, and is gone on with the next time.\n";
    return code;
}

int importFolder(const std::string& folder) {
    Shelf shelf;
    QStringList found;
    bool isAdded = false;
    QObject::connect(&shelf.get(), &Library::folderAdded, &shelf.get(), [&](const QString&, const QStringList& models) {
        found = models;
        isAdded = true;
    });
    shelf->addFolder(QDir::current().absoluteFilePath(fromPath(folder)));
    shelf.wait([&] { return isAdded || !shelf.refusals().isEmpty(); });
    QCoreApplication::processEvents();  // what is missing is told after it was added
    for (const QString& words : shelf.refusals()) std::cerr << text(words) << "\n";
    if (!isAdded) return kFailed;
    std::cerr << "Used in place from now on: " << text(found.join(QStringLiteral(", "))) << ".\n";
    return kDone;
}

int forget(const std::string& word) {
    Shelf shelf;
    const Model model = shelf.model(word);
    if (model.source != Source::AddedFolder)
        throw Error(Error::Code::InvalidInput, text(model.name) + " is not in a folder that was added.");
    shelf->forgetFolder(model.folder);
    std::cerr << "“" << text(model.folder) << "” is left as it is, and not used any more.\n";
    return shelf.refusals().isEmpty() ? kDone : kFailed;
}

int removeModel(const std::string& word) {
    Shelf shelf;
    const Model model = shelf.model(word);
    if (!model.isHere() && model.arrivedBytes > 0) {
        shelf->cancel(model.id);
        shelf.wait([&] { return shelf->find(model.id) && shelf->find(model.id)->arrivedBytes == 0; });
        std::cerr << text(library::sizeText(model.arrivedBytes)) << " are free again.\n";
        return kDone;
    }
    if (!model.isHere()) throw Error(Error::Code::NotFound, text(model.name) + " is not on this computer.");
    std::optional<qint64> freed;
    QObject::connect(&shelf.get(), &Library::removed, &shelf.get(),
                     [&](const QString&, qint64 bytes) { freed = bytes; });
    shelf->remove(model.id);
    shelf.wait([&] { return freed || !shelf.refusals().isEmpty(); });
    for (const QString& words : shelf.refusals()) std::cerr << text(words) << "\n";
    if (!freed) return kFailed;
    std::cerr << text(model.name) << " is removed; " << text(library::sizeText(*freed)) << " are free again.\n";
    return kDone;
}

int check(const std::string& word) {
    Shelf shelf;
    const Model model = shelf.model(word);
    if (!model.isHere()) throw Error(Error::Code::NotFound, text(model.name) + " is not on this computer.");
    std::optional<QList<library::WrongFile>> wrong;
    QObject::connect(&shelf.get(), &Library::checked, &shelf.get(),
                     [&](const QString&, const QList<library::WrongFile>& found) { wrong = found; });
    shelf->check(model.id);
    Loop loop;
    QObject::connect(&shelf.get(), &Library::checked, &shelf.get(), [&] { loop.quit(kDone); });
    if (loop.run() == kStopped) return kStopped;
    if (!model.missing.isEmpty()) std::cerr << "Missing: " << text(model.missing.join(QStringLiteral(", "))) << ".\n";
    if (wrong && !wrong->isEmpty())
        std::cerr << text(library::wordsFor(*wrong)) << ". `models pull` fetches only what is wrong.\n";
    if (!model.missing.isEmpty() || !wrong || !wrong->isEmpty()) return kFailed;
    std::cerr << text(model.name) << " is as it was published.\n";
    return kDone;
}

int move(const std::string& folder) {
    Shelf shelf;
    std::optional<QString> moved;
    QObject::connect(&shelf.get(), &Library::moved, &shelf.get(), [&](const QString& where) { moved = where; });
    shelf->moveStore(QDir::cleanPath(QDir::current().absoluteFilePath(fromPath(folder))));
    shelf.wait([&] { return moved || !shelf->isMoving(); });
    for (const QString& words : shelf.refusals()) std::cerr << text(words) << "\n";
    if (!shelf.refusals().isEmpty()) return kFailed;
    std::cerr << "Models are kept in “" << text(shelf->storeFolder()) << "” now.\n";
    return kDone;
}

}  // namespace

std::string modelsHelp() {
    return "capriccio-cli models list [--json]           all models: here, on their way, to get\n"
           "capriccio-cli models show ID|FOLDER [--json] what it is good for, what it needs here, licence, limits, "
           "files\n"
           "capriccio-cli models pull ID... [--hub URL]  get a model, go on with one, or mend one: only what is "
           "missing or wrong\n"
           "capriccio-cli models check ID|FOLDER         hash every file\n"
           "capriccio-cli models remove ID               and say how much is free again\n"
           "capriccio-cli models import FOLDER           use the models in a folder where they are\n"
           "capriccio-cli models forget ID|FOLDER        not any more; the folder stays as it is\n"
           "capriccio-cli models move FOLDER             keep models there: copies, compares, then removes the old "
           "ones\n"
           "ID is “small”, “musicgen-small” or “facebook/musicgen-small”.\n" +
           helpText(kOptions);
}

int modelsCommand(std::span<const std::string> words) {
    const Arguments arguments(kOptions, words);
    const std::vector<std::string>& rest = arguments.rest();
    if (rest.empty()) throw UsageError("models can list, show, pull, check, remove, import, forget and move.");
    interruption();  // before there are threads
    const std::string& what = rest[0];
    if (what == "list" && rest.size() == 1) return list(arguments);
    if (rest.size() < 2)
        throw UsageError("models " + what + " needs to know which; `capriccio-cli models --help` has the details.");
    if (what == "pull") return pull(arguments, std::span(rest).subspan(1));
    if (rest.size() == 2) {
        if (what == "show") return show(arguments, rest[1]);
        if (what == "import") return importFolder(rest[1]);
        if (what == "forget") return forget(rest[1]);
        if (what == "remove") return removeModel(rest[1]);
        if (what == "check") return check(rest[1]);
        if (what == "move") return move(rest[1]);
    }
    throw UsageError(
        "models can list, show, pull, check, remove, import, forget and move; `capriccio-cli models --help` has the "
        "details.");
}

}  // namespace capriccio::cli
