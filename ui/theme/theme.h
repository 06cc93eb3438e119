#pragma once

#include "ui/theme/desktop_settings.h"
#include "ui/theme/system_motion.h"
#include "ui/theme/system_scheme.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QApplication;
class QPainter;

namespace capriccio::ui {

class Style;

/// How the whole window looks and whether it moves: one set of tokens, made into the application's palette, its style
/// sheet, fonts and tinted icons. One for a program, made before its first window; painted widgets ask it for colours
/// and repaint on changed().
class Theme : public QObject {
    Q_OBJECT
  public:
    enum class Choice { System, Dark, Light };

    explicit Theme(QApplication& application);

    Choice choice() const { return m_choice; }
    void choose(Choice choice);
    /// As the settings keep it: "system", "dark", "light"; anything else is "system".
    static Choice choiceOf(const QString& name);
    static QString nameOf(Choice choice);

    /// Nothing is animated: because the desktop asks for that, or whatever the desktop says. Whatever is animated takes
    /// its time from the style (QStyle::SH_Widget_Animation_Duration), which is 0 then.
    void setLessMotion(bool less);
    bool isStill() const { return m_lessMotion || m_motion.isLess(); }

    Scheme scheme() const { return m_scheme; }
    const Tokens& tokens() const { return tokensOf(m_scheme); }

    /// Inter, then Noto Sans CJK SC. Sizes in logical pixels.
    QFont font(int px, QFont::Weight weight = QFont::Normal) const;
    /// An icon of resources/icons, by name, in one colour; drawn sharp at the painter's device pixel ratio.
    void paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& colour) const;

  Q_SIGNALS:
    void changed();

  private:
    void apply();
    void applyMotion();

    QApplication& m_application;
    DesktopSettings m_desktop;
    SystemScheme m_system{m_desktop};
    SystemMotion m_motion{m_desktop};
    Style* m_style;  ///< the application's
    bool m_lessMotion = false;
    Choice m_choice = Choice::System;
    Scheme m_scheme = Scheme::Dark;
};

}  // namespace capriccio::ui
