#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <memory>

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace capriccio::ui;
using Kind = Banner::Kind;

/// News over the window: whatever comes, each is seen.
class TestBanner : public QObject {
    Q_OBJECT

    QPushButton* button(const char* name) const { return m_banner->findChild<QPushButton*>(QLatin1String(name)); }
    void close() const {
        auto* close = m_banner->findChild<QAbstractButton*>(QStringLiteral("banner.close"));
        QTest::mouseClick(close, Qt::LeftButton);
    }
    /// What stands there to be read.
    QString seen() const {
        auto* label = m_banner->findChild<QLabel*>(QStringLiteral("banner.words"));
        return m_banner->isVisible() ? label->text() : QString();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Banner> m_banner;

  private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }
    void init() {
        m_banner = std::make_unique<Banner>(*m_theme);
        QVERIFY(!m_banner->isVisible());
    }
    void cleanup() { m_banner.reset(); }

    void whatWasThereComesBack() {
        m_banner->show(Kind::Problem, QStringLiteral("disk"), QStringLiteral("The disk is full."));
        QVERIFY(!button("banner.more")->isVisible());
        m_banner->show(Kind::Notice, QStringLiteral("export"), QStringLiteral("Exported."));
        m_banner->show(Kind::Notice, QStringLiteral("saved"), QStringLiteral("3 takes could be saved."));
        QCOMPARE(seen(), QStringLiteral("3 takes could be saved."));
        QCOMPARE(m_banner->accessibleName(), seen());
        QVERIFY(button("banner.more")->isVisible());
        QVERIFY(button("banner.more")->text().startsWith(QLatin1Char('2')));
        close();
        QCOMPARE(seen(), QStringLiteral("Exported."));
        close();
        QCOMPARE(seen(), QStringLiteral("The disk is full."));
        QCOMPARE(m_banner->findChild<QFrame*>()->property("banner").toString(), QStringLiteral("problem"));
        QVERIFY(!button("banner.more")->isVisible());
        close();
        QCOMPARE(seen(), QString());
        QCOMPARE(m_banner->words(), QString());
    }

    void theButtonGoesRoundThem() {
        for (const char* words : {"one", "two", "three"})
            m_banner->show(Kind::Notice, QLatin1String(words), QLatin1String(words));
        QStringList all;
        for (int i = 0; i < 4; ++i) {
            all << seen();
            QTest::mouseClick(button("banner.more"), Qt::LeftButton);
        }
        QCOMPARE(all, QStringList({QStringLiteral("three"), QStringLiteral("two"), QStringLiteral("one"),
                                   QStringLiteral("three")}));
    }

    void laterWordsOfOneMatterReplaceTheEarlier() {
        m_banner->show(Kind::Problem, QStringLiteral("disk"), QStringLiteral("full"));
        m_banner->show(Kind::Notice, QStringLiteral("export"), QStringLiteral("Exported."));
        m_banner->show(Kind::Notice, QStringLiteral("disk"), QStringLiteral("saved again"));
        QCOMPARE(seen(), QStringLiteral("saved again"));
        close();
        QCOMPARE(seen(), QStringLiteral("Exported."));
        close();
        QCOMPARE(seen(), QString());
    }

    void hintsGiveWay() {
        m_banner->show(Kind::Notice, QStringLiteral("export"), QStringLiteral("Exported."));
        m_banner->show(Kind::Hint, QStringLiteral("copy"), QStringLiteral("Copied."));
        QCOMPARE(seen(), QStringLiteral("Copied."));
        m_banner->show(Kind::Hint, QStringLiteral("compare"), QStringLiteral("Choose another."));
        QCOMPARE(seen(), QStringLiteral("Choose another."));
        close();
        QCOMPARE(seen(), QStringLiteral("Exported."));
    }

    void whatIsTakenBackGoesWhereverItIs() {
        m_banner->show(Kind::Notice, QStringLiteral("one"), QStringLiteral("one"));
        m_banner->show(Kind::Notice, QStringLiteral("two"), QStringLiteral("two"));
        m_banner->show(Kind::Notice, QStringLiteral("three"), QStringLiteral("three"));
        m_banner->withdraw(QStringLiteral("two"));
        QCOMPARE(seen(), QStringLiteral("three"));
        m_banner->withdraw(QStringLiteral("three"));
        QCOMPARE(seen(), QStringLiteral("one"));
        m_banner->withdraw(QStringLiteral("nothing of the kind"));
        QCOMPARE(seen(), QStringLiteral("one"));
        m_banner->withdraw(QStringLiteral("one"));
        QCOMPARE(seen(), QString());
    }

    void progressStaysWhereItIsAndClosedItStaysClosed() {
        m_banner->show(Kind::Notice, QStringLiteral("export"), QStringLiteral("10 %"));
        m_banner->reword(QStringLiteral("export"), QStringLiteral("20 %"));
        QCOMPARE(seen(), QStringLiteral("20 %"));
        m_banner->show(Kind::Problem, QStringLiteral("disk"), QStringLiteral("full"));
        m_banner->reword(QStringLiteral("export"), QStringLiteral("30 %"));
        QCOMPARE(seen(), QStringLiteral("full"));
        close();
        QCOMPARE(seen(), QStringLiteral("30 %"));
        close();
        m_banner->reword(QStringLiteral("export"), QStringLiteral("40 %"));
        QCOMPARE(seen(), QString());
    }

    void eachHasItsOwnButton() {
        QStringList done;
        m_banner->show(Kind::Problem, QStringLiteral("disk"), QStringLiteral("full"), QStringLiteral("Try again"),
                       [&] { done << QStringLiteral("tried"); });
        m_banner->show(Kind::Notice, QStringLiteral("undo"), QStringLiteral("deleted"), QStringLiteral("Undo"), [&] {
            done << QStringLiteral("undone");
            // What an action says stands in front of what waits.
            m_banner->show(Kind::Notice, QStringLiteral("news"), QStringLiteral("news of it"));
        });
        QCOMPARE(button("banner.action")->text(), QStringLiteral("Undo"));
        QTest::mouseClick(button("banner.action"), Qt::LeftButton);
        QCOMPARE(seen(), QStringLiteral("news of it"));
        QVERIFY(!button("banner.action")->isVisible());
        close();
        QCOMPARE(button("banner.action")->text(), QStringLiteral("Try again"));
        QTest::mouseClick(button("banner.action"), Qt::LeftButton);
        QCOMPARE(done, QStringList({QStringLiteral("undone"), QStringLiteral("tried")}));
        QCOMPARE(seen(), QString());
    }
};

QTEST_MAIN(TestBanner)
#include "test_banner.moc"
