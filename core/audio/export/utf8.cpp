#include "core/audio/export/utf8.h"

namespace capriccio::audio {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Combining marks, joiners, variation selectors and skin tones: never the first of what is cut off.
bool belongsToPrevious(char32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0x1F3FB && c <= 0x1F3FF);
}

bool isSpace(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A); }
bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029; }

void appendUtf8(std::string& text, char32_t c) {
    const auto byte = [&](char32_t value) { text.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

}  // namespace

std::u32string decodeUtf8(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int length = lead < 0x80                   ? 1
                           : lead >= 0xC2 && lead < 0xE0 ? 2
                           : (lead >> 4) == 0xE          ? 3
                           : lead >= 0xF0 && lead < 0xF5 ? 4
                                                         : 0;
        char32_t c = length == 1 ? lead : length == 0 ? 0 : lead & (0xFFU >> (length + 1));
        int got = length == 0 ? 0 : 1;
        while (got > 0 && got < length && i + static_cast<std::size_t>(got) < text.size()) {
            const auto next = static_cast<unsigned char>(text[i + static_cast<std::size_t>(got)]);
            if ((next & 0xC0) != 0x80) break;
            c = (c << 6) | (next & 0x3F);
            ++got;
        }
        const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
        const bool valid = length > 0 && got == length && !overlong && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        points.push_back(valid ? c : kReplacement);
        i += static_cast<std::size_t>(got > 0 ? got : 1);
    }
    return points;
}

std::string encodeUtf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text) appendUtf8(out, c);
    return out;
}

std::string encodeUtf16(std::u32string_view text) {
    std::string out = "\xFF\xFE";
    const auto unit = [&](char32_t value) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(value & 0xFF)));
        out.push_back(static_cast<char>(static_cast<unsigned char>(value >> 8)));
    };
    for (const char32_t c : text) {
        if (c < 0x10000) {
            unit(c);
        } else {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return out;
}

std::string singleLine(std::string_view text) {
    std::u32string line;
    for (const char32_t c : decodeUtf8(text)) {
        if (!isSpace(c) && !isControl(c)) {
            line.push_back(c);
        } else if (!line.empty() && line.back() != ' ') {
            line.push_back(' ');
        }
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return encodeUtf8(line);
}

std::string shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    const std::u32string points = decodeUtf8(text);
    std::size_t end = 0, used = 0;
    for (std::string one; end < points.size(); ++end) {
        one.clear();
        appendUtf8(one, points[end]);
        if (used + one.size() > bytes) break;
        used += one.size();
    }
    const std::size_t longest = end;
    while (end > 0 && end < points.size() && (belongsToPrevious(points[end]) || points[end - 1] == 0x200D)) --end;
    if (end == 0) end = longest;  // one endless cluster: cut it anyhow
    std::u32string_view cut(points.data(), end);
    if (end < points.size() && !isSpace(points[end]))
        if (const auto space = cut.find_last_of(U' '); space != cut.npos && space > end / 2) cut = cut.substr(0, space);
    while (!cut.empty() && isSpace(cut.back())) cut.remove_suffix(1);
    return encodeUtf8(cut);
}

}  // namespace capriccio::audio
