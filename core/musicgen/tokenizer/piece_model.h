#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace capriccio::musicgen {

/// What a tokenizer's file says, from either format: a Unigram model of SentencePiece.
struct PieceModel {
    /// As in sentencepiece_model.proto.
    enum Type { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Unused = 5 };
    struct Piece {
        std::string text;
        float score = 0;
        int type = Normal;
    };

    std::vector<Piece> pieces;  ///< the index is the id
    std::string charsmap;       ///< normalisation table, see charsmap.h
    bool addDummyPrefix = true;
    bool removeExtraWhitespaces = true;
    bool escapeWhitespaces = true;
    std::int32_t eosId = -1;
    std::string unknownText = "<unk>";
    /// Tokens that are looked for in the prompt as it is written, before anything else.
    std::vector<std::pair<std::string, std::int32_t>> specials;
};

/// Reads spiece.model. The sentinels that transformers adds to it, <extra_id_0> to <extra_id_99> behind the last piece,
/// are among the specials. Throws Error (Unreadable, Unsupported) that names `file`.
PieceModel readPieceModel(const std::filesystem::path& file, std::string_view proto);

/// Reads tokenizer.json. Throws Error (NotFound, Unreadable, Unsupported) that names `file`.
PieceModel readTokenizerJson(const std::filesystem::path& file);

/// Throws Error (Unreadable) where SentencePiece could come to harm or encode nothing: a broken table, empty pieces,
/// scores that are not numbers, no </s>.
void checkPieceModel(const std::filesystem::path& file, const PieceModel& model);

/// As a serialised ModelProto, for SentencePiece to load.
std::string toProto(const PieceModel& model);

}  // namespace capriccio::musicgen
