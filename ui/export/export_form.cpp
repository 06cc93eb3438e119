#include "ui/export/export_form.h"

#include "core/base/units.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace capriccio::ui {
namespace {

using audio::FileFormat;
using audio::Loudness;

QComboBox* combo(const char* name, const QString& words, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(words);
    return box;
}

QDoubleSpinBox* decimal(const char* name, const QString& words, double low, double high, double step, double value,
                        int decimals, const QString& suffix, QWidget* parent) {
    auto* box = new QDoubleSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(words);
    box->setRange(low, high);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

QSpinBox* whole(const char* name, const QString& words, int low, int high, int value, const QString& suffix,
                QWidget* parent) {
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(words);
    box->setRange(low, high);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

QWidget* sideBySide(QWidget* parent, std::initializer_list<QWidget*> widgets) {
    auto* line = new QWidget(parent);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* widget : widgets) layout->addWidget(widget);
    layout->addStretch();
    return line;
}

bool isLoop(const QString& what) { return what == QLatin1String("loop") || what == QLatin1String("bars"); }

}  // namespace

ExportForm::ExportForm(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, 92);
    addFormat(grid);
    addSound(grid);
    addPart(grid);
    m_hint = new QLabel(this);
    m_hint->setObjectName(QStringLiteral("export.hint"));
    m_hint->setProperty("role", QStringLiteral("note"));
    m_hint->setWordWrap(true);
    grid->addWidget(m_hint, grid->rowCount(), 1);

    for (QComboBox* box : {m_format, m_mp3, m_rate, m_channels, m_loudness, m_what})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportForm::refresh);
    for (QDoubleSpinBox* box : {m_vorbis, m_target, m_fadeIn, m_fadeOut, m_from, m_to, m_tempo})
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExportForm::refresh);
    for (QSpinBox* box : {m_opus, m_bars, m_beats}) connect(box, &QSpinBox::valueChanged, this, &ExportForm::refresh);
    connect(m_trim, &QCheckBox::toggled, this, &ExportForm::refresh);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportForm::fillRates);
    // −14 LUFS and −1 dBTP are as different as can be: each kind of level begins at its usual one.
    connect(m_loudness, &QComboBox::currentIndexChanged, this,
            [this] { m_target->setValue(m_loudness->currentData().toString() == QLatin1String("peak") ? -1 : -14); });
    fillRates();
    refresh();
}

ExportForm::Row ExportForm::addRow(QGridLayout* grid, const QString& label, QWidget* field) {
    auto* name = new QLabel(label, this);
    name->setProperty("role", QStringLiteral("soft"));
    name->setBuddy(field);
    const int row = grid->rowCount();
    grid->addWidget(name, row, 0);
    grid->addWidget(field, row, 1);
    return {name, field};
}

void ExportForm::setRowVisible(const Row& row, bool visible) {
    row.name->setVisible(visible);
    row.field->setVisible(visible);
}

void ExportForm::addFormat(QGridLayout* grid) {
    m_format = combo("export.format", tr("File format"), this);
    for (const audio::FormatTraits& traits : audio::allFormats())
        m_format->addItem(QString::fromUtf8(traits.name), static_cast<int>(traits.format));
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(FileFormat::Wav24)));
    addRow(grid, tr("&Format"), m_format);

    m_mp3 = combo("export.mp3", tr("Bit rate"), this);
    for (const int kbps : {128, 160, 192, 224, 256, 320}) m_mp3->addItem(tr("%1 kbit/s").arg(kbps), kbps);
    for (const int level : {0, 2, 4, 6})
        m_mp3->addItem(level == 0 ? tr("variable, best (V0)") : tr("variable, V%1").arg(level), -level - 1);
    m_mp3->setCurrentIndex(m_mp3->findData(256));
    m_mp3Row = addRow(grid, tr("&Quality"), m_mp3);
    m_vorbis = decimal("export.vorbis", tr("Quality, 0 to 10"), 0, 10, 1, 7, 1, QString(), this);
    m_vorbisRow = addRow(grid, tr("&Quality"), sideBySide(this, {m_vorbis}));
    m_opus = whole("export.opus", tr("Bit rate"), 16, 512, 160, tr(" kbit/s"), this);
    m_opusRow = addRow(grid, tr("&Quality"), sideBySide(this, {m_opus}));

    m_rate = combo("export.rate", tr("Sample rate"), this);
    m_channels = combo("export.channels", tr("Channels"), this);
    m_channels->addItem(tr("As they are"), static_cast<int>(audio::ChannelLayout::AsItIs));
    m_channels->addItem(tr("Mono"), static_cast<int>(audio::ChannelLayout::Mono));
    m_channels->addItem(tr("Stereo"), static_cast<int>(audio::ChannelLayout::Stereo));
    addRow(grid, tr("Sample &rate"), m_rate);
    addRow(grid, tr("C&hannels"), m_channels);
}

