#include "core/audio/export/export_batch.h"
#include "core/base/error.h"
#include "tests/audio_export/sounds.h"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::audio;

Q_DECLARE_METATYPE(capriccio::audio::FileFormat)

namespace {

ExportSettings settingsFor(FileFormat format) {
    ExportSettings settings;
    settings.format = format;
    return settings;
}

void everyFormat() {
    QTest::addColumn<FileFormat>("format");
    for (const FormatTraits& traits : allFormats()) QTest::newRow(traits.name) << traits.format;
}

/// Whatever lies in the folder, hidden files included.
QStringList filesIn(const QString& folder) { return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

/// No file may grow beyond this, as on a disk that is full: write() fails.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit now{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

  private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

/// An ordinary user for a while, where the tests run as root: whom no permission stops.
class OrdinaryUser {
  public:
    OrdinaryUser() {
        if (geteuid() == 0 && seteuid(65534) != 0) QTest::qFail("seteuid", __FILE__, __LINE__);
    }
    ~OrdinaryUser() {
        if (getuid() == 0 && seteuid(0) != 0) std::abort();
    }
};

std::string readAll(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

/// Files are there whole or not at all, under the names that were meant.
class TestFiles : public QObject {
    Q_OBJECT

  private:
    /// Expects an Unwritable error that names the file and contains `says`, and a folder as it was.
    void failsLeaving(const QString& folder, const ExportSettings& settings, const QString& says) {
        const QStringList before = filesIn(folder);
        const std::filesystem::path file = (folder + "/song" + traitsOf(settings.format).extension).toStdString();
        try {
            exportSound(viewOf(sounds::mix(3, 2)), settings, file);
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY2(error.code() == Error::Code::Unwritable, error.what());
            QVERIFY2(QString(error.what()).contains(QString::fromStdString(file.string())) &&
                         QString(error.what()).contains(says),
                     error.what());
        }
        QCOMPARE(filesIn(folder), before);
    }

  private Q_SLOTS:
    void aWriteThatFailsLeavesNothing_data() { everyFormat(); }
    void aWriteThatFailsLeavesNothing() {
        QFETCH(FileFormat, format);
        QTemporaryDir folder;
        std::ofstream(folder.filePath("song" + QString(traitsOf(format).extension)).toStdString()) << "what was there";
        for (const rlim_t bytes : {0, 30, 5000, 25000}) {
            const FileSizeLimit limit(bytes);
            failsLeaving(folder.path(), settingsFor(format), "could not be saved");
            if (QTest::currentTestFailed()) return;
        }
        QCOMPARE(readAll((folder.path() + "/song" + traitsOf(format).extension).toStdString()),
                 std::string("what was there"));
    }

    void aFullDiskIsSaid_data() { everyFormat(); }
    void aFullDiskIsSaid() {
        QFETCH(FileFormat, format);
        QTemporaryDir folder;
        const QByteArray disk = folder.path().toLocal8Bit();
        if (mount("none", disk.constData(), "tmpfs", 0, "size=32k") != 0)
            QSKIP(
                "A small disk can only be mounted by root; aWriteThatFailsLeavesNothing covers the same way for all.");
        failsLeaving(folder.path(), settingsFor(format), "the disk is full");
        QCOMPARE(umount(disk.constData()), 0);
    }

    void foldersThatCantBeWrittenTo() {
        QTemporaryDir folder;
        const QString locked = folder.filePath("locked");
        QVERIFY(QDir().mkdir(locked));
        QCOMPARE(chmod(folder.path().toLocal8Bit().constData(), 0755), 0);
        QCOMPARE(chmod(locked.toLocal8Bit().constData(), 0555), 0);
        {
            const OrdinaryUser user;
            failsLeaving(locked, settingsFor(FileFormat::Flac24), "can't be written to");
        }
        failsLeaving(folder.filePath("nowhere"), settingsFor(FileFormat::Mp3), "folder is not there");
        QVERIFY(QDir().mkdir(folder.filePath("song.wav")));
        failsLeaving(folder.path(), settingsFor(FileFormat::Wav16), "folder of that name");
    }

    void cancelledAtAnyMomentLeavesNothing_data() { everyFormat(); }
    void cancelledAtAnyMomentLeavesNothing() {
        QFETCH(FileFormat, format);
        QTemporaryDir folder;
        const std::filesystem::path file = (folder.path() + "/song" + traitsOf(format).extension).toStdString();
        std::ofstream(file) << "what was there";
        const Samples sound = sounds::mix(2, 2);
        ExportSettings settings = settingsFor(format);
        settings.sampleRate = 44100;
        int calls = 0;
        double last = -1;
        const auto counted = [&](double fraction) {
            ++calls;
            if (fraction < last || fraction > 1) QTest::qFail("progress ran backwards", __FILE__, __LINE__);
            last = fraction;
            return true;
        };
        QVERIFY(exportSound(viewOf(sound), settings, (folder.path() + "/whole").toStdString(), counted));
        QCOMPARE(last, 1.0);
        QVERIFY(calls > 10);
        std::filesystem::remove((folder.path() + "/whole").toStdString());
        for (int stop = 1; stop < calls; stop += std::max(1, calls / 15)) {
            int left = stop;
            QVERIFY(!exportSound(viewOf(sound), settings, file, [&](double) { return --left > 0; }));
            QCOMPARE(filesIn(folder.path()).size(), 1);
        }
        QCOMPARE(readAll(file), std::string("what was there"));
        // The last call comes when the file is there: too late.
        int left = calls;
        QVERIFY(exportSound(viewOf(sound), settings, file, [&](double) { return --left > 0; }));
        QCOMPARE(filesIn(folder.path()).size(), 1);
        QVERIFY(readAudioFile(file).frames() > 0);
    }

    void names_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("all") << "{n} {title} {model} {seed} {date}"
                             << "Rain"
                             << "03 Rain facebook musicgen-small 7 2026-01-31";
        QTest::newRow("no title") << "{title}"
                                  << ""
                                  << "80s pop track";
        QTest::newRow("plain") << "demo"
                               << "x"
                               << "demo";
        QTest::newRow("unicode") << "{title}"
                                 << "雨の音 – Überfahrt 🎵"
                                 << "雨の音 – Überfahrt 🎵";
        QTest::newRow("forbidden") << "{title}"
                                   << "a/b\\c:d*e?f\"g<h>i|j\nk\tl"
                                   << "a b c d e f g h i j k l";
        QTest::newRow("up and away") << "{title}"
                                     << "../../etc/passwd"
                                     << "etc passwd";
        QTest::newRow("dots and spaces") << "{title}"
                                         << " ..hidden. . "
                                         << "hidden";
        QTest::newRow("only forbidden") << "{title}"
                                        << "///"
                                        << "Music";
        QTest::newRow("reserved") << "{title}"
                                  << "con"
                                  << "_con";
        QTest::newRow("reserved with a dot") << "{title}"
                                             << "LPT1.x"
                                             << "_LPT1.x";
        QTest::newRow("not reserved") << "{title}"
                                      << "console"
                                      << "console";
        QTest::newRow("pattern with a folder") << "a/{title}"
                                               << "b"
                                               << "a b";
    }
    void names() {
        QFETCH(QString, pattern);
        QFETCH(QString, title);
        QFETCH(QString, name);
        const NameFields fields{title.toStdString(), "80s pop track", "facebook/musicgen-small", 7, "2026-01-31"};
        QCOMPARE(QString::fromStdString(fileNameOf(pattern.toStdString(), fields, 3, 12)), name);
    }

    void longNamesKeepWhatTellsThemApart() {
        QString prompt;
        while (prompt.size() < 5000) prompt += "sehr größe Wörter ";
        for (const char* pattern :
             {"{prompt} {seed}", "{title} {prompt} {model} {seed}", "{n} {prompt}{prompt}{prompt} {seed}"}) {
            const std::string name =
                fileNameOf(pattern, {"", prompt.toStdString(), prompt.toStdString(), 123456789, ""}, 1, 1);
            QVERIFY2(name.size() <= kLongestNameBytes && name.ends_with(" 123456789"), name.c_str());
            QVERIFY(!QString::fromStdString(name).contains(QChar::ReplacementCharacter));
            QTemporaryDir folder;  // and a file of that name can be had
            const std::filesystem::path file = folder.path().toStdString() + "/" + name + ".flac";
            QVERIFY(exportSound(viewOf(sounds::tone(440, 0.3, 0.5)), settingsFor(FileFormat::Flac16), file));
            QVERIFY(std::filesystem::exists(file));
        }
        // Without spaces to cut at; and not inside a cluster.
        const std::string name =
            fileNameOf("{title}", {QString(300, QChar(0x97F3)).toStdString(), "", "", {}, ""}, 1, 1);
        QVERIFY(name.size() == 120 && QString::fromStdString(name) == QString(40, QChar(0x97F3)));
        QVERIFY(fileNameOf(std::string(1000, 'x'), {}, 1, 1).size() == kLongestNameBytes);
    }

    void unknownFieldsAreRefused() {
        for (const char* pattern : {"{titel}", "{title", "title}", "{}", "{{title}}"})
            QVERIFY_EXCEPTION_THROWN(validateNamePattern(pattern), Error);
        validateNamePattern("{n} - {title} ({seed}) [{date}] {prompt}{model}");
    }

    void namesDoNotCollide() {
        const std::vector<NameFields> takes = {
            {"Rain", "", "", 1, ""}, {"rain", "", "", 2, ""}, {"Rain (2)", "", "", 3, ""}, {"Rain", "", "", 4, ""}};
        QStringList names;
        for (const auto& file : plannedFiles("folder", "{title}", takes, ".mp3"))
            names << QString::fromStdString(file.string());
        QCOMPARE(names, QStringList({"folder/Rain.mp3", "folder/rain (2).mp3", "folder/Rain (2) (2).mp3",
                                     "folder/Rain (3).mp3"}));
    }

    void batchWritesEveryTake() {
        QTemporaryDir folder;
        const std::vector<BatchItem> items = batchOf(folder.path(), 3);
        std::vector<double> told;
        const BatchReport report = exportBatch(items, ExistingFiles::Fail, [&](double fraction) {
            told.push_back(fraction);
            return true;
        });
        QVERIFY(!report.cancelled && report.failed.empty());
        QCOMPARE(filesIn(folder.path()), QStringList({"1 take.mp3", "2 take.mp3", "3 take.mp3"}));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(report.written[i].item, i);
            QCOMPARE(report.written[i].file, items[i].file);
            QCOMPARE(readAudioFile(items[i].file).frames(), static_cast<std::int64_t>(16000 * (i + 1)));
        }
        QVERIFY(std::is_sorted(told.begin(), told.end()));
        QVERIFY(told.front() == 0 && told.back() == 1);
    }

    void existingFilesAreUpToTheUser() {
        QTemporaryDir folder;
        const std::vector<BatchItem> items = batchOf(folder.path(), 3);
        std::ofstream(items[1].file) << "mine";
        const std::vector<std::filesystem::path> files = {items[0].file, items[1].file, items[2].file};
        QCOMPARE(existingFiles(files), std::vector{items[1].file});

        try {
            exportBatch(items, ExistingFiles::Fail);
            QFAIL("not refused");
        } catch (const Error& error) { QVERIFY(QString(error.what()).contains("“2 take.mp3” is there already")); }
        QCOMPARE(filesIn(folder.path()), QStringList({"2 take.mp3"}));

        QCOMPARE(exportBatch(items, ExistingFiles::Rename).written[1].file.filename().string(),
                 std::string("2 take (2).mp3"));
        QCOMPARE(readAll(items[1].file), std::string("mine"));
        QCOMPARE(filesIn(folder.path()), QStringList({"1 take.mp3", "2 take (2).mp3", "2 take.mp3", "3 take.mp3"}));

        QCOMPARE(exportBatch(items, ExistingFiles::Replace).written.size(), std::size_t{3});
        QCOMPARE(filesIn(folder.path()).size(), 4);
        QCOMPARE(readAudioFile(items[1].file).frames(), std::int64_t{32000});
    }

    void renamingDoesNotTakeALaterTakesName() {
        QTemporaryDir folder;
        std::vector<BatchItem> items = batchOf(folder.path(), 2);
        items[0].file = (folder.path() + "/a.mp3").toStdString();
        items[1].file = (folder.path() + "/a (2).mp3").toStdString();
        std::ofstream(items[0].file) << "mine";
        const BatchReport report = exportBatch(items, ExistingFiles::Rename);
        QCOMPARE(report.written[0].file.filename().string(), std::string("a (3).mp3"));
        QCOMPARE(report.written[1].file.filename().string(), std::string("a (2).mp3"));
    }

    void takesOfOneBatchNeverReplaceEachOther() {
        for (const ExistingFiles existing : {ExistingFiles::Fail, ExistingFiles::Replace, ExistingFiles::Rename}) {
            QTemporaryDir folder;
            std::vector<BatchItem> items = batchOf(folder.path(), 3);
            for (BatchItem& item : items) item.file = (folder.path() + "/same.mp3").toStdString();
            QCOMPARE(exportBatch(items, existing).written.size(), std::size_t{3});
            QCOMPARE(filesIn(folder.path()), QStringList({"same (2).mp3", "same (3).mp3", "same.mp3"}));
            QCOMPARE(readAudioFile(items[0].file).frames(), std::int64_t{16000});
        }
    }

    void cancellingKeepsWhatIsFinished() {
        QTemporaryDir folder;
        const BatchReport report =
            exportBatch(batchOf(folder.path(), 3), ExistingFiles::Fail, [](double fraction) { return fraction < 0.5; });
        QVERIFY(report.cancelled);
        QCOMPARE(report.written.size(), std::size_t{1});
        QCOMPARE(filesIn(folder.path()), QStringList({"1 take.mp3"}));
        QCOMPARE(readAudioFile(report.written[0].file).frames(), std::int64_t{16000});
    }

    void oneThatFailsDoesNotStopTheOthers() {
        QTemporaryDir folder;
        std::vector<BatchItem> items = batchOf(folder.path(), 3);
        items[0].file = (folder.path() + "/not/there.mp3").toStdString();
        items[1].load = []() -> Samples { throw Error(Error::Code::Unreadable, "The take is damaged.", "row 2"); };
        const BatchReport report = exportBatch(items, ExistingFiles::Fail);
        QCOMPARE(report.failed.size(), std::size_t{2});
        QVERIFY(QString::fromStdString(report.failed[0].message).contains("not/there.mp3"));
        QCOMPARE(report.failed[1].message, std::string("The take is damaged."));
        QCOMPARE(report.failed[1].detail, std::string("row 2"));
        QCOMPARE(report.written.size(), std::size_t{1});
        QCOMPARE(filesIn(folder.path()), QStringList({"3 take.mp3"}));
    }

  private:
    /// Takes of ½, 1, 1½ … seconds.
    static std::vector<BatchItem> batchOf(const QString& folder, int count) {
        const std::vector<NameFields> names(static_cast<std::size_t>(count), NameFields{"take", "", "", {}, ""});
        const auto files = plannedFiles(folder.toStdString(), "{n} {title}", names, ".mp3");
        std::vector<BatchItem> items;
        for (std::size_t i = 0; i < files.size(); ++i)
            items.push_back({[i] { return sounds::tone(440, 0.3, 0.5 * static_cast<double>(i + 1)); },
                             settingsFor(FileFormat::Mp3), files[i]});
        return items;
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "test_files.moc"
