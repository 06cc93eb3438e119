#include "core/musicgen/tokenizer/tokenizer.h"

#include "core/base/error.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/mapped_file.h"
#include "core/musicgen/tokenizer/piece_model.h"

#include <algorithm>
#include <utility>

#include <sentencepiece_processor.h>

namespace capriccio::musicgen {
namespace {

PieceModel readModel(const std::filesystem::path& file) {
    constexpr std::size_t kMaxModelBytes = 64 << 20;  // T5's own has 0.8 MB
    if (file.extension() == ".json") return readTokenizerJson(file);
    const auto mapped = MappedFile::open(file);
    const auto bytes = mapped->bytes();
    refusePointer(file, bytes);
    if (bytes.size() > kMaxModelBytes) failUnusable(file, Core::tr("it is far larger than such a file can be"));
    return readPieceModel(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace

struct Tokenizer::Impl {
    sentencepiece::SentencePieceProcessor processor;
    std::int32_t eosId = 0;
    /// Longest first, so that the first that fits is the one.
    std::vector<std::pair<std::string, std::int32_t>> specials;

    /// The special token that begins at `position` of the prompt, or nullptr.
    const std::pair<std::string, std::int32_t>* specialAt(std::string_view prompt, std::size_t position) const {
        const auto found = std::find_if(specials.begin(), specials.end(), [&](const auto& special) {
            return prompt.substr(position).starts_with(special.first);
        });
        return found == specials.end() ? nullptr : &*found;
    }

    void encodeText(std::string_view text, std::vector<std::int32_t>& ids) const {
        std::vector<int> some;
        const auto status = processor.Encode({text.data(), text.size()}, &some);
        if (!status.ok())
            throw Error(Error::Code::InvalidInput,
                        Core::tr("The prompt can't be turned into tokens. Change its wording."), status.ToString());
        ids.insert(ids.end(), some.begin(), some.end());
    }
};

Tokenizer::Tokenizer(const std::filesystem::path& file, std::int32_t rows) : m_impl(std::make_unique<Impl>()) {
    PieceModel model = readModel(file);
    checkPieceModel(file, model);
    // SentencePiece is given what was checked, written anew, and not the file's own bytes.
    const auto status = m_impl->processor.LoadFromSerializedProto(toProto(model));
    if (!status.ok()) failUnusable(file, Core::tr("SentencePiece can't read it"), status.ToString());
    for (std::size_t id = static_cast<std::size_t>(std::max(rows, 0)); id < model.pieces.size(); ++id)
        if (model.pieces[id].type != PieceModel::Control)
            failUnusable(file, Core::tr("it has %1 pieces, but the model knows only %2")
                                   .arg(std::to_string(model.pieces.size()))
                                   .arg(std::to_string(rows)));
    if (model.eosId >= rows) failUnusable(file, Core::tr("its “</s>” is beyond what the model knows"));
    m_impl->eosId = model.eosId;
    m_impl->specials = std::move(model.specials);
    std::erase_if(m_impl->specials, [rows](const auto& special) { return special.second >= rows; });
    std::stable_sort(m_impl->specials.begin(), m_impl->specials.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<std::int32_t> Tokenizer::encode(std::string_view prompt) const {
    std::vector<std::int32_t> ids;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < prompt.size();) {
        const auto* special = m_impl->specialAt(prompt, i);
        if (!special) {
            ++i;
            continue;
        }
        m_impl->encodeText(prompt.substr(begin, i - begin), ids);
        ids.push_back(special->second);
        begin = i += special->first.size();
    }
    m_impl->encodeText(prompt.substr(begin), ids);
    ids.push_back(m_impl->eosId);
    return ids;
}

int Tokenizer::vocabSize() const { return m_impl->processor.GetPieceSize(); }

}  // namespace capriccio::musicgen
