#pragma once

#include "core/musicgen/generate/request.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QDoubleSpinBox;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace capriccio::ui {

/// What lies under "Advanced": guidance, top-k, top-p and temperature, each with a line that says what it does to
/// the sound.
class Advanced : public QWidget {
    Q_OBJECT
  public:
    explicit Advanced(QWidget* parent = nullptr);

    musicgen::Sampling sampling() const;
    void setSampling(const musicgen::Sampling& sampling);
    /// What suits the model. Where nothing else was chosen it is taken over.
    void setUsual(const musicgen::Sampling& usual);
    /// "guidance 3 · top-k 250"
    QString summary() const;

  Q_SIGNALS:
    void changed();

  private:
    bool isUsual() const;
    void refresh();
    void addRow(QVBoxLayout* layout, const QString& label, const QString& wish, QWidget* field, const QString& words);
    QDoubleSpinBox* decimal(const char* name, double low, double high, double step, double value);

    musicgen::Sampling m_usualValues;
    QDoubleSpinBox* m_guidance;
    QSpinBox* m_topK;
    QDoubleSpinBox* m_topP;
    QDoubleSpinBox* m_temperature;
    QPushButton* m_usual;
};

}  // namespace capriccio::ui