void ExportForm::addSound(QGridLayout* grid) {
    m_loudness = combo("export.loudness", tr("Loudness"), this);
    m_loudness->addItem(tr("As loud as music on the net (−14 LUFS)"), QStringLiteral("lufs14"));
    m_loudness->addItem(tr("Another loudness"), QStringLiteral("lufs"));
    m_loudness->addItem(tr("By its highest peak"), QStringLiteral("peak"));
    m_loudness->addItem(tr("As it is"), QStringLiteral("asItIs"));
    addRow(grid, tr("&Loudness"), m_loudness);
    m_target = decimal("export.target", tr("Level"), -40, 0, 0.5, -14, 1, tr(" LUFS"), this);
    m_targetRow = addRow(grid, tr("Le&vel"), sideBySide(this, {m_target}));

    m_what = combo("export.what", tr("What of the take"), this);
    m_what->addItem(tr("The whole take"), QStringLiteral("whole"));
    m_what->addItem(tr("A part of it"), QStringLiteral("part"));
    m_what->addItem(tr("A part, as a seamless loop"), QStringLiteral("loop"));
    m_what->addItem(tr("Bars, as a seamless loop"), QStringLiteral("bars"));
    m_whatRow = addRow(grid, tr("&What"), m_what);
}

void ExportForm::addPart(QGridLayout* grid) {
    m_from = decimal("export.from", tr("From second"), 0, 0, 0.5, 0, 2, tr(" s"), this);
    m_to = decimal("export.to", tr("To second"), 0, 0, 0.5, 0, 2, tr(" s"), this);
    auto* until = new QLabel(tr("to"), this);
    until->setObjectName(QStringLiteral("export.until"));
    m_partRow = addRow(grid, tr("Fro&m"), sideBySide(this, {m_from, until, m_to}));
    m_bars = whole("export.bars", tr("Bars"), 1, 999, 4, tr(" bars"), this);
    m_tempo = decimal("export.tempo", tr("Tempo in beats a minute"), 20, 400, 1, 120, 1, tr(" bpm"), this);
    m_beats = whole("export.beats", tr("Beats in a bar"), 1, 16, 4, tr(" beats"), this);
    m_barsRow = addRow(grid, tr("&Bars"), sideBySide(this, {m_bars, m_tempo, m_beats}));
    m_fadeIn = decimal("export.fadeIn", tr("Fade in, seconds"), 0, 60, 0.5, 0, 1, tr(" s in"), this);
    m_fadeOut = decimal("export.fadeOut", tr("Fade out, seconds"), 0, 60, 0.5, 0, 1, tr(" s out"), this);
    m_fadesRow = addRow(grid, tr("F&ades"), sideBySide(this, {m_fadeIn, m_fadeOut}));
    m_trim = new QCheckBox(tr("Leave out silence at the end"), this);
    m_trim->setObjectName(QStringLiteral("export.trim"));
    m_trimRow = addRow(grid, QString(), m_trim);
}

audio::FileFormat ExportForm::format() const { return static_cast<FileFormat>(m_format->currentData().toInt()); }

