#pragma once

#include <utility>

#include <QList>
#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace capriccio::ui {

/// Words of Qt's own dialogs, without the letters to press with Alt that its translations have in brackets, "生成(&G)":
/// where English underlines such a letter only while Alt is held, they would always be read.
class Words : public QTranslator {
    Q_OBJECT
  public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* comment, int n) const override;
};

/// The language of every word in the window: the desktop's where there is a translation, else English. One for a
/// program; windows made after changed() speak the new language.
class Language : public QObject {
    Q_OBJECT
  public:
    explicit Language(QObject* parent = nullptr);
    ~Language() override;

    /// As the settings keep it: "system", "en", "zh_CN"; anything else is "system".
    void choose(const QString& name);
    /// What is spoken: "en" or "zh_CN".
    QString current() const { return m_current; }

    /// "zh_CN" for any Chinese the desktop asks for first, else "en".
    static QString ofSystem();

    /// Of what is spoken: for the names of days.
    static QLocale locale();

    /// What the choice is called, for whoever speaks either language.
    static QString title();
    /// What there is to choose, each in its own words, with its name.
    static QList<std::pair<QString, QString>> choices();

  Q_SIGNALS:
    void changed();

  private:
    QTranslator m_words;
    Words m_qtWords;
    QString m_current;
};

}  // namespace capriccio::ui
