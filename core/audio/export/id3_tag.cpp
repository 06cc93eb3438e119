#include "core/audio/export/id3_tag.h"

#include "core/audio/export/tag_text.h"
#include "core/audio/export/utf8.h"

#include <algorithm>
#include <cstdint>

namespace capriccio::audio {
namespace {

/// Text in one of the two encodings of ID3v2.3, with its terminator where another text follows.
struct Text {
    explicit Text(bool wide) : m_wide(wide) {}
    std::string operator()(const std::string& utf8, bool terminated = false) const {
        std::string bytes = m_wide ? encodeUtf16(decodeUtf8(utf8)) : utf8;
        if (terminated) bytes.append(m_wide ? 2 : 1, '\0');
        return bytes;
    }
    std::string encoding() const { return std::string(1, m_wide ? '\1' : '\0'); }

  private:
    bool m_wide;
};

Text textFor(const std::string& value) {
    return Text(std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

std::string bigEndian(std::uint32_t value, int bitsEach) {
    std::string bytes;
    for (int i = 3; i >= 0; --i) bytes.push_back(static_cast<char>((value >> (i * bitsEach)) & ((1U << bitsEach) - 1)));
    return bytes;
}

std::string frame(const char* id, const std::string& body) {
    return id + bigEndian(static_cast<std::uint32_t>(body.size()), 8) + std::string(2, '\0') + body;
}

}  // namespace

std::string id3Tag(const Tags& tags) {
    std::string frames;
    const auto text = [&](const char* id, const std::string& value) {
        if (value.empty()) return;
        const Text encode = textFor(value);
        frames += frame(id, encode.encoding() + encode(value));
    };
    const auto named = [&](const char* name, const std::string& value) {
        if (value.empty()) return;
        const Text encode = textFor(value);
        frames += frame("TXXX", encode.encoding() + encode(name, true) + encode(value));
    };
    text("TIT2", tags.title);
    text("TSSE", tags.program);
    text("TCOP", tags.weightsLicence);
    text("TYER", tags.date.substr(0, 4));
    if (const std::string comment = commentOf(tags); !comment.empty()) {
        const Text encode = textFor(comment);
        frames += frame("COMM", encode.encoding() + "eng" + encode("", true) + encode(comment));
    }
    named("PROMPT", tags.prompt);
    named("MODEL", tags.model);
    named("SEED", tags.seed ? std::to_string(*tags.seed) : "");
    named("LICENSE", tags.weightsLicence);
    if (frames.empty()) return {};
    return std::string("ID3\3\0\0", 6) + bigEndian(static_cast<std::uint32_t>(frames.size()), 7) + frames;
}

}  // namespace capriccio::audio
