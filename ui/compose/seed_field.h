#pragma once

#include "ui/theme/theme.h"

#include <cstdint>
#include <optional>

#include <QWidget>

class QLineEdit;
class QMenu;

namespace capriccio::ui {

class IconButton;

/// The seed: new each time while the field is empty, kept when there is a number in it. The dice's menu empties it,
/// keeps the last take's, or rolls one to keep.
class SeedField : public QWidget {
    Q_OBJECT
  public:
    explicit SeedField(const Theme& theme, QWidget* parent = nullptr);

    std::optional<std::uint64_t> seed() const;
    void setSeed(std::optional<std::uint64_t> seed);
    /// Of the newest take, for "keep the last one".
    void setLastSeed(std::uint64_t seed);

  Q_SIGNALS:
    void changed();

  private:
    void fillMenu();

    std::optional<std::uint64_t> m_last;
    QLineEdit* m_field;
    IconButton* m_dice;
    QMenu* m_menu;
};

}  // namespace capriccio::ui
