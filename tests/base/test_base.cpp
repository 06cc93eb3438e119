#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/units.h"

#include <fstream>
#include <sys/mount.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using capriccio::AtomicFile;
using capriccio::Core;
using capriccio::Error;
using capriccio::Message;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

std::string get(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// The message of the Error that `act` throws, "" when it throws none.
template <class Act>
QString messageOf(Act act, Error::Code code = Error::Code::Unwritable) {
    try {
        act();
    } catch (const Error& e) {
        return e.code() == code ? QString::fromUtf8(e.what())
                                : QStringLiteral("(another code) ") + QString::fromUtf8(e.what());
    }
    return {};
}

/// A small file system of its own, where the machine lets us have one.
class TinyDisk {
  public:
    explicit TinyDisk(const char* options) : m_mounted(::mount("tmpfs", path().c_str(), "tmpfs", 0, options) == 0) {}
    ~TinyDisk() {
        if (m_mounted) ::umount2(path().c_str(), MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }
    bool makeReadOnly() { return ::mount("tmpfs", path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0; }
    fs::path path() const { return m_folder.path().toStdString(); }

  private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

}  // namespace

class TestBase : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void messagesAreSaidInAnyLanguage() {
        const Message message =
            Core::tr("“%1” could not be saved: %2").arg("a %2.wav").arg(Core::tr("the disk is full."));
        QCOMPARE(message.english(), std::string("“a %2.wav” could not be saved: the disk is full."));
        const auto backwards = [](const char* english) {
            return std::string_view(english).starts_with("“%1”") ? std::string("%2 (%1), 100 %") : std::string("FULL");
        };
        QCOMPARE(message.text(backwards), std::string("FULL (a %2.wav), 100 %"));
        // What is no pattern is said as it is, in every language.
        QCOMPARE(Message("100 %1").text(backwards), std::string("100 %1"));
        QVERIFY(Message().isEmpty() && !message.isEmpty());
        const Error error(Error::Code::Unwritable, message, "ENOSPC");
        QCOMPARE(std::string(error.what()), message.english());
        QCOMPARE(error.message().text(backwards), std::string("FULL (a %2.wav), 100 %"));
        QCOMPARE(error.detail(), std::string("ENOSPC"));
    }

    void clockTextIsMinutesAndSeconds_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << "0:00";
        QTest::newRow("rounded down") << 7.99 << "0:07";
        QTest::newRow("a minute") << 60.0 << "1:00";
        QTest::newRow("more") << 64.2 << "1:04";
        QTest::newRow("ten minutes") << 600.0 << "10:00";
        QTest::newRow("hours are minutes") << 7265.0 << "121:05";
        QTest::newRow("negative") << -3.0 << "0:00";
    }
    void clockTextIsMinutesAndSeconds() {
        QFETCH(double, seconds);
        QTEST(QString::fromStdString(capriccio::clockText(seconds)), "text");
    }

    void atomicFileAppearsWhole() {
        QTemporaryDir folder;
        const fs::path target = fs::path(folder.path().toStdString()) / "My söng.wav";
        {
            AtomicFile file(target);
            QCOMPARE(file.path().parent_path(), target.parent_path());
            QCOMPARE(file.path().extension(), target.extension());
            put(file.path(), "new");
            QVERIFY(!fs::exists(target));
            file.commit();
        }
        QCOMPARE(get(target), std::string("new"));
        QCOMPARE(entries(target.parent_path()), std::size_t{1});
    }

    void atomicFileLeavesTheOldOneWithoutCommit() {
        QTemporaryDir folder;
        const fs::path target = fs::path(folder.path().toStdString()) / "song.wav";
        put(target, "old");
        {
            AtomicFile file(target);
            put(file.path(), "half of the new o");
        }
        QCOMPARE(get(target), std::string("old"));
        QCOMPARE(entries(target.parent_path()), std::size_t{1});
        AtomicFile file(target);
        put(file.path(), "new");
        file.commit();
        QCOMPARE(get(target), std::string("new"));
    }

    void atomicFileTakesAsLongANameAsTheDisk() {
        QTemporaryDir folder;
        const fs::path parent = folder.path().toStdString();
        const fs::path target = parent / (std::string(250, 'a') + ".wav");
        AtomicFile file(target);
        file.commit();
        QVERIFY(fs::exists(target));
        QVERIFY(messageOf([&] {
                    AtomicFile tooLong(parent / std::string(300, 'b'));
                    tooLong.commit();
                }).contains("name is too long"));
        QCOMPARE(entries(parent), std::size_t{1});
    }

    void atomicFileNamesWhatIsWrong() {
        QTemporaryDir folder;
        const fs::path parent = folder.path().toStdString();
        const QString missing = messageOf([&] { AtomicFile file(parent / "nowhere" / "song.wav"); });
        QVERIFY2(missing.contains("nowhere/song.wav") && missing.contains("folder is not there"), qPrintable(missing));
        put(parent / "file", "");
        const QString notAFolder = messageOf([&] { AtomicFile file(parent / "file" / "song.wav"); });
        QVERIFY2(notAFolder.contains("folder is not there"), qPrintable(notAFolder));
        fs::create_directory(parent / "song.wav");
        const QString aFolder = messageOf([&] { AtomicFile file(parent / "song.wav"); });
        QVERIFY2(aFolder.contains("song.wav") && aFolder.contains("folder of that name"), qPrintable(aFolder));
        QCOMPARE(entries(parent), std::size_t{2});
    }

    void atomicFileInAFolderThatCantBeWritten() {
        QTemporaryDir folder;
        const fs::path parent = folder.path().toStdString();
        TinyDisk disk("size=64k");
        fs::path closed = parent / "closed";
        if (::geteuid() != 0) {
            fs::create_directory(closed);
            fs::permissions(closed, fs::perms::owner_read | fs::perms::owner_exec);
        } else {  // to root only a disk can be closed
            if (!disk.mounted() || !disk.makeReadOnly())
                QSKIP("runs as root, who may write everywhere, and can't mount a read-only disk");
            closed = disk.path();
        }
        const QString message = messageOf([&] { AtomicFile file(closed / "song.wav"); });
        QVERIFY2(message.contains("song.wav") && message.contains("can't be written to"), qPrintable(message));
    }

    void atomicFileOnAFullDisk() {
        TinyDisk disk("size=64k,nr_inodes=3");
        if (!disk.mounted()) QSKIP("can't mount a tiny disk (not root)");
        const fs::path target = disk.path() / "song.wav";
        put(target, "old");
        put(disk.path() / "other", "");  // the last name there is room for
        const QString message = messageOf([&] { AtomicFile file(target); });
        QVERIFY2(message.contains("song.wav") && message.contains("disk is full"), qPrintable(message));
        QCOMPARE(get(target), std::string("old"));
        QCOMPARE(entries(disk.path()), std::size_t{2});
    }

    void logGoesToTheSinkALineAtATime() {
        std::vector<std::string> lines;  // unguarded: the log itself serialises
        capriccio::setLogSink([&](capriccio::LogLevel level, std::string_view line) {
            lines.push_back(std::to_string(static_cast<int>(level)) + std::string(line));
        });
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([] {
                    for (int i = 0; i < 250; ++i) capriccio::log(capriccio::LogLevel::Warning, "line");
                });
        }
        capriccio::setLogSink({});
        capriccio::log(capriccio::LogLevel::Debug, "not to the sink any more");
        QCOMPARE(lines.size(), std::size_t{1000});
        QVERIFY(std::ranges::all_of(lines, [](const std::string& line) { return line == "2line"; }));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "test_base.moc"
