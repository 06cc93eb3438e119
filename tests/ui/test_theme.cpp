#include "tests/ui/stand.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/stars.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

class TestTheme : public QObject {
    Q_OBJECT

    static void pairs(Scheme scheme) {
        const Tokens& t = tokensOf(scheme);
        const auto row = [&](const char* words, const QColor& text, const char* on, const QColor& ground) {
            QTest::addRow("%s %s on %s", scheme == Scheme::Dark ? "dark" : "light", words, on) << text << ground;
        };
        const std::pair<const char*, QColor> grounds[] = {
            {"background", t.background}, {"panel", t.panel}, {"card", t.card}, {"raised", t.raised}};
        for (const auto& [name, ground] : grounds) {
            row("text", t.text, name, ground);
            row("soft", t.soft, name, ground);
            row("faint", t.faint, name, ground);
            row("accentText", t.accentText, name, ground);
            row("melody", t.melody, name, ground);
            row("bad", t.bad, name, ground);
        }
        row("text", t.text, "hover", t.hover);
        row("text", t.text, "accentSoft", t.accentSoft);
        row("soft", t.soft, "accentSoft", t.accentSoft);
        row("accentText", t.accentText, "accentSoft", t.accentSoft);
        row("melody", t.melody, "accentSoft", t.accentSoft);
        row("onAccent", t.onAccent, "bad", t.bad);
        row("accentText", t.accentText, "hover", t.hover);
        row("text", t.text, "badSoft", t.badSoft);
        row("onAccent", t.onAccent, "accent", t.accent);
        row("onAccent", t.onAccent, "accentHover", t.accentHover);
        row("onAccent", t.onAccent, "accentPressed", t.accentPressed);
        row("bad", t.bad, "badSoft", t.badSoft);
        row("melody", t.melody, "a chosen segment", mix(t.melody, t.panel, 0.18));
        row("card", t.card, "melody", t.melody);
        row("text", t.text, "a counted beat", mix(t.melody, t.card, 0.25));
    }

  private Q_SLOTS:
    void everyTextCanBeRead_data() {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        pairs(Scheme::Dark);
        pairs(Scheme::Light);
    }
    void everyTextCanBeRead() {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
    }

    void starsAreSeen() {
        for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
            Stand::theme().choose(choice);
            const Tokens& t = Stand::theme().tokens();
            for (const QColor& ground : {t.background, t.panel, t.card, t.raised, t.accentSoft}) {
                const double seen = contrast(t.star, ground);
                QVERIFY2(seen >= 3, qPrintable(QString::number(seen)));
            }
            StarRating stars(Stand::theme());
            stars.setStars(2);
            stars.resize(stars.sizeHint());
            const QImage image = stars.grab().toImage();
            QCOMPARE(image.pixelColor(4 + 9, image.height() / 2), t.star);
        }
    }

    void whatIsOffIsStillSeen() {
        for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
            const Tokens& t = tokensOf(scheme);
            for (const QColor& ground : {t.background, t.panel, t.card}) {
                QVERIFY2(contrast(t.off, ground) >= 2, qPrintable(QString::number(contrast(t.off, ground))));
                QVERIFY(contrast(t.off, ground) < contrast(t.faint, ground));  // and told from what is on
            }
        }
    }

    void contrastIsThatOfTheStandard() {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void choosingChangesTheWholeApplication() {
        auto& theme = Stand::theme();
        theme.choose(Theme::Choice::Dark);
        QCOMPARE(theme.scheme(), Scheme::Dark);
        QCOMPARE(qApp->palette().color(QPalette::Window), tokensOf(Scheme::Dark).background);
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));  // every token had its colour
        QVERIFY(!qApp->styleSheet().isEmpty());
        theme.choose(Theme::Choice::Light);
        QCOMPARE(qApp->palette().color(QPalette::Window), tokensOf(Scheme::Light).background);
        QCOMPARE(qApp->palette().color(QPalette::PlaceholderText), tokensOf(Scheme::Light).faint);
    }

    /// Not the platform's picture; also of a field that was there before the theme changed.
    void fieldsAreClearedByACrossInTheThemesColour() {
        auto& theme = Stand::theme();
        QLineEdit old;
        old.setClearButtonEnabled(true);
        const auto colour = [](const QLineEdit& field) {
            const QImage picture = field.findChild<QToolButton*>()->icon().pixmap(32).toImage();
            QColor strongest(0, 0, 0, 0);
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixelColor(x, y).alpha() > strongest.alpha()) strongest = picture.pixelColor(x, y);
            return strongest;
        };
        for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
            theme.choose(choice);
            QLineEdit fresh;
            fresh.setClearButtonEnabled(true);
            for (const QLineEdit* field : {&old, &fresh}) {
                const QColor seen = colour(*field);
                QVERIFY(seen.alpha() > 200);
                const QColor soft = theme.tokens().soft;
                QVERIFY2(std::abs(seen.red() - soft.red()) < 12 && std::abs(seen.blue() - soft.blue()) < 12,
                         qPrintable(seen.name() + QStringLiteral(" for ") + soft.name()));
            }
        }
    }

    void theChoiceIsRemembered() {
        Stand stand;
        stand.open();
        stand.window->findChild<QAction*>(QStringLiteral("theme.light"))->trigger();
        QCOMPARE(stand.settings.get(studio::Setting::Theme).toString(), QStringLiteral("light"));
        QCOMPARE(Stand::theme().scheme(), Scheme::Light);
        stand.window->findChild<QAction*>(QStringLiteral("theme.dark"))->trigger();
        QCOMPARE(Stand::theme().scheme(), Scheme::Dark);
        QCOMPARE(Theme::choiceOf(QStringLiteral("purple")), Theme::Choice::System);
    }

    void interIsThere() {
        Stand::theme();
        QCOMPARE(QFontInfo(qApp->font()).family(), QStringLiteral("Inter"));
    }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
