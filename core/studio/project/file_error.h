#pragma once

#include "core/base/error.h"

namespace capriccio::project {

/// What is wrong with a project's file.
enum class FileFault {
    Full,      ///< the disk has no room
    ReadOnly,  ///< the file, its folder or the disk can't be written to
    Gone,      ///< moved, deleted, or its drive is away; or another file has taken its place
    Damaged,   ///< what can be read can be saved as a new project (salvage.h); it is never written to
    Foreign,   ///< not a project, or its very beginning is destroyed
    Busy,      ///< another program holds it for the moment
    Other,     ///< anything else
};

/// Error about a project's file that says which kind, for the window to offer the right way out.
class FileError : public Error {
  public:
    FileError(FileFault fault, Message message, std::string detail = {})
        : Error(codeOf(fault), std::move(message), std::move(detail)), m_fault(fault) {}

    FileFault fault() const noexcept { return m_fault; }

  private:
    static Code codeOf(FileFault fault) {
        switch (fault) {
            case FileFault::Foreign:
            case FileFault::Damaged:
                return Code::Unreadable;
            case FileFault::Gone:
                return Code::NotFound;
            case FileFault::Other:
                return Code::Internal;
            default:
                return Code::Unwritable;
        }
    }

    FileFault m_fault;
};

}  // namespace capriccio::project
