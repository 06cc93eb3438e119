#pragma once

#include "ui/theme/system_scheme.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QApplication;
class QPainter;

namespace capriccio::ui {

/// How the whole window looks: one set of tokens, made into the application's palette, its style sheet, fonts and
/// tinted icons. One for a program, made before its first window; painted widgets ask it for colours and repaint on
/// changed().
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

    QApplication& m_application;
    SystemScheme m_system;
    Choice m_choice = Choice::System;
    Scheme m_scheme = Scheme::Dark;
};

}  // namespace capriccio::ui
