#pragma once

#include <QObject>
#include <QTranslator>

namespace capriccio::ui {

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

  Q_SIGNALS:
    void changed();

  private:
    QTranslator m_words;
    QTranslator m_qtWords;  ///< Qt's own dialogs
    QString m_current;
};

}  // namespace capriccio::ui
