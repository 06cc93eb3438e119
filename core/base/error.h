#pragma once

#include "core/base/message.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace capriccio {

/// The one exception type of the project. It is caught once per worker and sent on as news; stopping is an outcome, not
/// an error.
class Error : public std::runtime_error {
  public:
    enum class Code {
        InvalidInput,  ///< what the user asked for can't be done: a value out of range, an unusable prompt
        NotFound,      ///< a file, folder or device is not there
        Unreadable,    ///< a file is there but damaged or of another kind
        Unwritable,    ///< a file can't be written: no permission, disk full
        Unsupported,   ///< well-formed, but not something this program does
        OutOfMemory,
        Device,    ///< a sound or compute device is missing, busy or gone
        Internal,  ///< a fault of ours
    };

    /// `message`: for a musician: names the thing and says what to do, one or two sentences. `detail`: for the log.
    Error(Code code, Message message, std::string detail = {})
        : std::runtime_error(message.english()),
          m_code(code),
          m_message(std::move(message)),
          m_detail(std::move(detail)) {}

    Code code() const noexcept { return m_code; }
    /// what() in English; studio::wordsOf() in the user's language.
    const Message& message() const noexcept { return m_message; }
    const std::string& detail() const noexcept { return m_detail; }

  private:
    Code m_code;
    Message m_message;
    std::string m_detail;
};

}  // namespace capriccio
