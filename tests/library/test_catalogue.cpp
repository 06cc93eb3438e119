#include "core/base/error.h"
#include "core/studio/library/catalogue.h"
#include "core/studio/library/digest.h"
#include "core/studio/library/estimate.h"
#include "core/studio/library/machine.h"
#include "core/studio/library/names.h"
#include "core/studio/library/speed_meter.h"

#include <cmath>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace capriccio;
using namespace capriccio::library;

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
            QCOMPARE(known.shape.codebooks, known.stereo ? 8 : 4);
            if (known.comesWithProgram) continue;
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
        const double counted = parametersOf(entry(id).shape) / 1e6;
        QVERIFY2(std::abs(counted - millions) < 0.005 * millions, qPrintable(QString::number(counted)));
    }

    void memoryAndSpeed() {
        for (const Entry& known : Catalogue::builtIn().entries()) {
            qint64 before = 0;
            double slower = 1e9;
            for (const Precision precision :
                 {Precision::Int4, Precision::Int8, Precision::Bfloat16, Precision::Float32}) {
                const qint64 memory = memoryNeeded(known.shape, precision);
                const double speed = expectedSpeed(known.shape, precision, 25e9);
                QVERIFY(memory > before && speed < slower && speed > 0);
                before = memory;
                slower = speed;
            }
        }
        // A step of small reads 360 million weights: 58 ms at 25 GB/s in 32 bit, which is a third of real time.
        const double speed = expectedSpeed(entry("facebook/musicgen-small").shape, Precision::Float32, 25e9);
        QVERIFY2(speed > 0.25 && speed < 0.36, qPrintable(QString::number(speed)));
        QCOMPARE(expectedSpeed(entry("facebook/musicgen-small").shape, Precision::Float32, 0), 0.0);
    }

    void whatSuitsAComputer() {
        const Catalogue& catalogue = Catalogue::builtIn();
        const Shape& large = entry("facebook/musicgen-large").shape;
        QVERIFY(!suitedPrecision(large, {25e9, 2'000'000'000}));
        QCOMPARE(suitedPrecision(large, {25e9, 8'000'000'000}).value(), Precision::Int4);
        QCOMPARE(suitedPrecision(large, {2000e9, 64'000'000'000}).value(), Precision::Float32);
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
