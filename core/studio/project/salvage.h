#pragma once

#include <QString>
#include <QStringList>

namespace capriccio::project {

/// What came out of a damaged project.
struct Salvaged {
    int takes = 0;          ///< saved in the new project
    int withoutTokens = 0;  ///< … of them, whose tokens could not be read
    int withoutSound = 0;  ///< … of them, whose sound was stored but could not be read (the tokens may make it again)
    int inputs = 0;
    bool complete = false;  ///< nothing was found missing
};

/// Reads what can be read of a damaged project into a new one, `target`, whose name must be free. The damaged file is
/// not touched: a copy of it is read. Takes as long as copying it; any thread. Throws Error (Unreadable) when nothing
/// could be read, FileError when the new one can't be written.
Salvaged salvage(const QString& damaged, const QString& target);

}  // namespace capriccio::project