void ExportForm::fillRates() {
    const QSignalBlocker blocker(m_rate);
    const int before = m_rate->currentData().toInt();
    m_rate->clear();
    const auto& rates = audio::traitsOf(format()).sampleRates;
    if (std::ranges::find(rates, m_soundRate) != rates.end()) m_rate->addItem(tr("As it is"), 0);
    for (const int rate : rates) m_rate->addItem(tr("%1 kHz").arg(QString::number(rate / 1000.0)), rate);
    m_rate->setCurrentIndex(std::max(0, m_rate->findData(before)));
}

void ExportForm::refresh() {
    const QString what = m_what->currentData().toString();
    const QString level = m_loudness->currentData().toString();
    setRowVisible(m_mp3Row, format() == FileFormat::Mp3);
    setRowVisible(m_vorbisRow, format() == FileFormat::OggVorbis);
    setRowVisible(m_opusRow, format() == FileFormat::Opus);
    setRowVisible(m_targetRow, level == QLatin1String("lufs") || level == QLatin1String("peak"));
    m_target->setSuffix(level == QLatin1String("peak") ? tr(" dBTP") : tr(" LUFS"));
    m_target->setMaximum(level == QLatin1String("peak") ? 0 : -5);
    setRowVisible(m_partRow, what != QLatin1String("whole"));
    m_to->setVisible(what != QLatin1String("bars"));
    findChild<QLabel*>(QStringLiteral("export.until"))->setVisible(what != QLatin1String("bars"));
    setRowVisible(m_barsRow, what == QLatin1String("bars"));
    setRowVisible(m_fadesRow, !isLoop(what));
    setRowVisible(m_trimRow, !isLoop(what));
    QString hint;
    if (what == QLatin1String("bars"))
        hint = tr("The loop is %1 s long, or a little off where that matches better.").arg(partSeconds(), 0, 'f', 2);
    else if (what == QLatin1String("loop"))
        hint = tr("The end moves a little to where it matches the beginning best.");
    if (isLoop(what) && !audio::traitsOf(format()).loopsGaplessly)
        hint += (hint.isEmpty() ? QString() : QStringLiteral(" ")) +
                tr("MP3 repeats without a gap in some players only: WAV, FLAC, Ogg and Opus do everywhere.");
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    layout()->activate();
    fitHint();
    Q_EMIT changed();
}

/// A grid gives a label that wraps too few lines in its narrower column.
void ExportForm::fitHint() {
    m_hint->setMinimumHeight(m_hint->isHidden() ? 0 : m_hint->heightForWidth(m_hint->width()));
}

void ExportForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate();
    fitHint();
}

void ExportForm::setSound(double seconds, int sampleRate) {
    m_seconds = seconds;
    m_soundRate = sampleRate > 0 ? sampleRate : 32000;
    m_from->setMaximum(seconds);
    m_to->setMaximum(seconds);
    m_to->setValue(seconds);
    fillRates();
    refresh();
}

void ExportForm::setSeveral(bool several) {
    if (several) choosePart(QStringLiteral("whole"));
    setRowVisible(m_whatRow, !several);
}

void ExportForm::offerPart(const ExportPart& part) {
    m_from->setValue(part.from);
    m_to->setValue(part.to);
    const auto name = [&](const char* what, const QString& words) {
        m_what->setItemText(
            m_what->findData(QLatin1String(what)),
            words.arg(QString::fromStdString(clockText(part.from)), QString::fromStdString(clockText(part.to))));
    };
    name("part", part.looped ? tr("Only the loop (%1 – %2)") : tr("Only the selection (%1 – %2)"));
    name("loop",
         part.looped ? tr("Only the loop (%1 – %2), seamless") : tr("The selection (%1 – %2), as a seamless loop"));
    choosePart(part.looped ? QStringLiteral("loop") : QStringLiteral("part"));
}

void ExportForm::offerTempo(double beatsPerMinute) { m_tempo->setValue(beatsPerMinute); }

void ExportForm::choosePart(const QString& what) {
    if (const int place = m_what->findData(what); place >= 0) m_what->setCurrentIndex(place);
}

