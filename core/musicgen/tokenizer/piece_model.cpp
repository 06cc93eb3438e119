#include "core/musicgen/tokenizer/piece_model.h"

#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/tokenizer/charsmap.h"
#include "core/musicgen/tokenizer/proto_wire.h"

#include <cmath>
#include <limits>
#include <set>

namespace capriccio::musicgen {
namespace {

// Field numbers of sentencepiece_model.proto.
namespace model_proto {
constexpr int kPieces = 1, kTrainer = 2, kNormalizer = 3;
}
namespace piece_proto {
constexpr int kText = 1, kScore = 2, kType = 3;
}
namespace trainer_proto {
constexpr int kModelType = 3, kSuffixSpace = 24, kByteFallback = 35, kUnkId = 40, kBosId = 41, kEosId = 42, kPadId = 43,
              kUnkPiece = 45, kEosPiece = 47;
constexpr std::int64_t kUnigram = 1;
}  // namespace trainer_proto
namespace normalizer_proto {
constexpr int kCharsmap = 2, kDummyPrefix = 3, kRemoveSpaces = 4, kEscapeSpaces = 5;
}

constexpr std::size_t kMaxPieces = 1'000'000;
constexpr int kSentinels = 100;

[[noreturn]] void failDamaged(const std::filesystem::path& file) {
    failUnusable(file, Core::tr("it is not a SentencePiece model, or a damaged one"));
}

PieceModel::Piece readPiece(const std::filesystem::path& file, std::string_view proto) {
    PieceModel::Piece piece;
    ProtoReader reader(proto);
    while (reader.next()) switch (reader.field()) {
            case piece_proto::kText:
                piece.text = reader.bytes();
                break;
            case piece_proto::kScore:
                piece.score = reader.real();
                break;
            case piece_proto::kType:
                piece.type = static_cast<int>(reader.integer());
                break;
            default:
                break;
        }
    if (!reader.good()) failDamaged(file);
    return piece;
}

/// Gives the name of the piece that ends a text.
std::string readTrainer(const std::filesystem::path& file, std::string_view proto, PieceModel& model) {
    std::string end = "</s>";
    ProtoReader reader(proto);
    while (reader.next()) switch (reader.field()) {
            case trainer_proto::kModelType:
                if (reader.integer() != trainer_proto::kUnigram)
                    failUnsupported(file, Core::tr("it is not a Unigram model of SentencePiece, as T5's is"));
                break;
            case trainer_proto::kSuffixSpace:
                if (reader.integer())
                    failUnsupported(file, Core::tr("it puts the space behind words (treat_whitespace_as_suffix)"));
                break;
            case trainer_proto::kByteFallback:
                if (reader.integer())
                    failUnsupported(file, Core::tr("it spells unknown characters in bytes (byte_fallback)"));
                break;
            case trainer_proto::kUnkPiece:
                model.unknownText = reader.bytes();
                break;
            case trainer_proto::kEosPiece:
                end = reader.bytes();
                break;
            default:
                break;
        }
    if (!reader.good()) failDamaged(file);
    return end;
}

void readNormalizer(const std::filesystem::path& file, std::string_view proto, PieceModel& model) {
    ProtoReader reader(proto);
    while (reader.next()) switch (reader.field()) {
            case normalizer_proto::kCharsmap:
                model.charsmap = reader.bytes();
                break;
            case normalizer_proto::kDummyPrefix:
                model.addDummyPrefix = reader.integer() != 0;
                break;
            case normalizer_proto::kRemoveSpaces:
                model.removeExtraWhitespaces = reader.integer() != 0;
                break;
            case normalizer_proto::kEscapeSpaces:
                model.escapeWhitespaces = reader.integer() != 0;
                break;
            default:
                break;
        }
    if (!reader.good()) failDamaged(file);
}

}  // namespace

PieceModel readPieceModel(const std::filesystem::path& file, std::string_view proto) {
    PieceModel model;
    std::string end = "</s>";
    ProtoReader reader(proto);
    while (reader.next()) switch (reader.field()) {
            case model_proto::kPieces:
                if (model.pieces.size() == kMaxPieces) failUnusable(file, Core::tr("it has impossibly many pieces"));
                model.pieces.push_back(readPiece(file, reader.bytes()));
                break;
            case model_proto::kTrainer:
                end = readTrainer(file, reader.bytes(), model);
                break;
            case model_proto::kNormalizer:
                readNormalizer(file, reader.bytes(), model);
                break;
            default:
                break;
        }
    if (!reader.good() || model.pieces.empty()) failDamaged(file);

    const auto count = static_cast<std::int32_t>(model.pieces.size());
    for (std::int32_t id = 0; id < count; ++id) {
        const auto& piece = model.pieces[static_cast<std::size_t>(id)];
        if (piece.type != PieceModel::Control && piece.type != PieceModel::Unknown) continue;
        if (piece.text == end) model.eosId = id;
        model.specials.emplace_back(piece.text, id);
    }
    for (int n = 0; n < kSentinels; ++n)
        model.specials.emplace_back("<extra_id_" + std::to_string(n) + ">", count + kSentinels - 1 - n);
    return model;
}

void checkPieceModel(const std::filesystem::path& file, const PieceModel& model) {
    if (model.pieces.size() > kMaxPieces) failUnusable(file, Core::tr("it has impossibly many pieces"));
    std::set<std::string_view> texts;
    int unknowns = 0;
    for (const auto& piece : model.pieces) {
        if (piece.text.empty() || piece.text.find('\0') != std::string::npos)
            failUnusable(file, Core::tr("one of its pieces is empty"));
        if (!texts.insert(piece.text).second)
            failUnusable(file, Core::tr("it has the piece %1 twice").arg(quotedText(piece.text)));
        if (!std::isfinite(piece.score) || std::fabs(piece.score) > 1e6F)
            failUnusable(file, Core::tr("the score of its piece %1 is impossible").arg(quotedText(piece.text)));
        if (piece.type < PieceModel::Normal || piece.type > PieceModel::Unused)
            failUnusable(file, Core::tr("its piece %1 is of an unknown type").arg(quotedText(piece.text)));
        unknowns += piece.type == PieceModel::Unknown;
    }
    if (unknowns != 1)
        failUnusable(file,
                     Core::tr("it has %1 pieces for unknown text, where one is needed").arg(std::to_string(unknowns)));
    if (model.eosId < 0) failUnusable(file, Core::tr("it has no piece that ends a text (“</s>”)"));
    if (!isSoundCharsmap(model.charsmap))
        failUnusable(file, Core::tr("its table of characters (precompiled_charsmap) is damaged"));
}

std::string toProto(const PieceModel& model) {
    ProtoWriter proto;
    std::int32_t unknown = 0;
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        const auto& piece = model.pieces[id];
        if (piece.type == PieceModel::Unknown) unknown = static_cast<std::int32_t>(id);
        ProtoWriter one;
        one.bytes(piece_proto::kText, piece.text);
        one.real(piece_proto::kScore, piece.score);
        one.integer(piece_proto::kType, piece.type);
        proto.bytes(model_proto::kPieces, one.data());
    }
    ProtoWriter trainer;
    trainer.integer(trainer_proto::kModelType, trainer_proto::kUnigram);
    trainer.integer(trainer_proto::kUnkId, unknown);
    trainer.integer(trainer_proto::kBosId, -1);
    trainer.integer(trainer_proto::kEosId, model.eosId);
    trainer.integer(trainer_proto::kPadId, -1);
    trainer.bytes(trainer_proto::kUnkPiece, model.unknownText);
    proto.bytes(model_proto::kTrainer, trainer.data());
    ProtoWriter normalizer;
    normalizer.bytes(normalizer_proto::kCharsmap, model.charsmap);
    normalizer.flag(normalizer_proto::kDummyPrefix, model.addDummyPrefix);
    normalizer.flag(normalizer_proto::kRemoveSpaces, model.removeExtraWhitespaces);
    normalizer.flag(normalizer_proto::kEscapeSpaces, model.escapeWhitespaces);
    proto.bytes(model_proto::kNormalizer, normalizer.data());
    return proto.data();
}

}  // namespace capriccio::musicgen
