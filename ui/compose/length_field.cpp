#include "ui/compose/length_field.h"

#include "core/base/units.h"

#include <QLineEdit>
#include <QRegularExpression>

namespace capriccio::ui {

LengthField::LengthField(QWidget* parent) : QSpinBox(parent) {
    setAlignment(Qt::AlignRight);
    setKeyboardTracking(false);
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
}

std::optional<int> LengthField::parse(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^\\s*(?:(\\d{1,2}):)?(\\d{1,3})\\s*(s|min)?\\s*$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const int last = match.captured(2).toInt();
    if (match.captured(3) == QLatin1String("min"))
        return match.captured(1).isEmpty() ? std::optional(last * 60) : std::nullopt;
    return match.captured(1).toInt() * 60 + last;
}

QString LengthField::textFromValue(int seconds) const { return QString::fromStdString(clockText(seconds)); }

int LengthField::valueFromText(const QString& text) const {
    return std::clamp(parse(text).value_or(value()), minimum(), maximum());
}

QValidator::State LengthField::validate(QString& text, int&) const {
    const auto seconds = parse(text);
    if (seconds && *seconds >= minimum() && *seconds <= maximum()) return QValidator::Acceptable;
    static const QRegularExpression partial(QStringLiteral("^[\\d:\\s]*(s|m|mi|min)?\\s*$"));
    return partial.match(text).hasMatch() ? QValidator::Intermediate : QValidator::Invalid;
}

}  // namespace capriccio::ui
