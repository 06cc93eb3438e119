#include "ui/settings/settings_dialog.h"

#include "core/studio/project/project_shelf.h"
#include "ui/compose/precisions.h"
#include "ui/models/models_window.h"
#include "ui/settings/folder_field.h"
#include "ui/settings/folder_list.h"
#include "ui/settings/setting_row.h"
#include "ui/theme/language.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/more_below.h"
#include "ui/widgets/scroll_margins.h"

#include <algorithm>
#include <thread>
#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using studio::Setting;

constexpr int kControlWidth = 210;

QList<std::pair<QString, QVariant>> languages() {
    QList<std::pair<QString, QVariant>> all;
    for (const auto& [words, name] : Language::choices()) all.append({words, name});
    return all;
}

}  // namespace

SettingsDialog::SettingsDialog(const Subjects& subjects, QWidget* parent) : QDialog(parent), m_to(subjects) {
    setObjectName(QStringLiteral("settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto* heading = new QLabel(tr("Settings"), this);
    heading->setProperty("role", QStringLiteral("title"));
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("settings.search"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_nothing = new QLabel(tr("No setting is called that."), this);
    m_nothing->setObjectName(QStringLiteral("settings.nothing"));
    m_nothing->setProperty("role", QStringLiteral("soft"));
    m_nothing->hide();

    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("settingsBody"));
    m_list = new QVBoxLayout(body);
    m_list->setSpacing(0);
    addLook();
    addSound();
    addMaking();
    addFiles();
    m_list->addWidget(m_nothing);
    m_list->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    body->setAutoFillBackground(false);
    scroll->setObjectName(QStringLiteral("settings.scroll"));
    keepMargins(scroll, m_list, {24, 0, 24, 20});  // in line with the search field
    new MoreBelow(m_to.theme, &Tokens::background, scroll);

    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("settings.close"));
    close->setDefault(true);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, 24, 24, 8);
    head->setSpacing(12);
    head->addWidget(heading);
    head->addWidget(m_search);
    auto* footer = new QWidget(this);
    footer->setObjectName(QStringLiteral("settingsFoot"));
    footer->setAttribute(Qt::WA_StyledBackground);
    auto* foot = new QHBoxLayout(footer);
    foot->setContentsMargins(24, 12, 24, 14);
    foot->addStretch();
    foot->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
    layout->addWidget(footer);
    resize(620, std::min(640, parent ? parent->height() - 40 : 640));

    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(&m_devices, &studio::DeviceList::listed, this, &SettingsDialog::showDevices);
    m_devices.ask();
    m_search->setFocus();
}

void SettingsDialog::addGroup(const QString& title) {
    auto* heading = new QLabel(title, this);
    heading->setProperty("role", QStringLiteral("heading"));
    heading->setContentsMargins(0, m_groups.empty() ? 4 : 22, 0, 4);
    m_list->addWidget(heading);
    m_groups.push_back({heading, {}});
}

void SettingsDialog::addRow(const QString& title, const QString& words, const QString& keywords, QWidget* control) {
    auto* row = new SettingRow(title, words, keywords, control, this);
    m_list->addWidget(row);
    m_groups.back().rows.push_back(row);
}

QComboBox* SettingsDialog::choice(const char* name, const QList<std::pair<QString, QVariant>>& choices,
                                  const QVariant& current, std::function<void(const QVariant&)> chosen) {
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setFixedWidth(kControlWidth);
    for (const auto& [words, value] : choices) box->addItem(words, value);
    box->setCurrentIndex(std::max(0, box->findData(current)));
    connect(box, &QComboBox::activated, this,
            [box, chosen = std::move(chosen)](int index) { chosen(box->itemData(index)); });
    return box;
}

