#pragma once

namespace capriccio::project {

/// What may be done with an open project.
enum class Access {
    Write,
    Unwritable,     ///< the file, folder or disk can't be written to now: changes wait in memory, and it is tried again
    ReadOnlyNewer,  ///< made by a newer version of the program
    ReadOnlyHeld,   ///< another window or program has it
};

}  // namespace capriccio::project
