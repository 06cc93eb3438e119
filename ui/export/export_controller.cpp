#include "ui/export/export_controller.h"

#include "core/base/units.h"
#include "core/studio/file_path.h"
#include "core/studio/project/take_tags.h"
#include "core/studio/words.h"
#include "ui/export/export_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/dialogs.h"

#include <algorithm>
#include <cmath>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

namespace capriccio::ui {
namespace {

const QString kTopic = QStringLiteral("export");

}  // namespace

ExportController::ExportController(studio::Session& session, studio::Settings& settings, Dialogs& dialogs,
                                   Banner& banner, QWidget* window)
    : QObject(window),
      m_session(session),
      m_settings(settings),
      m_dialogs(dialogs),
      m_banner(banner),
      m_window(window),
      m_exporter(session) {
    connect(&m_exporter, &studio::TakeExporter::progress, this, [this](int item, int items, double fraction) {
        m_banner.reword(kTopic, progressWords(item, items, fraction));
    });
    connect(&m_exporter, &studio::TakeExporter::finished, this, [this](const studio::TakeExporter::Result& result) {
        tell(result);
        Q_EMIT idle();
    });
}

QString ExportController::progressWords(int item, int items, double fraction) {
    const int percent = static_cast<int>(fraction * 100);
    return items == 1 ? tr("Exporting, %1 %").arg(percent)
                      : tr("Exporting take %1 of %2, %3 %").arg(item + 1).arg(items).arg(percent);
}

QString ExportController::startFolder() const {
    const QString last = m_settings.get(studio::Setting::SaveFolder).toString();
    if (!last.isEmpty() && QFileInfo(last).isDir()) return last;
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QFileInfo(music).isDir() ? music : QDir::homePath();
}

void ExportController::exportTakes(const QList<project::TakeId>& takes, std::optional<ExportPart> part) {
    if (m_exporter.isBusy() || m_dialog) return;
    std::vector<project::TakeRecord> records;
    for (const project::TakeId id : takes) {
        const project::TakeRecord* record = m_session.project().take(id);
        if (!record) continue;
        records.push_back(*record);
        // One that is made is exported as far as it is.
        if (const auto clip = m_session.take(id).clip; clip && record->state == project::TakeState::Running) {
            records.back().soundSeconds = static_cast<double>(clip->availableFrames()) / clip->sampleRate();
            records.back().sampleRate = clip->sampleRate();
        }
        if (records.back().seconds() <= 0) records.pop_back();
    }
    if (records.empty()) return;
    m_last = takes;
    const auto values = QJsonDocument::fromJson(m_settings.get(studio::Setting::Export).toString().toUtf8()).object();
    auto* dialog = new ExportDialog(std::move(records), part, values, m_window);
    m_dialog = dialog;
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_settings.set(studio::Setting::Export,
                       QString::fromUtf8(QJsonDocument(dialog->values()).toJson(QJsonDocument::Compact)));
        dialog->takes().size() == 1 ? chooseFile(*dialog) : chooseFolder(*dialog);
    });
    dialog->open();
}

void ExportController::chooseFile(const ExportDialog& dialog) {
    const project::TakeRecord take = dialog.takes().front();
    const std::string name = audio::fileNameOf(audio::kDefaultNamePattern, project::nameFieldsOf(take), 1, 1);
    const QString extension = dialog.extension();
    m_dialogs.saveFile(m_window, tr("Export as"),
                       QDir(startFolder()).filePath(QString::fromStdString(name) + extension),
                       tr("%1 files (*%2)").arg(extension.mid(1).toUpper(), extension), extension.mid(1),
                       [this, take, extension, settings = dialog.settingsFor(take)](const QString& chosen) {
                           QString file = chosen;
                           if (!file.endsWith(extension, Qt::CaseInsensitive)) file += extension;
                           askAboutExisting({{take.id, settings, file}});
                       });
}

void ExportController::chooseFolder(const ExportDialog& dialog) {
    std::vector<audio::NameFields> fields;
    Items items;
    for (const project::TakeRecord& take : dialog.takes()) {
        fields.push_back(project::nameFieldsOf(take));
        items.push_back({take.id, dialog.settingsFor(take), {}});
    }
    m_dialogs.chooseFolder(m_window, tr("Export the takes to"), startFolder(),
                           [this, items, fields, pattern = dialog.namePattern(),
                            extension = dialog.extension()](const QString& folder) mutable {
                               const auto files = audio::plannedFiles(toPath(folder), pattern.toStdString(), fields,
                                                                      extension.toStdString());
                               for (std::size_t i = 0; i < items.size(); ++i) items[i].file = fromPath(files[i]);
                               askAboutExisting(std::move(items));
                           });
}

void ExportController::askAboutExisting(Items items) {
    m_settings.set(studio::Setting::SaveFolder, QFileInfo(items.front().file).absolutePath());
    QStringList there;
    for (const auto& item : items)
        if (QFileInfo::exists(item.file)) there << QFileInfo(item.file).fileName();
    if (there.isEmpty()) return start(std::move(items), audio::ExistingFiles::Rename);
    const QString question = there.size() == 1
                                 ? tr("“%1” is there already.").arg(there.front())
                                 : tr("%n of the files are there already.", nullptr, static_cast<int>(there.size()));
    const QString which = there.size() == 1 ? QString() : there.mid(0, 8).join(u'\n');
    m_dialogs.ask(m_window, question, which, {tr("&Replace"), tr("&Keep both")}, [this, items](int answer) {
        if (answer == 0) start(items, audio::ExistingFiles::Replace);
        if (answer == 1) start(items, audio::ExistingFiles::Rename);
    });
}

void ExportController::start(Items items, audio::ExistingFiles existing) {
    m_banner.show(Banner::Kind::Notice, kTopic, progressWords(0, static_cast<int>(items.size()), 0), tr("Cancel"),
                  [this] { m_exporter.cancel(); });
    m_exporter.start(std::move(items), existing, m_modelFolder ? m_modelFolder() : QString());
}

void ExportController::tell(const studio::TakeExporter::Result& result) {
    if (!result.failed.empty()) {
        QString words = result.failed.front().message;
        if (const int others = static_cast<int>(result.failed.size()) - 1; others > 0)
            words += u' ' + tr("And %n more could not be exported.", nullptr, others);
        return m_banner.show(Banner::Kind::Problem, kTopic, words, tr("Export elsewhere…"),
                             [this, takes = m_last] { exportTakes(takes); });
    }
    if (result.cancelled || result.written.empty()) return m_banner.withdraw(kTopic);
    QString words;
    if (result.written.size() == 1) {
        const auto& written = result.written.front();
        words = tr("Exported as “%1”.").arg(QDir::toNativeSeparators(written.file));
        if (std::isfinite(written.report.loudnessLufs))
            words += u' ' + tr("%1 LUFS, peak %2 dBTP.")
                                .arg(written.report.loudnessLufs, 0, 'f', 1)
                                .arg(written.report.truePeakDb, 0, 'f', 1)
                                .replace(u'-', QChar(0x2212));
        for (const Message& notice : written.report.notices) words += u' ' + studio::wordsOf(notice);
    } else {
        words = tr("Exported %n takes to “%1”.", nullptr, static_cast<int>(result.written.size()))
                    .arg(QDir::toNativeSeparators(QFileInfo(result.written.front().file).absolutePath()));
    }
    m_banner.show(Banner::Kind::Notice, kTopic, words);
}

}  // namespace capriccio::ui
