#include "core/musicgen/checkpoint/safetensors_header.h"

#include "core/musicgen/checkpoint/fault.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

constexpr std::size_t kMaxDimensions = 32;

constexpr std::pair<const char*, DType> kTypes[] = {
    {"F64", DType::F64}, {"F32", DType::F32}, {"F16", DType::F16}, {"BF16", DType::BF16}, {"I64", DType::I64},
    {"I32", DType::I32}, {"I16", DType::I16}, {"I8", DType::I8},   {"U8", DType::U8},     {"BOOL", DType::Bool},
};

/// Takes the header as a stream of events, so that a hostile one of many megabytes never becomes a tree of values.
///     { "NAME": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …, "__metadata__": {"key": "text", …} }
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit HeaderReader(const std::filesystem::path& file) : m_file(file) {}

    std::vector<SafetensorsEntry> take() {
        if (!m_complete) fail(Core::tr("its header is not complete"));
        return std::move(m_entries);
    }

    bool null() override { return scalar(Core::tr("null")); }
    bool boolean(bool) override { return scalar(Core::tr("true or false")); }
    bool number_float(double, const std::string& text) override {
        return scalar(Core::tr("the number %1").arg(quotedText(text)));
    }
    bool number_integer(std::int64_t value) override {
        return scalar(Core::tr("the negative number %1").arg(std::to_string(value)));
    }
    bool binary(binary_t&) override { return scalar(Core::tr("binary data")); }

    bool number_unsigned(std::uint64_t value) override {
        if (m_inArray && m_field == "shape") {
            if (value > INT64_MAX || m_entry.shape.size() == kMaxDimensions)
                failTensor(Core::tr("an impossible shape"));
            m_entry.shape.push_back(static_cast<std::int64_t>(value));
            return true;
        }
        if (m_inArray && m_field == "data_offsets") {
            m_offsets.push_back(value);
            if (m_offsets.size() > 2) failTensor(Core::tr("more than two offsets"));
            return true;
        }
        return scalar(Core::tr("the number %1").arg(std::to_string(value)));
    }

    bool string(std::string& value) override {
        if (m_depth == 2 && m_metadata && !m_inArray) return true;
        if (m_depth != 2 || m_inArray || m_field != "dtype")
            return scalar(Core::tr("the text %1").arg(quotedText(value)));
        const auto* type =
            std::find_if(std::begin(kTypes), std::end(kTypes), [&](auto& t) { return value == t.first; });
        if (type == std::end(kTypes))
            failUnsupported(m_file, Core::tr("its weight %1 is of the type %2, which this program does not know")
                                        .arg(quotedText(m_entry.name))
                                        .arg(quotedText(value)));
        m_entry.dtype = type->second;
        return true;
    }

    bool start_object(std::size_t) override {
        if (m_inArray || m_depth == 2) return scalar(Core::tr("an object"));
        ++m_depth;
        if (m_depth == 2) {
            m_seen.clear();
            m_offsets.clear();
        }
        return true;
    }

    bool key(std::string& name) override {
        if (m_depth == 1) {
            m_metadata = name == "__metadata__";
            if (!m_names.insert(name).second) fail(Core::tr("it holds %1 twice").arg(quotedText(name)));
            m_entry = {};
            m_entry.name = name;
        } else if (!m_metadata) {
            if (name != "dtype" && name != "shape" && name != "data_offsets")
                failTensor(Core::tr("an unknown entry, %1").arg(quotedText(name)));
            if (!m_seen.insert(name).second) failTensor(Core::tr("%1 twice").arg(quotedText(name)));
            m_field = name;
        }
        return true;
    }

    bool end_object() override {
        --m_depth;
        if (m_depth == 0) m_complete = true;
        if (m_depth == 1 && !m_metadata) {
            if (m_seen.size() != 3 || m_offsets.size() != 2) failTensor(Core::tr("no type, shape or offsets"));
            m_entry.begin = m_offsets[0];
            m_entry.end = m_offsets[1];
            m_entries.push_back(std::move(m_entry));
        }
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_depth != 2 || m_metadata || m_inArray || m_field == "dtype") return scalar(Core::tr("a list"));
        m_inArray = true;
        return true;
    }

    bool end_array() override {
        m_inArray = false;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& problem) override {
        failUnusable(m_file, Core::tr("its header is broken (byte %1)").arg(std::to_string(8 + position)),
                     problem.what());
    }

  private:
    [[noreturn]] void fail(const Message& what) const { failUnusable(m_file, what); }
    [[noreturn]] void failTensor(const Message& what) const {
        fail(Core::tr("its header gives the weight %1 %2").arg(quotedText(m_entry.name)).arg(what));
    }
    [[noreturn]] bool scalar(const Message& what) const {
        if (m_depth == 0) fail(Core::tr("its header is not a JSON object"));
        if (m_depth == 1) failTensor(Core::tr("%1 instead of a type, shape and offsets").arg(what));
        if (m_metadata)
            fail(Core::tr("its header holds %1 among the notes (__metadata__), where only text may stand").arg(what));
        failTensor(Core::tr("%1 as %2").arg(what).arg(quotedText(m_field)));
    }

    const std::filesystem::path& m_file;
    std::vector<SafetensorsEntry> m_entries;
    std::set<std::string> m_names;
    SafetensorsEntry m_entry;
    std::set<std::string> m_seen;
    std::vector<std::uint64_t> m_offsets;
    std::string m_field;
    int m_depth = 0;
    bool m_inArray = false;
    bool m_metadata = false;
    bool m_complete = false;
};

