#include "ui/models/catalogue_words.h"

#include <QCoreApplication>

namespace capriccio::ui {
namespace {

/// The translations are made from the sources, which the catalogue (resources/models/catalogue.json) is none of: a text
/// that is added or changed there is added or changed here. (tests/ui/test_models looks.)
[[maybe_unused]] constexpr const char* kTexts[] = {
    QT_TRANSLATE_NOOP(
        "Catalogue",
        "Meta publishes these weights for non-commercial use. Music made with them may be shared and changed when "
        "Meta’s MusicGen is named, but not used commercially: not sold, not in advertising, not in paid work."),
    QT_TRANSLATE_NOOP("Catalogue", "Free for any use, without conditions."),
    QT_TRANSLATE_NOOP("Catalogue", "First sketches in 22 genres, and a melody to follow, without a download."),
    QT_TRANSLATE_NOOP("Catalogue", "The quickest of Meta’s models: ideas, loops and sketches from a description."),
    QT_TRANSLATE_NOOP("Catalogue",
                      "Richer sound and closer to the description than small, at about a quarter of its speed."),
    QT_TRANSLATE_NOOP("Catalogue", "The best sound from a description, for computers with much memory and time."),
    QT_TRANSLATE_NOOP("Catalogue", "Follows a melody you hum, play or drop in, in the style you describe."),
    QT_TRANSLATE_NOOP("Catalogue", "Follows a melody with the best sound, for computers with much memory and time."),
    QT_TRANSLATE_NOOP("Catalogue", "As small, in stereo: wide pads, panned drums."),
    QT_TRANSLATE_NOOP("Catalogue", "As medium, in stereo."),
    QT_TRANSLATE_NOOP("Catalogue", "As large, in stereo: the fullest sound there is here."),
    QT_TRANSLATE_NOOP("Catalogue", "Follows a melody, in stereo."),
    QT_TRANSLATE_NOOP("Catalogue", "Follows a melody, in stereo, with the best sound."),
};

}  // namespace

QString catalogueText(const QString& english) {
    return QCoreApplication::translate("Catalogue", english.toUtf8().constData());
}

QString licenceName(const QString& name) { return QString(name).replace(QLatin1Char(' '), QChar(QChar::Nbsp)); }

}  // namespace capriccio::ui
