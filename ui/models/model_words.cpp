#include "ui/models/model_words.h"

#include "core/studio/library/names.h"
#include "ui/widgets/duration_words.h"
#include "ui/widgets/short_path.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>

namespace capriccio::ui {
namespace {

using library::Model;
using library::Source;
using library::Transfer;

/// Words of their own context, for lupdate.
struct ModelsWords {
    Q_DECLARE_TR_FUNCTIONS(Models)
};

/// "412 MB of 1.1 GB · 24 MB/s · 0:28 left"
QString progressWords(const Transfer& transfer) {
    QStringList parts = {
        ModelsWords::tr("%1 of %2").arg(library::sizeText(transfer.haveBytes), library::sizeText(transfer.totalBytes))};
    if (transfer.bytesPerSecond > 0) {
        parts << ModelsWords::tr("%1/s").arg(library::sizeText(static_cast<qint64>(transfer.bytesPerSecond)));
        parts << ModelsWords::tr("%1 left").arg(library::durationText(transfer.secondsLeft));
    }
    return parts.join(QStringLiteral(" · "));
}

ModelStatus transferStatus(const Transfer& transfer) {
    ModelStatus status;
    const double total = static_cast<double>(transfer.totalBytes);
    status.fraction = total > 0 ? static_cast<double>(transfer.haveBytes) / total : 0;
    const QString progress = progressWords(transfer);
    status.details = transfer.details;
    switch (transfer.stage) {
        case Transfer::Stage::Queued:
            status.words = ModelsWords::tr("Waits for the one before it");
            break;
        case Transfer::Stage::OtherProgram:
            status.reason = transfer.words;
            break;
        case Transfer::Stage::Looking:
            status.words = ModelsWords::tr("Asking what there is …");
            break;
        case Transfer::Stage::Fetching:
            status.words = progress;
            break;
        case Transfer::Stage::Retrying:
            status.words = progress;
            status.reason = transfer.words;
            break;
        case Transfer::Stage::Verifying:
            status.words = progress;
            status.reason = ModelsWords::tr("Comparing it with what was published …");
            break;
        case Transfer::Stage::Paused:
            status.words = ModelsWords::tr("Paused at %1").arg(progress);
            break;
        case Transfer::Stage::Failed:
            status.words = transfer.words;
            status.isProblem = true;
            break;
    }
    return status;
}

}  // namespace

QString speedWords(double speed) {
    return ModelsWords::tr("1 min of music takes about %1").arg(durationWords(60 / std::max(speed, 1e-6)));
}

QString modelFigures(const Model& model, const library::Library& shelf) {
    QStringList parts;
    if (model.isHere())
        parts << ModelsWords::tr("%1 on disk").arg(library::sizeText(model.diskBytes));
    else if (model.entry && !shelf.transfer(model.id))  // its progress says it
        parts << ModelsWords::tr("%1 to get").arg(library::sizeText(shelf.catalogue().downloadBytes(*model.entry)));
    if (model.config) {
        const library::Machine& machine = shelf.machine();
        const auto precision = library::suitedPrecision(*model.config, machine);
        const auto shown = precision.value_or(musicgen::Precision::Int4);
        parts << ModelsWords::tr("%1 of memory in %2")
                     .arg(library::sizeText(library::memoryNeeded(*model.config, shown)),
                          library::precisionName(shown));
        if (!precision)
            parts << ModelsWords::tr("more than this computer has");
        else if (machine.bytesPerSecond > 0)
            parts << speedWords(library::expectedSpeed(*model.config, *precision, machine.bytesPerSecond));
        else if (shelf.isMeasuring())
            parts << ModelsWords::tr("measuring how fast …");
    }
    return parts.join(QStringLiteral(" · "));
}

QStringList modelTags(const Model& model) {
    QStringList tags;
    if (model.melody) tags << ModelsWords::tr("melody");
    if (model.stereo) tags << ModelsWords::tr("stereo");
    return tags;
}

ModelStatus modelStatus(const Model& model, const library::Library& shelf) {
    if (const Transfer* transfer = shelf.transfer(model.id)) return transferStatus(*transfer);
    ModelStatus status;
    if (shelf.checkedId() == model.id) {
        status.words = ModelsWords::tr("Comparing every byte with what was published …");
        status.fraction = shelf.checkFraction();
    } else if (!model.wrong.isEmpty()) {
        status.words =
            model.source == Source::Store
                ? ModelsWords::tr("Damaged: a part of it is not as it was published. Repair fetches only that.")
                : ModelsWords::tr(
                      "Damaged: a part of it is not as it was published. Repair gets a copy of Capriccio’s "
                      "own.");
        status.details = library::wordsFor(model.wrong);
        status.isProblem = true;
    } else if (model.isHere() && !model.missing.isEmpty()) {
        status.words = ModelsWords::tr("Missing: %1").arg(model.missing.join(QStringLiteral(", ")));
        status.isProblem = true;
    } else if (!model.isHere() && model.arrivedBytes > 0) {
        status.words =
            ModelsWords::tr("%1 have arrived; it goes on from there").arg(library::sizeText(model.arrivedBytes));
        if (model.entry)
            status.fraction = static_cast<double>(model.arrivedBytes) /
                              static_cast<double>(shelf.catalogue().downloadBytes(*model.entry));
    }
    return status;
}

QString modelPlace(const Model& model) {
    const QString folder = shortPath(model.folder);
    switch (model.source) {
        case Source::None:
            return {};
        case Source::Store:
            return folder;
        case Source::Program:
            return ModelsWords::tr("It came with Capriccio");
        case Source::HubCache:
            return ModelsWords::tr("%1. In another program’s cache: used where it is, never changed.").arg(folder);
        case Source::AddedFolder:
            return ModelsWords::tr("%1. Your folder: used where it is, never changed.").arg(folder);
    }
    return {};
}

QStringList modelLimits(const Model& model) {
    QStringList words;
    if (model.entry)
        for (const library::Limit limit : model.entry->limits) words << library::limitText(limit);
    return words;
}

QString bullet(const QString& words) { return QStringLiteral("• ") + words; }

QString modelNeeds(const Model& model, const library::Machine& machine) {
    if (!model.config) return {};
    QString rows;
    const auto suited = library::suitedPrecision(*model.config, machine);
    for (const musicgen::Precision precision : musicgen::offeredPrecisions()) {
        const qint64 memory = library::memoryNeeded(*model.config, precision);
        const bool fits = machine.memoryBytes <= 0 || memory < machine.memoryBytes;
        const double speed = library::expectedSpeed(*model.config, precision, machine.bytesPerSecond);
        const QString row =
            QStringLiteral(
                "<tr><td>%1&nbsp;&nbsp;&nbsp;</td><td align=\"right\">%2&nbsp;&nbsp;&nbsp;</td><td>%3</td></tr>")
                .arg(library::precisionName(precision), library::sizeText(memory),
                     !fits       ? ModelsWords::tr("more than this computer has")
                     : speed > 0 ? speedWords(speed)
                                 : QString());
        rows += suited == precision
                    ? QString(row).replace(QStringLiteral("<td"), QStringLiteral("<td style=\"font-weight:600\""))
                    : row;
    }
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"1\">%1</table>").arg(rows);
}

}  // namespace capriccio::ui