void SettingsDialog::addSound() {
    addGroup(tr("Sound"));
    m_output = choice("settings.output", {}, {}, [this](const QVariant& name) {
        m_to.settings.set(Setting::OutputDevice, name);
        m_to.playback.setDevice(name.toString());
    });
    m_microphone = choice("settings.microphone", {}, {}, [this](const QVariant& name) {
        m_to.settings.set(Setting::Microphone, name);
        Q_EMIT changed(Setting::Microphone);
    });
    showDevices({}, {});
    addRow(tr("Output (speakers or headphones)"), tr("Where the music is heard."),
           tr("audio device sound card interface"), m_output);
    addRow(tr("Loudness for listening"),
           tr("Finished takes as they are, or all at one loudness. Only while you listen: files have their own."),
           tr("volume LUFS level normalise"),
           choice("settings.loudness",
                  {{tr("As they are"), 0.0},
                   {tr("All equally soft"), -20.0},
                   {tr("All equally loud"), -16.0},
                   {tr("All as loud as streaming"), -14.0}},
                  m_to.settings.get(Setting::Loudness), [this](const QVariant& lufs) {
                      m_to.settings.set(Setting::Loudness, lufs);
                      const double value = lufs.toDouble();
                      m_to.playback.setListeningLoudness(value == 0 ? std::nullopt : std::optional(value));
                  }));
    addRow(tr("Microphone"), tr("What you hum a melody into."), tr("audio device input record"), m_microphone);
    auto* clicks = new QCheckBox(tr("Click sound"), this);
    clicks->setObjectName(QStringLiteral("settings.clicks"));
    clicks->setChecked(m_to.settings.get(Setting::CountInClicks).toBool());
    connect(clicks, &QCheckBox::toggled, this, [this](bool on) { m_to.settings.set(Setting::CountInClicks, on); });
    addRow(tr("Counting in"), tr("Four beats are counted before a recording begins."), tr("metronome clicks"), clicks);
}

void SettingsDialog::addMaking() {
    addGroup(tr("Making music"));
    m_model = new FolderField(QStringLiteral("settings.model"), this);
    connect(m_model, &FolderField::chooseRequested, this, &SettingsDialog::chooseModelRequested);
    setModelName({});
    addRow(tr("Model"), tr("What plays your prompts, until you choose another."), tr("default folder MusicGen"),
           m_model);
    QList<std::pair<QString, QVariant>> precisions;
    for (const PrecisionWords& one : precisionWords()) precisions.append({one.label, QString::fromLatin1(one.name)});
    addRow(
        tr("Precision"),
        tr("Fewer bits are quicker and take less memory. What each costs here is in the menu above Generate."),
        tr("default quality bits memory speed int8 int4 bf16 f32"),
        choice("settings.precision", precisions, m_to.settings.get(Setting::Precision), [this](const QVariant& name) {
            m_to.settings.set(Setting::Precision, name);
            Q_EMIT changed(Setting::Precision);
        }));
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    QList<std::pair<QString, QVariant>> counts{{tr("All %1").arg(cores), 0}};
    for (int count = 1; count < std::max(2, cores); ++count) counts.append({QString::number(count), count});
    auto* threads =
        choice("settings.threads", counts, m_to.settings.get(Setting::Threads).toInt(), [this](const QVariant& count) {
            m_to.settings.set(Setting::Threads, count);
            Q_EMIT changed(Setting::Threads);
        });
    addRow(tr("Processor cores"), tr("Fewer leave room for other programs; the music stays the same."),
           tr("threads CPU speed"), threads);
}

void SettingsDialog::addFolder(Setting setting, const char* name, const QString& fallback, const QString& title,
                               const QString& words, const QString& keywords, const QString& question) {
    auto* folder = new FolderField(QString::fromLatin1(name), this);
    const auto current = [this, setting, fallback] {
        const QString chosen = m_to.settings.get(setting).toString();
        return chosen.isEmpty() ? fallback : chosen;
    };
    folder->setPath(current());
    connect(folder, &FolderField::chooseRequested, this, [this, setting, folder, current, question] {
        m_to.dialogs.chooseFolder(this, question, current(), [this, setting, folder](const QString& path) {
            m_to.settings.set(setting, path);
            folder->setPath(path);
            Q_EMIT changed(setting);
        });
    });
    addRow(title, words, keywords, folder);
}

void SettingsDialog::addFiles() {
    addGroup(tr("Folders"));
    addFolder(Setting::SaveFolder, "settings.saveFolder",
              QStandardPaths::writableLocation(QStandardPaths::MusicLocation), tr("Saved music"),
              tr("The folder that saving starts in."), tr("export directory path"),
              tr("Choose a folder for saved music"));
    addFolder(Setting::ProjectFolder, "settings.projectFolder", project::ProjectShelf::defaultFolder(), tr("Projects"),
              tr("New projects are made here; those that are there already stay where they are."),
              tr("directory path takes"), tr("Choose a folder for projects"));
    addModelFolders();
}

