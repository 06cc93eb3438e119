#pragma once

#include "core/studio/settings.h"
#include "core/studio/take_exporter.h"
#include "ui/export/export_part.h"

#include <functional>
#include <optional>

#include <QObject>
#include <QPointer>

class QWidget;

namespace capriccio::ui {

class Banner;
class Dialogs;
class ExportDialog;

/// Exporting, from the question how, over the questions where to and what about files that are there, through the
/// thread that writes, to the news that it is done. Remembers folder and settings.
class ExportController : public QObject {
    Q_OBJECT
  public:
    ExportController(studio::Session& session, studio::Settings& settings, Dialogs& dialogs, Banner& banner,
                     QWidget* window);

    /// Where the models are looked for when a take's sound has to be made again.
    void setModelFolder(std::function<QString()> folder) { m_modelFolder = std::move(folder); }
    /// Opens the dialog, with that part offered first.
    void exportTakes(const QList<project::TakeId>& takes, std::optional<ExportPart> part = {});
    bool isBusy() const { return m_exporter.isBusy(); }

  Q_SIGNALS:
    /// Nothing is written any more.
    void idle();

  private:
    using Items = std::vector<studio::TakeExporter::Item>;
    void chooseFile(const ExportDialog& dialog);
    void chooseFolder(const ExportDialog& dialog);
    void askAboutExisting(Items items);
    void start(Items items, audio::ExistingFiles existing);
    void tell(const studio::TakeExporter::Result& result);
    QString startFolder() const;
    static QString progressWords(int item, int items, double fraction);

    studio::Session& m_session;
    studio::Settings& m_settings;
    Dialogs& m_dialogs;
    Banner& m_banner;
    QWidget* m_window;
    std::function<QString()> m_modelFolder;
    QList<project::TakeId> m_last;  ///< to try again elsewhere
    QPointer<ExportDialog> m_dialog;
    studio::TakeExporter m_exporter;
};

}  // namespace capriccio::ui
