#pragma once

#include "core/base/error.h"

#include <QCoreApplication>
#include <QString>

namespace capriccio::studio {

/// What the core has to say, in the user's language.
inline QString wordsOf(const Message& message) {
    return QString::fromStdString(
        message.text([](const char* english) { return QCoreApplication::translate("Core", english).toStdString(); }));
}

/// Of anything that was thrown: an Error's words, or else what it says.
inline QString wordsOf(const std::exception& thrown) {
    const auto* error = dynamic_cast<const Error*>(&thrown);
    return error ? wordsOf(error->message()) : QString::fromUtf8(thrown.what());
}

/// The same for the log, with what only it is told.
inline std::string detailOf(const std::exception& thrown) {
    const auto* error = dynamic_cast<const Error*>(&thrown);
    return thrown.what() + (error && !error->detail().empty() ? " [" + error->detail() + "]" : std::string());
}

}  // namespace capriccio::studio
