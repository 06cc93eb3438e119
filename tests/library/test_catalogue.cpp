#include "core/base/error.h"
#include "core/musicgen/plan/memory_need.h"
#include "core/studio/library/catalogue.h"
#include "core/studio/library/digest.h"
#include "core/studio/library/estimate.h"
#include "core/studio/library/machine.h"
#include "core/studio/library/names.h"
#include "core/studio/library/speed_meter.h"

#include <cmath>

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::library;
using musicgen::Precision;

/// What is known of the published models, and what is worked out from it.
class TestCatalogue : public QObject {
    Q_OBJECT

    static const Entry& entry(const char* id) { return *Catalogue::builtIn().find(QString::fromLatin1(id)); }
    static QByteArray json() {
        Catalogue::builtIn();
        QFile file(QStringLiteral(":/models/catalogue.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

  private Q_SLOTS:
    void allPublishedModels() {
        const Catalogue& catalogue = Catalogue::builtIn();
        QStringList ids;
        for (const Entry& known : catalogue.entries()) {
            ids << known.id;
            QVERIFY(!known.name.isEmpty() && !known.goodFor.isEmpty() && !known.limits.isEmpty());
            QVERIFY(!catalogue.licence(known.licence).summary.isEmpty());
            QCOMPARE(known.stereo, known.id.contains(QStringLiteral("stereo")));
            if (known.comesWithProgram) continue;  // its folder says the rest
            QCOMPARE(known.config->decoder.codebooks, known.stereo ? 8 : 4);
            QCOMPARE(known.config->decoder.channels, known.stereo ? 2 : 1);
            QCOMPARE(known.config->architecture == musicgen::Architecture::Prefix, known.melody);
            QCOMPARE(known.melody, known.id.contains(QStringLiteral("melody")));
            QVERIFY(catalogue.licence(known.licence).mustBeRead);
            QVERIFY(known.limits.contains(Limit::NoVocals) && known.limits.contains(Limit::EnglishBest) &&
                    known.limits.contains(Limit::Bias) && known.limits.contains(Limit::MayEndInSilence));
            QVERIFY(catalogue.bestForm(known));
        }
        QStringList expected = {QStringLiteral("capriccio/starter")};
        for (const char* name : {"small", "medium", "large", "melody", "melody-large", "stereo-small", "stereo-medium",
                                 "stereo-large", "stereo-melody", "stereo-melody-large"})
            expected << QStringLiteral("facebook/musicgen-") + QLatin1StringView(name);
        QCOMPARE(ids, expected);
    }

    /// All bytes are named by a commit, but for the models whose commit is not sure.
    void revisionsAreFixed() {
        const auto isCommit = [](const QString& revision) {
            return revision.size() == 40 && QByteArray::fromHex(revision.toLatin1()).size() == 20;
        };
        const Catalogue& catalogue = Catalogue::builtIn();
        QSet<QString> commits;
        for (const Entry& known : catalogue.entries()) {
            if (known.comesWithProgram) continue;
            if (known.stereo)
                QCOMPARE(known.revision, QStringLiteral("main"));
            else
                QVERIFY2(isCommit(known.revision) && !commits.contains(known.revision), qPrintable(known.id));
            commits.insert(known.revision);
        }
        for (const char* part : {"google-t5/t5-base", "facebook/encodec_32khz"})
            QVERIFY(isCommit(catalogue.part(QString::fromLatin1(part)).revision));
    }

    void theSmallestFormIsTaken() {
        const Catalogue& catalogue = Catalogue::builtIn();
        for (const char* id : {"facebook/musicgen-medium", "facebook/musicgen-large"}) {
            const Form* form = catalogue.bestForm(entry(id));
            QCOMPARE(form->layout, Form::Layout::Audiocraft);
            QCOMPARE(form->parts, QStringList{QStringLiteral("google-t5/t5-base")});
            for (const Form& other : entry(id).forms) {
                qint64 bytes = other.bytes();
                for (const QString& part : other.parts) bytes += catalogue.part(part).bytes();
                QVERIFY(catalogue.downloadBytes(entry(id)) <= bytes);
            }
        }
        QCOMPARE(catalogue.bestForm(entry("facebook/musicgen-stereo-small"))->layout, Form::Layout::Transformers);
    }

    /// The counts that the published checkpoints have.
    void parameters_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<double>("millions");
        const std::pair<const char*, double> known[] = {{"small", 420},          {"medium", 1839},
                                                        {"large", 3257},         {"melody", 1386},
                                                        {"melody-large", 2452},  {"stereo-small", 437},
                                                        {"stereo-medium", 1864}, {"stereo-large", 3291},
                                                        {"stereo-melody", 1411}, {"stereo-melody-large", 2485}};
        for (const auto& [name, millions] : known)
            QTest::newRow(name) << QByteArray("facebook/musicgen-") + name << millions;
    }
    void parameters() {
        QFETCH(QByteArray, id);
        QFETCH(double, millions);
        const auto count = musicgen::parameterCount(*entry(id).config);
        const double counted = static_cast<double>(count.products + count.rest) / 1e6;
        QVERIFY2(std::abs(counted - millions) < 0.005 * millions, qPrintable(QString::number(counted)));
    }

    /// Worked out by hand from the published shapes: matrices at the precision, tables and codec as floats, caches of 30 s.
    void memory_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<Precision>("precision");
        QTest::addColumn<double>("megabytes");
        QTest::newRow("small, F32") << QByteArray("facebook/musicgen-small") << Precision::F32 << 2992.0;
        QTest::newRow("small, Int8") << QByteArray("facebook/musicgen-small") << Precision::Int8 << 1069.0;
        QTest::newRow("small, Int4") << QByteArray("facebook/musicgen-small") << Precision::Int4 << 909.0;
        QTest::newRow("medium, F32") << QByteArray("facebook/musicgen-medium") << Precision::F32 << 9873.0;
        QTest::newRow("medium, Int8") << QByteArray("facebook/musicgen-medium") << Precision::Int8 << 2844.0;
        QTest::newRow("medium, Int4") << QByteArray("facebook/musicgen-medium") << Precision::Int4 << 2126.0;
        QTest::newRow("large, F32") << QByteArray("facebook/musicgen-large") << Precision::F32 << 16149.0;
        QTest::newRow("large, Int8") << QByteArray("facebook/musicgen-large") << Precision::Int8 << 4459.0;
        QTest::newRow("large, Int4") << QByteArray("facebook/musicgen-large") << Precision::Int4 << 3182.0;
        QTest::newRow("melody, F32") << QByteArray("facebook/musicgen-melody") << Precision::F32 << 8375.0;
        QTest::newRow("melody, Int8") << QByteArray("facebook/musicgen-melody") << Precision::Int8 << 2467.0;
        QTest::newRow("melody, Int4") << QByteArray("facebook/musicgen-melody") << Precision::Int4 << 1852.0;
        QTest::newRow("stereo-small, F32") << QByteArray("facebook/musicgen-stereo-small") << Precision::F32 << 3063.0;
        QTest::newRow("stereo-small, Int8") << QByteArray("facebook/musicgen-stereo-small") << Precision::Int8 << 1115.0;
        QTest::newRow("stereo-small, Int4") << QByteArray("facebook/musicgen-stereo-small") << Precision::Int4 << 955.0;
        QTest::newRow("stereo-melody-large, F32") << QByteArray("facebook/musicgen-stereo-melody-large") << Precision::F32 << 13485.0;
        QTest::newRow("stereo-melody-large, Int8") << QByteArray("facebook/musicgen-stereo-melody-large") << Precision::Int8 << 3840.0;
        QTest::newRow("stereo-melody-large, Int4") << QByteArray("facebook/musicgen-stereo-melody-large") << Precision::Int4 << 2746.0;
    }
    void memory() {
        QFETCH(QByteArray, id);
        QFETCH(Precision, precision);
        QFETCH(double, megabytes);
        const double reckoned = static_cast<double>(memoryNeeded(*entry(id).config, precision)) / 1e6;
        QVERIFY2(std::abs(reckoned - megabytes) < 0.01 * megabytes, qPrintable(QString::number(reckoned)));
    }

    void memoryAndSpeed() {
        for (const Entry& known : Catalogue::builtIn().entries()) {
            if (!known.config) continue;
            qint64 before = 0;
            double slower = 1e9;
            for (const Precision precision :
                 {Precision::Int4, Precision::Int8, Precision::BF16, Precision::F32}) {
                const qint64 memory = memoryNeeded(*known.config, precision);
                const double speed = expectedSpeed(*known.config, precision, 25e9);
                QVERIFY(memory > before && speed < slower && speed > 0);
                before = memory;
                slower = speed;
            }
        }
        // A step of small reads 360 million weights: 58 ms at 25 GB/s in 32 bit, which is a third of real time.
        const double speed = expectedSpeed(*entry("facebook/musicgen-small").config, Precision::F32, 25e9);
        QVERIFY2(speed > 0.25 && speed < 0.36, qPrintable(QString::number(speed)));
        QCOMPARE(expectedSpeed(*entry("facebook/musicgen-small").config, Precision::F32, 0), 0.0);
    }

    void whatSuitsAComputer() {
        const Catalogue& catalogue = Catalogue::builtIn();
        const musicgen::ModelConfig& large = *entry("facebook/musicgen-large").config;
        // What the engine takes by itself; where that is too large, what would fit.
        QCOMPARE(suitedPrecision(large, {25e9, 16'000'000'000}).value(), Precision::Int8);
        QCOMPARE(suitedPrecision(large, {25e9, 5'000'000'000}).value(), Precision::Int4);
        QVERIFY(!suitedPrecision(large, {25e9, 2'000'000'000}));
        QCOMPARE(suitedPrecision(large, {}).value(), Precision::Int8);
        QCOMPARE(suggestedModel(catalogue, {25e9, 16'000'000'000}), QStringLiteral("facebook/musicgen-small"));
        QCOMPARE(suggestedModel(catalogue, {}), QStringLiteral("facebook/musicgen-small"));
        QCOMPARE(suggestedModel(catalogue, {1000e9, 64'000'000'000}), QStringLiteral("facebook/musicgen-large"));
    }

    void theBandwidthIsMeasuredAndKept() {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("cache/machine.json"));
        std::atomic<bool> stop{false};
        Machine machine = knownMachine(file);
        QCOMPARE(machine.bytesPerSecond, 0.0);
        QVERIFY(machine.memoryBytes > 100'000'000);
        machine.bytesPerSecond = measureBandwidth(0.3, stop);
        QVERIFY(machine.bytesPerSecond > 0);
        keepMachine(file, machine);
        QCOMPARE(knownMachine(file).bytesPerSecond, machine.bytesPerSecond);
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"machine\": \"another\", \"bytes_per_second\": 5}");
        broken.close();
        QCOMPARE(knownMachine(file).bytesPerSecond, 0.0);
    }

    void aDamagedListIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("not json") << QByteArray("{") << QByteArray("{{");
        QTest::newRow("path") << QByteArray("\"state_dict.bin\"") << QByteArray("\"../state_dict.bin\"");
        QTest::newRow("hidden") << QByteArray("\"state_dict.bin\"") << QByteArray("\".state\"");
        QTest::newRow("repository") << QByteArray("facebook/musicgen-small") << QByteArray("facebook/../small");
        QTest::newRow("part") << QByteArray("\"google-t5/t5-base\"\n") << QByteArray("\"google-t5/t5-tiny\"\n");
        QTest::newRow("limit") << QByteArray("no-vocals") << QByteArray("no-humour");
        QTest::newRow("licence") << QByteArray("\"licence\": \"cc-by-nc-4.0\"") << QByteArray("\"licence\": \"none\"");
        QTest::newRow("twice") << QByteArray("facebook/musicgen-medium") << QByteArray("facebook/musicgen-small");
    }
    void aDamagedListIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        Catalogue::fromJson(json());
        QByteArray damaged = json();
        QVERIFY(damaged.contains(from));
        damaged.replace(from, to);
        QVERIFY_EXCEPTION_THROWN(Catalogue::fromJson(damaged), Error);
    }

    void digests() {
        const QByteArray sha(64, 'a'), git(40, 'b');
        QCOMPARE(Digest::ofEtag("\"" + sha + "\"").kind, Digest::Kind::Sha256);
        QCOMPARE(Digest::ofEtag("W/\"" + git + "\"").kind, Digest::Kind::GitBlob);
        for (const char* other : {"", "\"", "W/", "\"abc\"", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"})
            QVERIFY(!Digest::ofEtag(other).isKnown());
        const Digest digest = Digest::ofEtag(git);
        QCOMPARE(Digest::fromText(digest.toText()), digest);
        QVERIFY(!Digest::fromText(QStringLiteral("sha256:") + QString::fromLatin1(git)).isKnown());
        // git hash-object of "hello\n".
        Hasher hasher({Digest::Kind::GitBlob, "ce013625030ba8dba906f756967f9e9ca394464a"}, 6);
        hasher.add("hel", 3);
        QVERIFY(!hasher.matches());
        hasher.add("lo\n", 3);
        QVERIFY(hasher.matches());
    }

    void words() {
        QCOMPARE(modelDisplayName(QStringLiteral("/x/models--facebook--musicgen-stereo-small/snapshots/abc")),
                 QStringLiteral("MusicGen stereo small"));
        QCOMPARE(modelDisplayName(QStringLiteral("/x/my own/")), QStringLiteral("my own"));
        QCOMPARE(sizeText(0), QStringLiteral("0 B"));
        QCOMPARE(sizeText(8000), QStringLiteral("8 kB"));
        QCOMPARE(sizeText(2'400'000), QStringLiteral("2.4 MB"));
        QCOMPARE(sizeText(841'000'000), QStringLiteral("841 MB"));
        QCOMPARE(sizeText(999'700'000), QStringLiteral("1.0 GB"));
        QCOMPARE(sizeText(13'720'000'000), QStringLiteral("14 GB"));
        QCOMPARE(durationText(28.4), QStringLiteral("0:28"));
        QCOMPARE(durationText(3661), QStringLiteral("1:01:01"));
        SpeedMeter meter;
        QCOMPARE(meter.bytesPerSecond(), 0.0);
        for (int i = 0; i <= 100; ++i) meter.add(i * 0.1, i * 100.0);
        QCOMPARE(std::round(meter.bytesPerSecond()), 1000.0);
        meter.add(10.1, 0);  // started over
        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
