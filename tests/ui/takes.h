#pragma once

#include "tests/ui/stand.h"

#include <QAction>
#include <QMenu>
#include <QTest>

namespace capriccio::tests {

/// Finished takes of two seconds, the oldest first, before the window opens.
inline void fillWithTakes(Stand& stand, const QStringList& prompts) {
    studio::Session& session = stand.openSession();
    quint64 seed = 1;
    for (const QString& prompt : prompts) {
        auto clip = std::make_shared<audio::AudioClip>(32000, 1, 64000);
        std::vector<float> samples;
        for (int i = 0; i < 64000; ++i) samples.push_back(FakeStudio::sampleAt(i));
        clip->append(samples);
        clip->finish();
        project::TakeRecord take;
        take.prompt = prompt;
        take.seed = seed;
        take.modelName = QStringLiteral("MusicGen small");
        take.settings.seconds = 2;
        take.settings.other.insert(QStringLiteral("model_folder"), stand.modelFolder());
        session.project().add(take, clip, FakeStudio::tokensOf(seed++, 0, 100));
    }
}

/// Where "Put back" is in a binned take's card.
inline QPoint putBackPlace(const Stand& stand, int row) {
    const QRect card = stand.rowRect(row);
    return {card.right() - 50, card.top() + 18};
}

/// Opens a take's menu and picks an entry.
inline void pickFromMenu(Stand& stand, int row, const char* action) {
    Q_EMIT stand.list().customContextMenuRequested(stand.rowRect(row).center());
    auto* menu = stand.window->findChild<QMenu*>(QStringLiteral("takeMenu"));
    QVERIFY(menu);
    auto* entry = menu->findChild<QAction*>(QLatin1String(action));
    QVERIFY2(entry, action);
    QVERIFY2(entry->isEnabled(), action);
    menu->close();
    QApplication::setActiveWindow(stand.window.get());  // as a desktop does when a menu closes
    entry->trigger();
}

}  // namespace capriccio::tests
