#pragma once

#include <vector>

#include <QString>

namespace capriccio::ui {

/// A precision that one can choose: its name as on the command line, what it is called, what it is like.
struct PrecisionWords {
    const char* name;
    QString label;
    QString words;
};

/// "auto" first, then from the quickest to the most exact.
std::vector<PrecisionWords> precisionWords();

}  // namespace capriccio::ui
