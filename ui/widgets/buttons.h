#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace capriccio::ui {

/// What the painted buttons share: hover, a focus ring that only the keyboard brings (a click leaves the focus where it
/// is, so that the space bar stays with the transport), and Enter as well as space to press.
class PaintedButton : public QAbstractButton {
    Q_OBJECT
  public:
    PaintedButton(const Theme& theme, QWidget* parent);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

    const Theme& m_theme;
};

/// An icon alone; its name for screen readers and its tip are the same words. Checkable ones show the accent when on.
class IconButton : public PaintedButton {
    Q_OBJECT
  public:
    IconButton(const Theme& theme, const QString& icon, const QString& words, QWidget* parent = nullptr);

    void setIconName(const QString& icon, const QString& words);
    /// A filled disc in the accent, for the one main button of a card.
    void setRound(int diameter);
    /// Smaller or larger than the usual 32.
    void setDiameter(int size);

    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString m_icon;
    int m_size = 32;
    bool m_round = false;
};

/// An icon with a word or two beside it, quiet until the pointer is there; where there is no room the icon stands
/// alone. `words` are its tip and what is read out.
class WordButton : public PaintedButton {
    Q_OBJECT
  public:
    WordButton(const Theme& theme, const QString& icon, const QString& label, const QString& words,
               QWidget* parent = nullptr);

    void setLabel(const QString& label);
    void setWords(const QString& words);
    void setLabelShown(bool shown);
    /// Lower than the usual 32.
    void setButtonHeight(int height);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString m_icon, m_label;
    int m_height = 32;
    bool m_labelShown = true;
};

/// A word to choose: a pill, in the accent when chosen.
class Chip : public PaintedButton {
    Q_OBJECT
  public:
    Chip(const Theme& theme, const QString& text, QWidget* parent = nullptr);

    /// It opens a list of words instead, and has a chevron.
    void setOpener(bool opener);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    bool m_opener = false;
};

/// An icon and a few words on a raised pill: one thing to do, where it belongs.
class PillButton : public PaintedButton {
    Q_OBJECT
  public:
    PillButton(const Theme& theme, const QString& icon, const QString& words, QWidget* parent = nullptr);

    void setWords(const QString& icon, const QString& words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString m_icon;
};

/// A picture of resources/icons that does nothing.
class IconView : public QWidget {
    Q_OBJECT
  public:
    IconView(const Theme& theme, const QString& icon, QColor Tokens::*colour, int size, QWidget* parent = nullptr);

    void setIcon(const QString& icon, QColor Tokens::*colour);
    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& m_theme;
    QString m_icon;
    QColor Tokens::*m_colour;
    int m_size;
};

}  // namespace capriccio::ui
