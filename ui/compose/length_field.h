#pragma once

#include <optional>

#include <QSpinBox>

namespace capriccio::ui {

/// A length as "0:30" that is typed as "30", "30 s", "0:30" or "2 min" and stepped with the arrow keys. Whole seconds.
class LengthField : public QSpinBox {
    Q_OBJECT
  public:
    explicit LengthField(QWidget* parent = nullptr);

    /// Seconds of such a text, if it is one.
    static std::optional<int> parse(const QString& text);

  protected:
    QString textFromValue(int seconds) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
};

}  // namespace capriccio::ui
