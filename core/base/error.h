#pragma once

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
    Error(Code code, std::string message, std::string detail = {})
        : std::runtime_error(std::move(message)), m_code(code), m_detail(std::move(detail)) {}

    Code code() const noexcept { return m_code; }
    const std::string& detail() const noexcept { return m_detail; }

  private:
    Code m_code;
    std::string m_detail;
};

}  // namespace capriccio
