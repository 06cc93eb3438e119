#pragma once

#include "ui/theme/theme.h"

#include <cstdint>
#include <optional>

#include <QWidget>

class QLineEdit;
class QMenu;

namespace capriccio::ui {

class ValueButton;

/// The seed: a different one each time, or always the same, whose number is shown then and can be typed over.
class SeedField : public QWidget {
    Q_OBJECT
  public:
    explicit SeedField(const Theme& theme, QWidget* parent = nullptr);

    std::optional<std::uint64_t> seed() const;
    void setSeed(std::optional<std::uint64_t> seed);
    /// Of the newest take, for "keep the last take's".
    void setLastSeed(std::uint64_t seed);
    /// In groups of three, as it is read out.
    static QString seedText(std::uint64_t seed);

  Q_SIGNALS:
    void changed();

  private:
    void fillMenu();
    void keep(bool kept);
    void type();

    std::optional<std::uint64_t> m_last;
    QLineEdit* m_field;
    ValueButton* m_choice;
};

}  // namespace capriccio::ui
