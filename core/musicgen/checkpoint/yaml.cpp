#include "core/musicgen/checkpoint/yaml.h"

#include "core/musicgen/checkpoint/fault.h"

#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <yaml.h>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxBytes = 1 << 20;
constexpr int kMaxDepth = 64;

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<json> numberOf(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    const char *begin = text.data(), *end = begin + text.size();
    std::int64_t whole = 0;
    if (const auto [at, error] = std::from_chars(begin, end, whole); error == std::errc() && at == end) return whole;
    double number = 0;
    if (const auto [at, error] = std::from_chars(begin, end, number); error == std::errc() && at == end) {
        // "inf" and "nan" are words in YAML (.inf and .nan are its numbers).
        if (text.find_first_of("0123456789") != std::string_view::npos) return number;
    }
    return std::nullopt;
}

json plainScalar(std::string_view text) {
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"})) return nullptr;
    if (isOneOf(text, {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})) return true;
    if (isOneOf(text, {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})) return false;
    if (auto number = numberOf(text)) return *number;
    return std::string(text);
}

/// libyaml's events → values.
class Reader {
  public:
    Reader(std::string_view text, const std::filesystem::path& file) : m_file(file) {
        if (!yaml_parser_initialize(&m_parser)) throw std::bad_alloc();
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    ~Reader() {
        drop();
        yaml_parser_delete(&m_parser);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    json read() {
        next();  // of the stream
        next();
        if (m_event.type != YAML_DOCUMENT_START_EVENT) fail(Core::tr("it is empty"));
        next();
        json all = value(0);
        if (!all.is_object()) fail(Core::tr("it is not a list of names and values"));
        return all;
    }

  private:
    [[noreturn]] void fail(const Message& what) const {
        failUnusable(m_file, Core::tr("its configuration (“xp.cfg”) can't be read: %1, in line %2")
                                 .arg(what)
                                 .arg(std::to_string(m_parser.mark.line + 1)));
    }

    void drop() {
        if (m_filled) yaml_event_delete(&m_event);
        m_filled = false;
    }

    void next() {
        drop();
        if (!yaml_parser_parse(&m_parser, &m_event)) fail(Core::tr("it is not YAML"));
        m_filled = true;
    }

    std::string_view scalarText() const {
        return {reinterpret_cast<const char*>(m_event.data.scalar.value), m_event.data.scalar.length};
    }

    /// The value whose first event is the current one; ends on its last.
    json value(int depth) {
        if (depth > kMaxDepth) fail(Core::tr("it is nested too deeply"));
        switch (m_event.type) {
            case YAML_SCALAR_EVENT:
                if (m_event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE) return plainScalar(scalarText());
                return std::string(scalarText());
            case YAML_SEQUENCE_START_EVENT: {
                json list = json::array();
                for (next(); m_event.type != YAML_SEQUENCE_END_EVENT; next()) list.push_back(value(depth + 1));
                return list;
            }
            case YAML_MAPPING_START_EVENT: {
                json object = json::object();
                for (next(); m_event.type != YAML_MAPPING_END_EVENT; next()) {
                    if (m_event.type != YAML_SCALAR_EVENT) fail(Core::tr("a name in it is not text"));
                    std::string name(scalarText());
                    next();
                    object[std::move(name)] = value(depth + 1);
                }
                return object;
            }
            case YAML_ALIAS_EVENT:
                fail(Core::tr("it refers to its own parts (an alias)"));
            default:
                fail(Core::tr("a value is missing"));
        }
    }

    std::filesystem::path m_file;
    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
    bool m_filled = false;
};

/// What stands at "a.b.c"; null when nothing does.
const json* at(const json& root, std::string_view path) {
    const json* place = &root;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        if (!place->is_object()) return nullptr;
        const auto found = place->find(std::string(path.substr(0, dot)));
        if (found == place->end()) return nullptr;
        place = &*found;
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return place;
}

/// "${a.b}" → "a.b".
std::optional<std::string_view> reference(const json& value) {
    if (!value.is_string()) return std::nullopt;
    const std::string_view text = value.get_ref<const std::string&>();
    if (!text.starts_with("${") || !text.ends_with('}') || text.find('$', 1) != std::string_view::npos)
        return std::nullopt;
    return text.substr(2, text.size() - 3);
}

void resolve(json& value, const json& root) {
    if (value.is_structured()) {
        for (json& item : value) resolve(item, root);
        return;
    }
    const json* target = &value;
    for (int step = 0; step < 8; ++step) {
        const auto path = reference(*target);
        if (!path) break;
        const json* further = at(root, *path);
        if (!further || further->is_structured()) return;
        target = further;
    }
    if (target != &value && !reference(*target)) value = json(*target);
}

}  // namespace

json readYamlObject(std::string_view text, const std::filesystem::path& file) {
    if (text.size() > kMaxBytes) failUnusable(file, Core::tr("its configuration (“xp.cfg”) is far too long"));
    json object = Reader(text, file).read();
    const json before = object;
    resolve(object, before);
    return object;
}

}  // namespace capriccio::musicgen
