#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/json_file.h"
#include "core/musicgen/tokenizer/piece_model.h"

#include <cmath>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxFileBytes = 32 << 20;  // T5's own has 2.4 MB
constexpr std::size_t kMaxAddedTokens = 10'000;  // T5's own has 103
constexpr std::string_view kSpace = "▁";

/// nullopt where it is not base64 (RFC 4648, padded).
std::optional<std::string> decodeBase64(std::string_view text) {
    const auto digit = [](char c) {
        if (c >= 'A' && c <= 'Z') return c - 'A';
        if (c >= 'a' && c <= 'z') return c - 'a' + 26;
        if (c >= '0' && c <= '9') return c - '0' + 52;
        return c == '+' ? 62 : c == '/' ? 63 : -1;
    };
    if (text.size() % 4 != 0) return {};
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
    std::string bytes;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPadding = i >= text.size() - padding;
        const int value = isPadding ? 0 : digit(text[i]);
        if (value < 0) return {};
        group = group << 6 | static_cast<std::uint32_t>(value);
        if (i % 4 == 3)
            for (const int shift : {16, 8, 0}) bytes.push_back(static_cast<char>(group >> shift));
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

class Reader {
  public:
    explicit Reader(const std::filesystem::path& file) : m_file(file), m_json(readJsonObject(file, kMaxFileBytes)) {}

    PieceModel read() {
        readPieces();
        readSpecials();
        if (const json* normalizer = find(m_json, "normalizer")) readNormalizer(*normalizer);
        readPreTokenizer();
        return std::move(m_model);
    }

  private:
    [[noreturn]] void fail(const Message& what) const { failUnusable(m_file, what); }

    static const json* find(const json& object, const char* key) {
        if (!object.is_object()) return nullptr;
        const auto found = object.find(key);
        return found == object.end() || found->is_null() ? nullptr : &*found;
    }

    static std::string typeOf(const json& object) {
        const json* type = find(object, "type");
        return type && type->is_string() ? type->get<std::string>() : std::string();
    }

    void readPieces() {
        const json* model = find(m_json, "model");
        if (!model) fail(Core::tr("it holds no “model”"));
        if (const std::string type = typeOf(*model); type != "Unigram")
            failUnsupported(m_file, Core::tr("its model is of the type %1; T5's is “Unigram”").arg(quotedText(type)));
        if (const json* fallback = find(*model, "byte_fallback"); fallback && *fallback != false)
            failUnsupported(m_file, Core::tr("it spells unknown characters in bytes (byte_fallback)"));
        const json* vocabulary = find(*model, "vocab");
        const json* unknown = find(*model, "unk_id");
        if (!vocabulary || !vocabulary->is_array()) fail(Core::tr("its model holds no “vocab”"));
        for (const json& entry : *vocabulary) {
            if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number())
                fail(Core::tr("piece %1 of its “vocab” is not text with a score")
                         .arg(std::to_string(m_model.pieces.size())));
            m_model.pieces.push_back({entry[0].get<std::string>(), entry[1].get<float>(), PieceModel::Normal});
        }
        if (!unknown || !unknown->is_number_unsigned() || unknown->get<std::uint64_t>() >= m_model.pieces.size())
            fail(Core::tr("its “unk_id” is impossible"));
        PieceModel::Piece& piece = m_model.pieces[unknown->get<std::size_t>()];
        piece.type = PieceModel::Unknown;
        m_model.unknownText = piece.text;
    }

    /// Tokens that no text is cut into, only written out: in SentencePiece's terms, control pieces.
    void readSpecials() {
        const json* added = find(m_json, "added_tokens");
        if (added && (!added->is_array() || added->size() > kMaxAddedTokens))
            fail(Core::tr("its “added_tokens” are not a list, or far too long a one"));
        if (added)
            for (const json& token : *added) {
                const json* content = find(token, "content");
                const json* id = find(token, "id");
                if (!content || !content->is_string() || content->get_ref<const std::string&>().empty() || !id ||
                    !id->is_number_unsigned() || id->get<std::uint64_t>() > INT32_MAX)
                    fail(Core::tr("one of its “added_tokens” is not text with an id"));
                addSpecial(content->get<std::string>(), id->get<std::int32_t>());
            }
        for (std::size_t i = 0; i < m_model.pieces.size(); ++i)
            if (m_model.pieces[i].text == "</s>") {
                m_model.eosId = static_cast<std::int32_t>(i);
                m_model.pieces[i].type = PieceModel::Control;
            }
    }

    void addSpecial(const std::string& text, std::int32_t id) {
        m_model.specials.emplace_back(text, id);
        if (static_cast<std::size_t>(id) >= m_model.pieces.size()) return;
        PieceModel::Piece& piece = m_model.pieces[static_cast<std::size_t>(id)];
        if (piece.text != text)
            fail(Core::tr("its added token %1 has the id of %2").arg(quotedText(text)).arg(quotedText(piece.text)));
        if (piece.type == PieceModel::Normal) piece.type = PieceModel::Control;
    }

    /// The table, and what SentencePiece does beside it anyway (it removes and joins spaces).
    void readNormalizer(const json& normalizer) {
        const std::string type = typeOf(normalizer);
        if (type == "Sequence") {
            const json* parts = find(normalizer, "normalizers");
            if (!parts || !parts->is_array()) fail(Core::tr("its “normalizer” holds no list"));
            for (const json& part : *parts) readNormalizer(part);
        } else if (type == "Precompiled") {
            const json* table = find(normalizer, "precompiled_charsmap");
            if (table && !table->is_string()) fail(Core::tr("its “precompiled_charsmap” is not text"));
            auto bytes = decodeBase64(table ? table->get_ref<const std::string&>() : std::string());
            if (!bytes) fail(Core::tr("its “precompiled_charsmap” is not base64"));
            m_model.charsmap = std::move(*bytes);
        } else if (type != "Strip" && !joinsSpaces(normalizer)) {
            failUnsupported(m_file, Core::tr("it normalises text by %1, which T5's does not").arg(quotedText(type)));
        }
    }

    /// Replace " {2,}" by " " or "▁".
    static bool joinsSpaces(const json& normalizer) {
        const json* pattern = find(normalizer, "pattern");
        const json* regex = pattern ? find(*pattern, "Regex") : nullptr;
        const json* content = find(normalizer, "content");
        return typeOf(normalizer) == "Replace" && regex && *regex == " {2,}" && content &&
               (*content == " " || *content == kSpace);
    }

    /// "▁" before every word, the first one included.
    void readPreTokenizer() {
        const json* pre = find(m_json, "pre_tokenizer");
        bool words = false;
        if (pre && typeOf(*pre) == "Sequence") {
            const json* parts = find(*pre, "pretokenizers");
            if (!parts || !parts->is_array()) fail(Core::tr("its “pre_tokenizer” holds no list"));
            for (const json& part : *parts)
                if (typeOf(part) != "WhitespaceSplit") words |= readWords(part);
        } else if (pre) {
            words = readWords(*pre);
        }
        if (!words)
            failUnsupported(m_file, Core::tr("it does not mark the beginnings of words as T5's does (Metaspace)"));
    }

    bool readWords(const json& part) const {
        if (const std::string type = typeOf(part); type != "Metaspace")
            failUnsupported(m_file, Core::tr("it cuts text by %1, which T5's does not").arg(quotedText(type)));
        const json* mark = find(part, "replacement");
        const json* prefix = find(part, "add_prefix_space");
        const json* scheme = find(part, "prepend_scheme");
        if ((mark && *mark != kSpace) || (prefix && *prefix != true) || (scheme && *scheme != "always"))
            failUnsupported(m_file, Core::tr("it marks the beginnings of words in another way than T5's does"));
        return true;
    }

    std::filesystem::path m_file;
    json m_json;
    PieceModel m_model;
};

}  // namespace

PieceModel readTokenizerJson(const std::filesystem::path& file) { return Reader(file).read(); }

}  // namespace capriccio::musicgen