void SettingsDialog::addModelFolders() {
    m_store = new FolderField(QStringLiteral("settings.modelStore"), this);
    connect(m_store, &FolderField::chooseRequested, this,
            [this] { ModelsWindow::askToMove(m_to.dialogs, m_to.models, this); });
    addRow(tr("Models"), tr("Those that you get are kept here; with another folder they move there."),
           tr("directory path disk download store"), m_store);
    m_folders = new FolderList(m_to.theme, QStringLiteral("settings.modelFolders"), this);
    connect(m_folders, &FolderList::addRequested, this, [this] {
        m_to.dialogs.chooseFolder(this, tr("Choose a folder with MusicGen models"), QDir::homePath(),
                                  [this](const QString& folder) { m_to.models.addFolder(folder); });
    });
    connect(m_folders, &FolderList::leaveRequested, &m_to.models, &library::Library::forgetFolder);
    addRow(tr("Models elsewhere"), tr("Folders of yours whose models are used where they are."),
           tr("directory path import checkpoint"), m_folders);
    connect(&m_to.models, &library::Library::changed, this, &SettingsDialog::showModelFolders);
    connect(&m_to.models, &library::Library::refused, m_folders, &FolderList::setProblem);
    showModelFolders();
}

void SettingsDialog::showModelFolders() {
    if (m_to.models.isMoving())
        m_store->setWords(tr("moving: %1 %").arg(static_cast<int>(m_to.models.moveFraction() * 100)));
    else
        m_store->setPath(m_to.models.storeFolder());
    m_folders->setFolders(m_to.models.addedFolders());
}

void SettingsDialog::addLook() {
    addGroup(tr("Language and look"));
    addRow(Language::title(), tr("Prompts work best in English, whatever it is."),
           QStringLiteral("language 语言 English"),
           choice("settings.language", languages(), m_to.settings.get(Setting::Language), [this](const QVariant& name) {
               m_to.settings.set(Setting::Language, name);
               Q_EMIT changed(Setting::Language);
           }));
    addRow(tr("Theme"), tr("Light or dark; like the desktop changes with it, also in the evening."),
           tr("theme colour light dark"),
           choice("settings.theme",
                  {{tr("Like the desktop"), Theme::nameOf(Theme::Choice::System)},
                   {tr("Dark"), Theme::nameOf(Theme::Choice::Dark)},
                   {tr("Light"), Theme::nameOf(Theme::Choice::Light)}},
                  Theme::nameOf(m_to.theme.choice()), [this](const QVariant& name) {
                      m_to.settings.set(Setting::Theme, name);
                      m_to.theme.choose(Theme::choiceOf(name.toString()));
                      Q_EMIT changed(Setting::Theme);
                  }));
    addRow(tr("Motion"), tr("With less of it, what opens and closes does so at once."),
           tr("animation reduce accessibility"),
           choice("settings.motion",
                  {{tr("Like the desktop"), QStringLiteral("system")}, {tr("Less"), QStringLiteral("less")}},
                  m_to.settings.get(Setting::Motion), [this](const QVariant& name) {
                      m_to.settings.set(Setting::Motion, name);
                      m_to.theme.setLessMotion(name.toString() == QLatin1String("less"));
                      Q_EMIT changed(Setting::Motion);
                  }));
}

void SettingsDialog::setModelName(const QString& name) { m_model->setPath(name.isEmpty() ? tr("none yet") : name); }

void SettingsDialog::showDevices(const QStringList& outputs, const QStringList& microphones) {
    const auto fill = [this](QComboBox* box, const QStringList& names, Setting setting) {
        const QString chosen = m_to.settings.get(setting).toString();
        const QSignalBlocker blocker(box);
        box->clear();
        box->addItem(tr("The system’s default"), QString());
        for (const QString& name : names) box->addItem(name, name);
        if (box->findData(chosen) < 0) box->addItem(chosen, chosen);
        box->setCurrentIndex(box->findData(chosen));
    };
    fill(m_output, outputs, Setting::OutputDevice);
    fill(m_microphone, microphones, Setting::Microphone);
}

void SettingsDialog::filter(const QString& search) {
    bool any = false;
    for (const Group& group : m_groups) {
        bool anyHere = false;
        for (SettingRow* row : group.rows) {
            const bool match = row->matches(search, group.heading->text());
            row->setVisible(match);
            anyHere = anyHere || match;
        }
        group.heading->setVisible(anyHere);
        any = any || anyHere;
    }
    m_nothing->setVisible(!any);
}

}  // namespace capriccio::ui
