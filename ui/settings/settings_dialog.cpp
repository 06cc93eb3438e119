#include "ui/settings/settings_dialog.h"

#include "ui/settings/folder_field.h"
#include "ui/settings/setting_row.h"
#include "ui/widgets/dialogs.h"

#include <algorithm>
#include <thread>
#include <utility>

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

using studio::Setting;

constexpr int kControlWidth = 210;

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
    m_list->setContentsMargins(24, 0, 24, 20);
    m_list->setSpacing(0);
    addSound();
    addMaking();
    addFiles();
    addLook();
    m_list->addWidget(m_nothing);
    m_list->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    body->setAutoFillBackground(false);

    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("settings.close"));
    close->setDefault(true);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, 24, 24, 8);
    head->setSpacing(12);
    head->addWidget(heading);
    head->addWidget(m_search);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(24, 12, 24, 20);
    foot->addStretch();
    foot->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
    layout->addLayout(foot);
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
    const QString device = m_to.settings.get(Setting::OutputDevice).toString();
    m_output = choice("settings.output", {}, {}, [this](const QVariant& name) {
        m_to.settings.set(Setting::OutputDevice, name);
        m_to.playback.setDevice(name.toString());
    });
    showDevices(device.isEmpty() ? QStringList() : QStringList{device});
    addRow(tr("Where it sounds"), tr("Loudspeakers, headphones, an interface."), tr("audio device output card"),
           m_output);
    addRow(tr("Loudness for listening"),
           tr("Brings finished takes to one loudness while you listen. Saved files have their own."),
           tr("volume LUFS level normalise"),
           choice("settings.loudness",
                  {{tr("As they are made"), 0.0},
                   {tr("Soft (−20 LUFS)"), -20.0},
                   {tr("Even (−16 LUFS)"), -16.0},
                   {tr("Like streaming (−14 LUFS)"), -14.0}},
                  m_to.settings.get(Setting::Loudness), [this](const QVariant& lufs) {
                      m_to.settings.set(Setting::Loudness, lufs);
                      const double value = lufs.toDouble();
                      m_to.playback.setListeningLoudness(value == 0 ? std::nullopt : std::optional(value));
                  }));
}

void SettingsDialog::addMaking() {
    addGroup(tr("Making music"));
    m_model = new FolderField(QStringLiteral("settings.model"), this);
    connect(m_model, &FolderField::chooseRequested, this, &SettingsDialog::chooseModelRequested);
    setModelName({});
    addRow(tr("Model"), tr("What plays your prompts, until you choose another."), tr("default folder MusicGen"),
           m_model);
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    auto* threads = new QSpinBox(this);
    threads->setObjectName(QStringLiteral("settings.threads"));
    threads->setRange(0, cores);
    threads->setButtonSymbols(QAbstractSpinBox::NoButtons);  // arrows and the wheel do
    threads->setSpecialValueText(tr("All %1").arg(cores));
    threads->setFixedWidth(kControlWidth);
    threads->setValue(m_to.settings.get(Setting::Threads).toInt());
    connect(threads, &QSpinBox::valueChanged, this, [this](int count) {
        m_to.settings.set(Setting::Threads, count);
        Q_EMIT changed(Setting::Threads);
    });
    addRow(tr("Processor cores"), tr("Fewer leave room for other programs; the music stays the same."),
           tr("threads CPU speed"), threads);
}

void SettingsDialog::addFiles() {
    addGroup(tr("Files"));
    auto* folder = new FolderField(QStringLiteral("settings.saveFolder"), this);
    const auto current = [this] {
        const QString chosen = m_to.settings.get(Setting::SaveFolder).toString();
        return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation) : chosen;
    };
    folder->setPath(current());
    connect(folder, &FolderField::chooseRequested, this, [this, folder, current] {
        m_to.dialogs.chooseFolder(this, tr("Choose a folder for saved music"), current(),
                                  [this, folder](const QString& path) {
                                      m_to.settings.set(Setting::SaveFolder, path);
                                      folder->setPath(path);
                                      Q_EMIT changed(Setting::SaveFolder);
                                  });
    });
    addRow(tr("Saved music"), tr("The folder that saving starts in."), tr("export directory path"), folder);
}

void SettingsDialog::addLook() {
    addGroup(tr("Look"));
    addRow(tr("Light or dark"), tr("Like the desktop changes with it, also in the evening."), tr("theme colour"),
           choice("settings.theme",
                  {{tr("Like the desktop"), Theme::nameOf(Theme::Choice::System)},
                   {tr("Dark"), Theme::nameOf(Theme::Choice::Dark)},
                   {tr("Light"), Theme::nameOf(Theme::Choice::Light)}},
                  Theme::nameOf(m_to.theme.choice()), [this](const QVariant& name) {
                      m_to.settings.set(Setting::Theme, name);
                      m_to.theme.choose(Theme::choiceOf(name.toString()));
                      Q_EMIT changed(Setting::Theme);
                  }));
    // Each language in its own words, so that one finds back.
    addRow(tr("Language"), tr("Prompts work best in English, whatever it is."), QStringLiteral("language 语言 English"),
           choice("settings.language",
                  {{tr("Like the desktop"), QStringLiteral("system")},
                   {QStringLiteral("English"), QStringLiteral("en")},
                   {QStringLiteral("简体中文"), QStringLiteral("zh_CN")}},
                  m_to.settings.get(Setting::Language), [this](const QVariant& name) {
                      m_to.settings.set(Setting::Language, name);
                      Q_EMIT changed(Setting::Language);
                  }));
}

void SettingsDialog::setModelName(const QString& name) { m_model->setPath(name.isEmpty() ? tr("none yet") : name); }

void SettingsDialog::showDevices(const QStringList& names) {
    const QString chosen = m_to.settings.get(Setting::OutputDevice).toString();
    const QSignalBlocker blocker(m_output);
    m_output->clear();
    m_output->addItem(tr("The system's default"), QString());
    for (const QString& name : names) m_output->addItem(name, name);
    if (m_output->findData(chosen) < 0) m_output->addItem(chosen, chosen);
    m_output->setCurrentIndex(m_output->findData(chosen));
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
