#include "ui/theme/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace capriccio::ui {

QString Words::translate(const char* context, const char* source, const char* comment, int n) const {
    static const QRegularExpression kBracketed(QStringLiteral("\\s*[(（]&\\w[)）]"));
    QString words = QTranslator::translate(context, source, comment, n);
    return words.isNull() ? words : words.remove(kBracketed);
}

Language::Language(QObject* parent) : QObject(parent) { choose({}); }

Language::~Language() {
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qtWords);
}

QString Language::ofSystem() {
    for (const QString& name : QLocale::system().uiLanguages()) {
        if (name.startsWith(QLatin1String("en"))) return QStringLiteral("en");
        if (name.startsWith(QLatin1String("zh"))) return QStringLiteral("zh_CN");
    }
    return QStringLiteral("en");
}

QLocale Language::locale() {
    return QLocale(tr("Language") == QLatin1String("Language") ? QLocale::English : QLocale::Chinese);
}

QString Language::title() {
    const QString own = tr("Language");
    const QString other = locale().language() == QLocale::English ? QStringLiteral("语言") : QStringLiteral("Language");
    return own + QStringLiteral(" / ") + other;
}

QList<std::pair<QString, QString>> Language::choices() {
    return {{tr("Like the desktop"), QStringLiteral("system")},
            {QStringLiteral("English"), QStringLiteral("en")},
            {QStringLiteral("简体中文"), QStringLiteral("zh_CN")}};
}

void Language::choose(const QString& name) {
    const bool known = name == QLatin1String("en") || name == QLatin1String("zh_CN");
    const QString wanted = known ? name : ofSystem();
    if (wanted == m_current) return;
    m_current = wanted;
    QCoreApplication::removeTranslator(&m_words);
    QCoreApplication::removeTranslator(&m_qtWords);
    // English has one too: for "1 take" and "2 takes".
    if (m_words.load(QStringLiteral(":/translations/capriccio_%1.qm").arg(wanted)))
        QCoreApplication::installTranslator(&m_words);
    if (wanted != QLatin1String("en") &&
        m_qtWords.load(QStringLiteral("qtbase_%1").arg(wanted), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtWords);
    Q_EMIT changed();
}

}  // namespace capriccio::ui
