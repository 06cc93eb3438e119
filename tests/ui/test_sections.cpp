#include "tests/ui/stand.h"
#include "ui/compose/compose_panel.h"
#include "ui/compose/section_timeline.h"

#include <cmath>

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace capriccio;
using namespace capriccio::ui;
using capriccio::tests::Stand;

/// Sections of a long piece: divided, moved, named, in the real window.
class TestSections : public QObject {
    Q_OBJECT

    static studio::GenerationSettings asked(Stand& stand) {
        return stand.find<ComposePanel>("composePanel")->settings();
    }

  private Q_SLOTS:
    void sectionsAreAddedMovedAndTakenOut() {
        Stand stand;
        stand.open({1280, 1000});
        stand.find<QSpinBox>("seconds")->setValue(120);
        stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("intro, filtered drums"));
        QVERIFY(!stand.find("sections.timeline")->isVisible());
        stand.click("sections.add");
        auto* timeline = stand.find<SectionTimeline>("sections.timeline");
        QTRY_VERIFY(timeline->isVisible());
        auto* words = stand.find<QLineEdit>("section.prompt");
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("break, pads"));
        QCOMPARE(stand.find<QSpinBox>("section.begin")->value(), 60);
        // The join, dragged to three quarters.
        QTRY_VERIFY(timeline->width() > 200);
        const auto at = [&](double share) { return QPoint(qRound(timeline->width() * share), 14); };
        QTest::mousePress(timeline, Qt::LeftButton, Qt::NoModifier, at(0.5));
        QTest::mouseMove(timeline, at(0.6));
        QTest::mouseMove(timeline, at(0.75));
        QTest::mouseRelease(timeline, Qt::LeftButton, Qt::NoModifier, at(0.75));
        QVERIFY2(std::abs(stand.find<QSpinBox>("section.begin")->value() - 90) <= 1,
                 qPrintable(stand.find<QSpinBox>("section.begin")->text()));
        // By keys: the first is divided, its new half begins a second later.
        timeline->setFocus(Qt::TabFocusReason);
        QTest::keyClick(timeline, Qt::Key_Home);
        QTest::keyClick(timeline, Qt::Key_Plus);
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("full beat"));
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(timeline->hasFocus());
        QCOMPARE(timeline->current(), 1);
        const int before = stand.find<QSpinBox>("section.begin")->value();
        QTest::keyClick(timeline, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(stand.find<QSpinBox>("section.begin")->value(), before + 1);
        stand.find<QSpinBox>("section.begin")->setValue(30);
        QTest::keyClick(timeline, Qt::Key_Right);
        QCOMPARE(timeline->current(), 2);
        QCOMPARE(words->text(), QStringLiteral("break, pads"));
        QTest::keyClick(timeline, Qt::Key_Left);
        QTest::keyClick(timeline, Qt::Key_Delete);
        QCOMPARE(timeline->current(), 1);
        QCOMPARE(words->text(), QStringLiteral("break, pads"));
        stand.click("section.remove");
        QVERIFY(!timeline->isVisible());
    }

    /// Usual parts to begin with, each with the words of the whole: a section has a prompt of its own.
    void sectionsBeginWithUsualParts() {
        Stand stand;
        stand.open({1280, 1000});
        stand.find<QSpinBox>("seconds")->setValue(120);
        stand.find<QPlainTextEdit>("prompt")->setPlainText(QStringLiteral("80s pop, 120 bpm"));
        QCOMPARE(stand.text<QPushButton>("sections.add"), QStringLiteral("Add a section"));
        stand.click("sections.add");
        QTRY_VERIFY(stand.find("section.part.chorus")->isVisible());
        stand.click("section.part.chorus");
        auto* words = stand.find<QLineEdit>("section.prompt");
        QCOMPARE(words->text(), QStringLiteral("chorus, full and bright, 80s pop, 120 bpm"));
        QVERIFY(!stand.find("section.part.chorus")->isVisible());
        QCOMPARE(asked(stand).sections[0].prompt, words->text());
        // Where it starts is typed.
        auto* begin = stand.find<QSpinBox>("section.begin");
        begin->setFocus();
        begin->selectAll();
        QTest::keyClicks(begin, QStringLiteral("1:45"));
        QTest::keyClick(begin, Qt::Key_Return);
        QCOMPARE(asked(stand).sections[0].startSeconds, 105.0);
        words->selectAll();
        QTest::keyClick(words, Qt::Key_Delete);
        QVERIFY(stand.find("section.part.chorus")->isVisible());
    }

    void sectionsCanBeReadInBothThemes() {
        for (const Scheme scheme : {Scheme::Dark, Scheme::Light})
            for (int section = 0; section < 3; ++section) {
                const Tokens& t = tokensOf(scheme);
                const double seen = contrast(sectionInk(t, section), sectionGround(t, section));
                QVERIFY2(seen >= 4.5, qPrintable(QString::number(seen)));
            }
    }

    void sectionsKeepTheShapeOfALongerPiece() {
        Sections sections;
        sections.setSeconds(60);
        QCOMPARE(sections.divide(0), 1);
        sections.setPrompt(1, QStringLiteral("b"));
        QVERIFY(sections.move(1, 0.25));
        sections.setSeconds(240);
        QCOMPARE(sections.begin(1), 0.25);
        // A second is the least.
        QVERIFY(sections.move(1, -3));
        QVERIFY(sections.begin(1) * 240 >= 1 - 1e-9);
        QVERIFY(sections.move(1, 3));
        QVERIFY((1 - sections.begin(1)) * 240 >= 1 - 1e-9);
        QVERIFY(!sections.remove(0));
        QVERIFY(sections.remove(1));
        for (int i = 1; i < Sections::kMost; ++i) QVERIFY(sections.divide(0) > 0 || i > 4);
        sections.setMarks({{0.5, QStringLiteral("later")}, {0.25, QStringLiteral("first")}, {0.5001, {}}, {1.5, {}}});
        QCOMPARE(sections.count(), 3);
        QCOMPARE(sections.prompt(1), QStringLiteral("first"));
        Sections shortPiece;
        shortPiece.setSeconds(1);
        QCOMPARE(shortPiece.divide(0), 1);
    }
};

QTEST_MAIN(TestSections)
#include "test_sections.moc"