void checkSize(const std::filesystem::path& file, const SafetensorsEntry& entry, std::uint64_t dataBytes) {
    const std::string weight = quotedText(entry.name);
    if (entry.begin > entry.end) failUnusable(file, Core::tr("its weight %1 ends before it begins").arg(weight));
    if (entry.end > dataBytes)
        failUnusable(
            file, Core::tr("its weight %1 ends at byte %2 of the data, which has only %3 (was the download cut off?)")
                      .arg(weight)
                      .arg(std::to_string(entry.end))
                      .arg(std::to_string(dataBytes)));
    std::int64_t bytes = static_cast<std::int64_t>(sizeOf(entry.dtype));
    bool tooLarge = false;
    for (const std::int64_t dimension : entry.shape) tooLarge |= __builtin_mul_overflow(bytes, dimension, &bytes);
    if (tooLarge || static_cast<std::uint64_t>(bytes) != entry.end - entry.begin) {
        StoredTensor shown;
        shown.shape = entry.shape;
        failUnusable(file, Core::tr("its weight %1 has %2 bytes, which do not fit its shape %3 of %4")
                               .arg(weight)
                               .arg(std::to_string(entry.end - entry.begin))
                               .arg(shown.shapeText())
                               .arg(nameOf(entry.dtype)));
    }
}

}  // namespace

const char* safetensorsName(DType dtype) {
    for (const auto& [name, type] : kTypes)
        if (type == dtype) return name;
    return "?";
}

std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& file, std::string_view json,
                                                    std::uint64_t dataBytes) {
    HeaderReader reader(file);
    nlohmann::json::sax_parse(json.begin(), json.end(), &reader);
    std::vector<SafetensorsEntry> entries = reader.take();

    for (const SafetensorsEntry& entry : entries) checkSize(file, entry, dataBytes);
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    std::uint64_t covered = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const SafetensorsEntry& entry = entries[i];
        if (entry.begin < covered)
            failUnusable(file, Core::tr("its weights %1 and %2 overlap")
                                   .arg(quotedText(entries[i - 1].name))
                                   .arg(quotedText(entry.name)));
        if (entry.begin > covered)
            failUnusable(file, Core::tr("there are %1 bytes that belong to no weight before %2")
                                   .arg(std::to_string(entry.begin - covered))
                                   .arg(quotedText(entry.name)));
        covered = entry.end;
    }
    if (covered != dataBytes)
        failUnusable(file, Core::tr("its last %1 bytes belong to no weight").arg(std::to_string(dataBytes - covered)));
    return entries;
}

}  // namespace capriccio::musicgen
