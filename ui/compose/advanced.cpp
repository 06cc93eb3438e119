#include "ui/compose/advanced.h"

#include "ui/widgets/link_button.h"

#include <algorithm>
#include <cmath>

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace capriccio::ui {
namespace {

constexpr int kFieldWidth = 76;

}  // namespace

Advanced::Advanced(QWidget* parent) : QWidget(parent) {
    const musicgen::Sampling& usual = m_usualValues;
    m_guidance = decimal("guidance", 1, 10, 0.5, usual.guidance);
    m_topK = new QSpinBox(this);
    m_topK->setObjectName(QStringLiteral("topK"));
    m_topK->setRange(0, 2048);
    m_topK->setValue(usual.topK);
    m_topK->setSpecialValueText(tr("off"));
    m_topP = decimal("topP", 0, 1, 0.05, usual.topP);
    m_topP->setSpecialValueText(tr("off"));
    m_temperature = decimal("temperature", 0.1, 10, 0.1, usual.temperature);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(12);
    addRow(layout, tr("Guidance"), tr("how strictly it follows your words"), m_guidance,
           tr("Higher is stricter, and harsher above 5; at 1 it only takes a hint."));
    addRow(layout, tr("Temperature"), tr("how adventurous"), m_temperature,
           tr("Above 1 it takes more risks, below 1 it repeats itself more."));
    addRow(layout, tr("Top-k"), tr("how much it chooses from"), m_topK,
           tr("So many sounds at each moment. Fewer is safer, more is freer."));
    addRow(layout, tr("Top-p"), tr("the same, by share"), m_topP,
           tr("Only the likeliest sounds up to this share, in place of top-k."));

    for (auto* box : {m_guidance, m_topP, m_temperature})
        connect(box, &QDoubleSpinBox::valueChanged, this, &Advanced::changed);
    connect(m_topK, &QSpinBox::valueChanged, this, &Advanced::changed);
    m_usual = linkButton("advanced.usual", tr("Back to the usual values"), this);
    layout->addWidget(m_usual, 0, Qt::AlignLeft);
    connect(m_usual, &QPushButton::clicked, this, [this] { setSampling(m_usualValues); });
    connect(this, &Advanced::changed, this, &Advanced::refresh);
    refresh();
}

QDoubleSpinBox* Advanced::decimal(const char* name, double low, double high, double step, double value) {
    auto* box = new QDoubleSpinBox(this);
    box->setObjectName(QLatin1String(name));
    box->setDecimals(step < 0.1 ? 2 : 1);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setValue(value);
    box->setLocale(QLocale::c());
    return box;
}

void Advanced::addRow(QVBoxLayout* layout, const QString& label, const QString& wish, QWidget* field,
                      const QString& words) {
    auto* name = new QLabel(tr("%1 – %2").arg(label, wish), this);
    name->setObjectName(field->objectName() + QStringLiteral(".words"));
    name->setWordWrap(true);
    name->setBuddy(field);
    field->setFixedWidth(kFieldWidth);
    field->setAccessibleName(label);
    field->setAccessibleDescription(wish + QStringLiteral(". ") + words);
    field->setToolTip(words);
    auto* hint = new QLabel(words, this);
    hint->setProperty("role", QStringLiteral("hint"));
    hint->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(name, 1);
    row->addWidget(field, 0, Qt::AlignTop);
    auto* both = new QVBoxLayout;
    both->setSpacing(3);
    both->addLayout(row);
    both->addWidget(hint);
    layout->addLayout(both);
}

musicgen::Sampling Advanced::sampling() const {
    musicgen::Sampling sampling;
    sampling.guidance = m_guidance->value();
    sampling.topK = m_topK->value();
    sampling.topP = m_topP->value();
    sampling.temperature = m_temperature->value();
    return sampling;
}

void Advanced::setSampling(const musicgen::Sampling& sampling) {
    {
        const QSignalBlocker blocker(this);
        m_guidance->setValue(sampling.guidance);
        m_topK->setValue(sampling.topK);
        m_topP->setValue(sampling.topP);
        m_temperature->setValue(sampling.temperature);
    }
    Q_EMIT changed();
}

void Advanced::setUsual(const musicgen::Sampling& usual) {
    const bool follows = isUsual();
    m_usualValues = usual;
    if (follows)
        setSampling(usual);
    else
        refresh();
}

/// As near as the fields can say it.
bool Advanced::isUsual() const {
    const musicgen::Sampling now = sampling();
    const auto near = [](double a, double b) { return std::abs(a - b) < 0.06; };
    return near(now.guidance, m_usualValues.guidance) && now.topK == std::min(m_usualValues.topK, m_topK->maximum()) &&
           std::abs(now.topP - m_usualValues.topP) < 0.006 && near(now.temperature, m_usualValues.temperature);
}

/// Top-p stands in for top-k: the one that has no say is grey. And the way back shows when there is one.
void Advanced::refresh() {
    m_topK->setEnabled(m_topP->value() <= 0);
    m_usual->setVisible(!isUsual());
}

QString Advanced::summary() const {
    const auto number = [](double value) { return QString::number(value, 'g', 4); };
    QStringList parts{tr("guidance %1").arg(number(m_guidance->value()))};
    if (m_topP->value() > 0)
        parts << tr("top-p %1").arg(number(m_topP->value()));
    else if (m_topK->value() > 0)
        parts << tr("top-k %1").arg(m_topK->value());
    if (m_temperature->value() != 1) parts << tr("temperature %1").arg(number(m_temperature->value()));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace capriccio::ui
