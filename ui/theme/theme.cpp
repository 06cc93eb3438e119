#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <cmath>

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace capriccio::ui {
namespace {

QString readText(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString styleSheet(const Tokens& t, Scheme scheme) {
    QString sheet = readText(QStringLiteral(":/styles/capriccio.qss"));
    const auto put = [&sheet](const char* name, const QColor& colour) {
        sheet.replace(QLatin1Char('@') + QLatin1String(name) + QLatin1Char('@'), colour.name());
    };
    put("background", t.background);
    put("panel", t.panel);
    put("card", t.card);
    put("raised", t.raised);
    put("hover", t.hover);
    put("line", t.line);
    put("cardEdge", t.cardEdge);
    put("text", t.text);
    put("soft", t.soft);
    put("faint", t.faint);
    put("accent", t.accent);
    put("accentHover", t.accentHover);
    put("accentPressed", t.accentPressed);
    put("onAccent", t.onAccent);
    put("accentText", t.accentText);
    put("accentSoft", t.accentSoft);
    put("melody", t.melody);
    put("bad", t.bad);
    put("badSoft", t.badSoft);
    put("badEdge", t.badEdge);
    sheet.replace(QLatin1String("@scheme@"), scheme == Scheme::Dark ? QLatin1String("dark") : QLatin1String("light"));
    return sheet;
}

QPalette paletteOf(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.background);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.card);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accentText);
    p.setColor(QPalette::LinkVisited, t.accentText);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::PlaceholderText, t.faint);
    p.setColor(QPalette::Light, t.hover);
    p.setColor(QPalette::Midlight, t.raised);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.background);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.faint);
    return p;
}

}  // namespace

Theme::Theme(QApplication& application) : m_application(application), m_style(new Style) {
    for (const char* weight : {"Regular", "Medium", "SemiBold", "Bold"})
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/Inter-%1.otf").arg(QLatin1String(weight)));
    application.setStyle(m_style);
    application.setFont(font(13));
    connect(&m_system, &SystemScheme::changed, this, [this] {
        if (m_choice == Choice::System) apply();
    });
    connect(&m_motion, &SystemMotion::changed, this, &Theme::applyMotion);
    apply();
}

void Theme::setLessMotion(bool less) {
    m_lessMotion = less;
    applyMotion();
}

void Theme::applyMotion() { m_style->setStill(isStill()); }

void Theme::choose(Choice choice) {
    m_choice = choice;
    apply();
}

Theme::Choice Theme::choiceOf(const QString& name) {
    if (name == QLatin1String("dark")) return Choice::Dark;
    if (name == QLatin1String("light")) return Choice::Light;
    return Choice::System;
}

QString Theme::nameOf(Choice choice) {
    switch (choice) {
        case Choice::Dark:
            return QStringLiteral("dark");
        case Choice::Light:
            return QStringLiteral("light");
        case Choice::System:
            break;
    }
    return QStringLiteral("system");
}

void Theme::apply() {
    m_scheme = m_choice == Choice::Dark ? Scheme::Dark : m_choice == Choice::Light ? Scheme::Light : m_system.scheme();
    m_application.setPalette(paletteOf(tokens()));
    m_application.setStyleSheet(styleSheet(tokens(), m_scheme));
    // Fields keep the picture of their clear button. (Looked for first: what is cleared deletes a widget.)
    QList<QLineEdit*> fields;
    for (QWidget* widget : QApplication::allWidgets())
        if (auto* field = qobject_cast<QLineEdit*>(widget); field && field->isClearButtonEnabled()) fields << field;
    for (QLineEdit* field : fields) {
        field->setClearButtonEnabled(false);
        field->setClearButtonEnabled(true);
    }
    Q_EMIT changed();
}

QFont Theme::font(int px, QFont::Weight weight) const {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Color Emoji")});
    font.setPixelSize(px);
    font.setWeight(weight);
    return font;
}

void Theme::paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& colour) const {
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QSize size = (rect.size() * ratio).toSize();
    const QString key = QStringLiteral("capriccio/%1/%2/%3/%4").arg(name, colour.name()).arg(size.width()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        QString svg = readText(QStringLiteral(":/icons/%1.svg").arg(name));
        svg.replace(QLatin1String("currentColor"), colour.name());
        QSvgRenderer renderer(svg.toUtf8());
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter drawing(&pixmap);
        renderer.render(&drawing);
        drawing.end();
        pixmap.setDevicePixelRatio(ratio);
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(rect.topLeft(), pixmap);
}

}  // namespace capriccio::ui