double ExportForm::partSeconds() const {
    const QString what = m_what->currentData().toString();
    if (what == QLatin1String("whole")) return 0;
    if (what == QLatin1String("bars")) return m_bars->value() * m_beats->value() * 60.0 / m_tempo->value();
    return std::max(0.0, m_to->value() - m_from->value());
}

audio::ExportSettings ExportForm::settings(int sampleRate) const {
    audio::ExportSettings settings;
    settings.format = format();
    const int mp3 = m_mp3->currentData().toInt();
    if (mp3 > 0) {
        settings.quality.mp3Kbps = mp3;
    } else {
        settings.quality.mp3 = audio::LossyQuality::Mp3::VariableRate;
        settings.quality.mp3VbrLevel = -mp3 - 1;
    }
    settings.quality.vorbisQuality = m_vorbis->value();
    settings.quality.opusKbps = m_opus->value();
    settings.sampleRate = m_rate->currentData().toInt();
    settings.channels = static_cast<audio::ChannelLayout>(m_channels->currentData().toInt());
    const QString level = m_loudness->currentData().toString();
    settings.loudness = level == QLatin1String("asItIs") ? Loudness::asItIs()
                        : level == QLatin1String("peak") ? Loudness::peak(m_target->value())
                        : level == QLatin1String("lufs") ? Loudness::lufs(m_target->value())
                                                         : Loudness::lufs(-14);
    const QString what = m_what->currentData().toString();
    if (what != QLatin1String("whole")) {
        const auto frame = [sampleRate](double seconds) { return std::llround(seconds * sampleRate); };
        settings.part = {frame(m_from->value()),
                         frame(what == QLatin1String("bars") ? m_seconds : std::min(m_to->value(), m_seconds))};
    }
    if (isLoop(what)) {
        settings.loop.emplace();
        if (what == QLatin1String("bars")) {
            settings.loop->bars = m_bars->value();
            settings.loop->beatsPerMinute = m_tempo->value();
            settings.loop->beatsPerBar = m_beats->value();
        }
    } else {
        settings.fadeInSeconds = m_fadeIn->value();
        settings.fadeOutSeconds = m_fadeOut->value();
        settings.trimSilence = m_trim->isChecked();
    }
    return settings;
}

QJsonObject ExportForm::values() const {
    return {{QStringLiteral("format"), QString::fromUtf8(audio::traitsOf(format()).name)},
            {QStringLiteral("mp3"), m_mp3->currentData().toInt()},
            {QStringLiteral("vorbis"), m_vorbis->value()},
            {QStringLiteral("opus"), m_opus->value()},
            {QStringLiteral("rate"), m_rate->currentData().toInt()},
            {QStringLiteral("channels"), m_channels->currentData().toInt()},
            {QStringLiteral("loudness"), m_loudness->currentData().toString()},
            {QStringLiteral("target"), m_target->value()},
            {QStringLiteral("fade_in"), m_fadeIn->value()},
            {QStringLiteral("fade_out"), m_fadeOut->value()},
            {QStringLiteral("trim"), m_trim->isChecked()}};
}

void ExportForm::setValues(const QJsonObject& values) {
    const auto choose = [](QComboBox* box, const QVariant& wanted) {
        if (const int place = box->findData(wanted); place >= 0) box->setCurrentIndex(place);
    };
    const auto value = [&](const char* key) { return values.value(QLatin1String(key)); };
    if (const int place = m_format->findText(value("format").toString()); place >= 0) m_format->setCurrentIndex(place);
    choose(m_mp3, value("mp3").toInt());
    m_vorbis->setValue(value("vorbis").toDouble(m_vorbis->value()));
    m_opus->setValue(value("opus").toInt(m_opus->value()));
    choose(m_rate, value("rate").toInt());
    choose(m_channels, value("channels").toInt());
    choose(m_loudness, value("loudness").toString());
    m_target->setValue(value("target").toDouble(m_target->value()));
    m_fadeIn->setValue(value("fade_in").toDouble());
    m_fadeOut->setValue(value("fade_out").toDouble());
    m_trim->setChecked(value("trim").toBool());
    refresh();
}

}  // namespace capriccio::ui
