#include "ui/models/model_chooser.h"

#include "core/studio/library/names.h"
#include "ui/models/model_words.h"
#include "ui/models/models_window.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QMenu>
#include <QPainter>
#include <QWindow>

namespace capriccio::ui {
namespace {

constexpr int kWidest = 260;

}  // namespace

ModelChooser::ModelChooser(const Theme& theme, studio::Settings& settings, library::Library& shelf, Dialogs& dialogs,
                           QWidget* parent)
    : PaintedButton(theme, parent),
      m_settings(settings),
      m_shelf(shelf),
      m_dialogs(dialogs),
      m_getter(shelf, settings),
      m_window(std::make_unique<ModelsWindow>(theme, shelf, m_getter, dialogs)),
      m_folder(settings.get(studio::Setting::ModelFolder).toString()) {
    setObjectName(QStringLiteral("model"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_window->setCurrent(m_folder);
    showLabel();
    connect(this, &QAbstractButton::clicked, this, &ModelChooser::openMenu);
    connect(&m_checker, &studio::ModelChecker::checked, this,
            [this](const QString& folder, const QString& problem, const std::optional<musicgen::ModelConfig>& config) {
                const QString arrived = std::exchange(m_arrivedName, {});
                if (!problem.isEmpty()) return Q_EMIT refused(problem);
                const bool followed = followsMelodies();
                const musicgen::Sampling usual = usualSampling();
                m_config = config;
                const bool same = folder == m_folder && followsMelodies() == followed && usualSampling() == usual;
                m_folder = folder;
                m_settings.set(studio::Setting::ModelFolder, folder);
                m_window->setCurrent(folder);
                showLabel();
                if (!same)
                    Q_EMIT modelChanged();
                else
                    Q_EMIT libraryChanged();  // it was looked at for the first time
                if (!arrived.isEmpty()) Q_EMIT noticed(tr("%1 is here, and plays from now on.").arg(arrived));
            });
    connect(&m_shelf, &library::Library::changed, this, [this] {
        showLabel();
        Q_EMIT libraryChanged();
        if (!m_folder.isEmpty() || !m_shelf.hasLooked() ||
            !m_settings.get(studio::Setting::ModelFolder).toString().isEmpty())
            return;
        for (const library::Model& model : m_shelf.models())
            if (model.isUsable() && !m_offered.contains(model.folder)) {
                m_offered.insert(model.folder);
                return tryFolder(model.folder);
            }
    });
    // The chosen model goes along when the folder of models moves.
    connect(&m_shelf, &library::Library::moved, this, [this](const QString& folder, const QString& from) {
        if (m_folder.startsWith(from + QLatin1Char('/'))) tryFolder(folder + m_folder.mid(from.size()));
    });
    connect(&m_getter, &ModelGetter::useRequested, this, [this](const QString& folder, const QString& name) {
        m_arrivedName = name;
        tryFolder(folder);
    });
    connect(m_window.get(), &ModelsWindow::useRequested, this, &ModelChooser::tryFolder);
    connect(m_window.get(), &ModelsWindow::unloadRequested, this, &ModelChooser::unloadRequested);
    // The remembered folder may be gone since: better said now than after a prompt is written.
    if (!m_folder.isEmpty()) m_checker.check(m_folder);
}

ModelChooser::~ModelChooser() = default;

QString ModelChooser::modelName() const {
    const library::Model* model = m_shelf.findFolder(m_folder);
    return model ? model->name : library::modelDisplayName(m_folder);
}

/// The model's name, and how far one is that is on its way.
QString ModelChooser::label() const {
    const QString name = m_folder.isEmpty() ? tr("Choose a model") : modelName();
    for (const library::Transfer& transfer : m_shelf.transfers())
        if (transfer.isRunning() && transfer.totalBytes > 0)
            return tr("%1 · getting %2 %").arg(name).arg(transfer.haveBytes * 100 / transfer.totalBytes);
    return name;
}

void ModelChooser::showLabel() {
    const QString words = label();
    if (words == m_label) return;
    m_label = words;
    setAccessibleName(m_folder.isEmpty() ? words : tr("Model: %1").arg(words));
    updateGeometry();
    update();
}

void ModelChooser::choose() {
    m_dialogs.chooseFolder(this, tr("Choose a folder with a MusicGen model"),
                           m_folder.isEmpty() ? QDir::homePath() : m_folder,
                           [this](const QString& folder) { tryFolder(folder); });
}

void ModelChooser::openModels(const QString& id) {
    m_window->winId();
    m_window->windowHandle()->setTransientParent(window()->windowHandle());  // stays in front of it
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (!id.isEmpty()) m_window->showModel(id);
}

void ModelChooser::tryFolder(const QString& folder) { m_checker.check(folder); }
void ModelChooser::setLoaded(const QString& folder, qint64 bytes) { m_window->setLoaded(folder, bytes); }
void ModelChooser::setMakingMusic(bool making) {
    m_isMaking = making;
    if (making) m_shelf.stopMeasuring();
    m_window->setMakingMusic(making);
}

void ModelChooser::measure() {
    if (!m_isMaking) m_shelf.measureMachine();
}

library::ModelFigures ModelChooser::figures() const {
    return m_config ? library::figuresOf(*m_config, m_shelf.machine()) : library::ModelFigures();
}

QString ModelChooser::suggestion() const {
    const library::Model* model = m_shelf.find(library::suggestedModel(m_shelf.catalogue(), m_shelf.machine()));
    if (!model || !model->entry) return {};
    return tr("%1 (%2)").arg(model->name, library::sizeText(m_shelf.catalogue().downloadBytes(*model->entry)));
}

const library::Model* ModelChooser::melodyModel() const {
    const library::Model* first = nullptr;
    for (const library::Model& model : m_shelf.models()) {
        if (!model.isUsable() || !model.melody) continue;
        if (model.config && library::suitedPrecision(*model.config, m_shelf.machine())) return &model;
        if (!first) first = &model;  // too large as it seems; better than none
    }
    return first;
}

void ModelChooser::useMelodyModel() {
    if (const library::Model* model = melodyModel()) return tryFolder(model->folder);
    // The smallest that fits, which the catalogue has first.
    for (const library::Entry& entry : m_shelf.catalogue().entries())
        if (entry.melody && entry.config && library::suitedPrecision(*entry.config, m_shelf.machine()))
            return openModels(entry.id);
    openModels();
}

void ModelChooser::openMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("model.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAttribute(Qt::WA_TranslucentBackground);
    menu->setWindowFlag(Qt::FramelessWindowHint);
    menu->setWindowFlag(Qt::NoDropShadowWindowHint);
    const library::Machine& machine = m_shelf.machine();
    const library::Model* current = m_shelf.findFolder(m_folder);
    const auto add = [&](const QString& name, const QString& folder, const library::Model* model) {
        QString words = name;
        if (model && model->config && machine.bytesPerSecond > 0)
            if (const auto precision = library::suitedPrecision(*model->config, machine))
                words += QLatin1Char('\t') +
                         speedWords(library::expectedSpeed(*model->config, *precision, machine.bytesPerSecond));
        auto* action = menu->addAction(words);
        action->setCheckable(true);
        action->setChecked(model ? model == current : folder == m_folder);
        connect(action, &QAction::triggered, this, [this, folder] { tryFolder(folder); });
    };
    if (!m_folder.isEmpty() && !current) add(modelName(), m_folder, nullptr);
    for (const library::Model& model : m_shelf.models())
        if (model.isUsable()) add(model.name, model.folder, &model);
    if (!menu->isEmpty()) menu->addSeparator();
    const QString wanted = library::suggestedModel(m_shelf.catalogue(), machine);
    const library::Model* suggested = m_shelf.find(wanted);
    // One's own copy of it, in another place, is the same model.
    const bool has = suggested && (modelName() == suggested->name ||
                                   std::ranges::any_of(m_shelf.models(), [&](const library::Model& model) {
                                       return model.isUsable() && model.name == suggested->name;
                                   }));
    if (suggested && suggested->entry && !has && !m_shelf.transfer(wanted)) {
        auto* get = menu->addAction(
            tr("&Get %1 and play it\t%2")
                .arg(suggested->name, library::sizeText(m_shelf.catalogue().downloadBytes(*suggested->entry))));
        get->setObjectName(QStringLiteral("model.getSuggested"));
        connect(get, &QAction::triggered, this, [this, wanted] { m_getter.get(wanted, true, window()); });
    }
    auto* all = menu->addAction(tr("&All models…"));
    all->setObjectName(QStringLiteral("model.all"));
    connect(all, &QAction::triggered, this, [this] { openModels(); });
    connect(menu->addAction(tr("&Choose another folder…")), &QAction::triggered, this, &ModelChooser::choose);
    menu->addSeparator();
    menu->addAction(tr("Meta’s weights are for non-commercial use (CC BY-NC 4.0)"))->setEnabled(false);
    menu->popup(mapToGlobal(QPoint(0, height() + 6)));
}

QSize ModelChooser::sizeHint() const {
    const int text = QFontMetrics(m_theme.font(13, QFont::DemiBold)).horizontalAdvance(m_label);
    return {std::min(text + 16 + 40, kWidest), 32};
}

void ModelChooser::paintEvent(QPaintEvent*) {
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    const bool none = m_folder.isEmpty();
    painter.setBrush(none ? t.accentSoft : underMouse() ? t.hover : t.raised);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setFont(m_theme.font(13, QFont::DemiBold));
    painter.setPen(none ? t.accentText : t.text);
    const QRect words = rect().adjusted(16, 0, -38, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_label, Qt::ElideRight, words.width()));
    m_theme.paintIcon(painter, QStringLiteral("chevron-down"), QRectF(width() - 30, height() / 2.0 - 7, 14, 14),
                      none ? t.accentText : t.soft);
}

}  // namespace capriccio::ui
