#include "ui/theme/language.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// Every word of the window is translated, and says the same.
class TestTranslations : public QObject {
    Q_OBJECT

    struct Message {
        QString context;
        QString source;
        QStringList translations;  ///< one for each plural form
        bool numerus = false;
        bool finished = true;
    };

    static QList<Message> read(const QString& name) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(name));
        QXmlStreamReader xml(&file);
        QList<Message> messages;
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("message")) {
                messages << Message{
                    context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
            } else if (xml.name() == QLatin1String("source")) {
                messages.last().source = xml.readElementText();
            } else if (xml.name() == QLatin1String("translation")) {
                messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
                if (!messages.last().numerus) messages.last().translations << xml.readElementText();
            } else if (xml.name() == QLatin1String("numerusform")) {
                messages.last().translations << xml.readElementText();
            }
        }
        return messages;
    }

    /// The words in the sources now, merged with what is translated: what lupdate would make of them.
    QList<Message> current(const QString& language) {
        const QString name = QStringLiteral("capriccio_%1.ts").arg(language);
        const QString copy = m_dir.filePath(name);
        QFile::remove(copy);
        if (!QFile::copy(QStringLiteral(SOURCES "/resources/translations/") + name, copy)) qFatal("no translations");
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.start(
            QStringLiteral(LUPDATE),
            {QStringLiteral("-I"), QStringLiteral(SOURCES), QStringLiteral("-silent"), QStringLiteral("-no-obsolete"),
             QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-tr-function-alias"),
             QStringLiteral("Q_DECLARE_TR_FUNCTIONS+=CAPRICCIO_TRANSLATED"), QStringLiteral(SOURCES "/ui"),
             QStringLiteral(SOURCES "/core"), QStringLiteral(SOURCES "/app"), QStringLiteral("-ts"), copy});
        if (!lupdate.waitForFinished(120000) || lupdate.exitCode() != 0)
            qFatal("lupdate: %s", lupdate.readAllStandardError().constData());
        return read(copy);
    }

    static QStringList placesIn(const QString& text) {
        static const QRegularExpression kPlace(QStringLiteral("%(\\d|n|L\\d)"));
        QStringList places;
        for (auto match = kPlace.globalMatch(text); match.hasNext();) places << match.next().captured();
        places.sort();
        return places;
    }

    QTemporaryDir m_dir;

  private Q_SLOTS:
    void everyWordIsInChinese() {
        QStringList missing;
        for (const Message& message : current(QStringLiteral("zh_CN")))
            if (!message.finished || message.translations.isEmpty() || message.translations.first().isEmpty())
                missing << message.context + QStringLiteral(": ") + message.source;
        QVERIFY2(missing.isEmpty(),
                 qPrintable(QStringLiteral("./dev translate, then translate these %1:\n").arg(missing.size()) +
                            missing.join(QLatin1Char('\n'))));
    }

    /// What the core says is found by lupdate only inside of Core::tr(): words that are not would stay English.
    void errorsAreTranslatable() {
        static const QRegularExpression kBare(
            QStringLiteral("(?:Error\\(\\s*(?:Error::Code|FileFault)::\\w+,|\\bfailUn\\w+\\(\\s*[\\w.]+,|\\bnotices\\."
                           "push_back\\()\\s*"
                           "(?:std::string\\()?\"[^\"]* [^\"]*\""));
        QStringList bare;
        QDirIterator files(QStringLiteral(SOURCES "/core"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        int translated = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            translated += static_cast<int>(text.count(QStringLiteral("Core::tr(")));
            for (auto match = kBare.globalMatch(text); match.hasNext();)
                bare << file.fileName() + QStringLiteral(": ") + match.next().captured().simplified();
        }
        QVERIFY(translated > 300);
        // Left: what the kernels say of weights that do not fit.
        bare.removeIf([](const QString& place) { return place.contains(QStringLiteral("/core/musicgen/nn/")); });
        QVERIFY2(bare.isEmpty(), qPrintable(bare.join(QLatin1Char('\n'))));
    }

    void englishHasItsPlurals() {
        QStringList missing;
        for (const Message& message : current(QStringLiteral("en")))
            if (message.numerus &&
                (!message.finished || message.translations.size() != 2 || message.translations.contains(QString())))
                missing << message.context + QStringLiteral(": ") + message.source;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void englishIsSpokenWithItsPlurals() {
        capriccio::ui::Language language;
        language.choose(QStringLiteral("en"));
        const auto words = [](const char* context, const char* source, int n) {
            return QCoreApplication::translate(context, source, nullptr, n);
        };
        const char* const kStars = "capriccio::ui::StarRating";
        QCOMPARE(words(kStars, "%n stars", 1), QStringLiteral("1 star"));
        QCOMPARE(words(kStars, "%n stars", 2), QStringLiteral("2 stars"));
        QCOMPARE(words(kStars, "%n stars", 0), QStringLiteral("0 stars"));
        // Each of them as the file has it: that is in the program, and it is asked for.
        int count = 0;
        for (const Message& message : read(QStringLiteral(SOURCES "/resources/translations/capriccio_en.ts"))) {
            if (!message.numerus) continue;
            ++count;
            for (const int n : {1, 2}) {
                const QString wanted =
                    QString(message.translations[n - 1]).replace(QLatin1String("%n"), QString::number(n));
                QCOMPARE(words(message.context.toUtf8().constData(), message.source.toUtf8().constData(), n), wanted);
            }
        }
        QVERIFY(count > 20);
    }

    void noPluralStandsBesideAOne() {
        static const QRegularExpression kMany(
            QStringLiteral("%n (more )?(takes|stars|bars|files|messages|minutes|hours|days)"));
        QStringList wrong;
        for (const Message& message : read(QStringLiteral(SOURCES "/resources/translations/capriccio_en.ts")))
            if (message.numerus && message.translations.first().contains(kMany)) wrong << message.translations.first();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void translationsKeepTheirPlacesAndKeys() {
        QStringList wrong;
        for (const char* language : {"zh_CN", "en"})
            for (const Message& message :
                 read(QStringLiteral(SOURCES "/resources/translations/capriccio_%1.ts").arg(QLatin1String(language))))
                for (const QString& translation : message.translations) {
                    if (translation.isEmpty()) continue;
                    // A singular may leave the number out.
                    const bool same = placesIn(translation) == placesIn(message.source) ||
                                      (message.numerus && placesIn(translation).isEmpty());
                    // Chinese words have no letter to underline, and none is put behind them in brackets.
                    static const QRegularExpression kKey(QStringLiteral("&\\w"));
                    const bool mnemonic = translation.contains(kKey) ==
                                          (message.source.contains(kKey) && QLatin1String(language) == "en");
                    const bool ellipsis = message.source.endsWith(QChar(0x2026)) == translation.endsWith(QChar(0x2026));
                    if (!same || !mnemonic || !ellipsis) wrong << message.source + QStringLiteral(" → ") + translation;
                }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
