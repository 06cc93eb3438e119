#include "core/musicgen/checkpoint/fault.h"

#include "core/base/error.h"

#include <string_view>
#include <utility>

namespace capriccio::musicgen {

std::string quoted(const std::filesystem::path& file) { return "“" + file.string() + "”"; }

std::string quotedText(std::string_view text) {
    constexpr std::size_t kShown = 120;
    std::string shown(text.substr(0, kShown));
    if (text.size() > kShown) {
        // Not in the middle of a character.
        while (!shown.empty() && (static_cast<unsigned char>(text[shown.size()]) & 0xC0) == 0x80) shown.pop_back();
        shown += "…";
    }
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    return "“" + shown + "”";
}

void failUnusable(const std::filesystem::path& file, const Message& what, std::string detail) {
    throw Error(Error::Code::Unreadable,
                Core::tr("%1 can't be used: %2. Get the model again.").arg(quoted(file)).arg(what), std::move(detail));
}

void failUnsupported(const std::filesystem::path& file, const Message& what, std::string detail) {
    throw Error(Error::Code::Unsupported, Core::tr("%1 can't be used here: %2.").arg(quoted(file)).arg(what),
                std::move(detail));
}

void refusePointer(const std::filesystem::path& file, std::span<const std::byte> bytes) {
    constexpr std::string_view kPointer = "version https://git-lfs";
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.starts_with(kPointer))
        failUnusable(
            file, Core::tr("it is only a placeholder for the real file, which was not downloaded with it (git-lfs)"));
}

}  // namespace capriccio::musicgen
