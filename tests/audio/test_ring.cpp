#include "core/audio/playback/published.h"
#include "core/audio/playback/ring.h"

#include <thread>

#include <QtTest>

using capriccio::audio::Published;
using capriccio::audio::Ring;

namespace {

struct Wide {
    long number = 0;
    long copies[20] = {};
};

}  // namespace

class TestRing : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void isFirstInFirstOutUpToItsCapacity() {
        Ring<int> ring(3);
        QVERIFY(!ring.readySlot());
        for (int round = 0; round < 10; ++round) {
            for (int i = 0; i < 3; ++i) {
                *ring.freeSlot() = round * 3 + i;
                ring.publish();
            }
            QVERIFY(!ring.freeSlot());
            for (int i = 0; i < 3; ++i) {
                QCOMPARE(*ring.readySlot(), round * 3 + i);
                ring.release();
            }
            QVERIFY(!ring.readySlot());
        }
        *ring.freeSlot() = 1;
        ring.publish();
        ring.reset();
        QVERIFY(!ring.readySlot());
    }

    void aSlotIsTheWritersUntilItIsPublished() {
        Ring<int> ring(2);
        *ring.freeSlot() = 7;
        QVERIFY(!ring.readySlot());
        QCOMPARE(ring.freeSlot(), ring.freeSlot());
        ring.publish();
        QCOMPARE(*ring.readySlot(), 7);
    }

    // Few for the small ring: on a busy machine each time it is full or empty costs a turn of all that runs.
    void carriesEverythingBetweenTwoThreads_data() {
        QTest::addColumn<int>("capacity");
        QTest::addColumn<int>("count");
        QTest::newRow("small") << 4 << 400;
        QTest::newRow("large") << 256 << 30000;
    }
    void carriesEverythingBetweenTwoThreads() {
        QFETCH(int, capacity);
        QFETCH(int, count);
        Ring<Wide> ring(static_cast<std::size_t>(capacity));
        std::jthread writer([&] {
            for (long n = 0; n < count;) {
                Wide* const slot = ring.freeSlot();
                if (!slot) {
                    std::this_thread::yield();
                    continue;
                }
                slot->number = n;
                for (long& copy : slot->copies) copy = n;
                ring.publish();
                ++n;
            }
        });
        long wrong = 0;
        for (long n = 0; n < count;) {
            const Wide* const slot = ring.readySlot();
            if (!slot) {
                std::this_thread::yield();
                continue;
            }
            if (slot->number != n) ++wrong;
            for (const long copy : slot->copies)
                if (copy != n) ++wrong;
            ring.release();
            ++n;
        }
        QCOMPARE(wrong, 0L);
    }

    void publishedValuesAreNeverMixed() {
        constexpr long kCount = 20000;
        Published<Wide> published;
        std::jthread writer([&] {
            for (long n = 1; n <= kCount; ++n) {
                Wide value;
                value.number = n;
                for (long& copy : value.copies) copy = n;
                published.write(value);
            }
        });
        long wrong = 0;
        long last = 0;
        while (last < kCount) {
            const Wide value = published.read();
            if (value.number < last) ++wrong;
            for (const long copy : value.copies)
                if (copy != value.number) ++wrong;
            last = value.number;
        }
        QCOMPARE(wrong, 0L);
    }
};

QTEST_GUILESS_MAIN(TestRing)
#include "test_ring.moc"
