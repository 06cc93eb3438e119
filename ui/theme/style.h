#pragma once

#include <QProxyStyle>

namespace capriccio::ui {

/// Fusion under the style sheet, with the underlines of mnemonics shown only while Alt is held, and with all animations
/// as long as the window's own, or none.
class Style : public QProxyStyle {
    Q_OBJECT
  public:
    Style();

    /// Nothing is animated any more, or everything is again.
    void setStill(bool still) { m_still = still; }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    bool m_altHeld = false;
    bool m_still = false;
};

/// After a property changed that the style sheet looks at.
void repolish(QWidget* widget);

}  // namespace capriccio::ui
