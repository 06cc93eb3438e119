#include "core/musicgen/checkpoint/json_fields.h"

#include "core/musicgen/checkpoint/fault.h"

#include <cmath>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

using nlohmann::json;

std::string shown(const json& value) {
    if (value.is_structured()) return value.is_array() ? "a list" : "an object";
    if (value.is_string()) return quotedText(value.get_ref<const std::string&>());
    return value.dump();
}

std::string shown(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

}  // namespace

JsonFields::JsonFields(const std::filesystem::path& file, const json& object, std::string prefix)
    : m_file(file), m_object(&object), m_prefix(std::move(prefix)) {}

JsonFields JsonFields::section(const std::string& key) const {
    static const json kEmpty = json::object();
    const json* value = find(key);
    if (value && !value->is_object()) fail(key, "it is " + shown(*value) + ", where an object is needed");
    return JsonFields(m_file, value ? *value : kEmpty, m_prefix + key + ".");
}

const json* JsonFields::find(const std::string& key) const {
    const auto found = m_object->find(key);
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

bool JsonFields::has(const std::string& key) const { return find(key) != nullptr; }

void JsonFields::fail(const std::string& key, const std::string& why) const {
    failUnusable(m_file, "“" + m_prefix + key + "” is impossible: " + why);
}

void JsonFields::unsupported(const std::string& key, const std::string& value) const {
    failUnsupported(m_file, "it asks for “" + m_prefix + key + "” = " + value + ", which this program does not do");
}

int JsonFields::wholeOf(const std::string& key, const json& value, int least, int most) const {
    const std::string range = " from " + std::to_string(least) + " to " + std::to_string(most);
    // Python writes some whole numbers as 1.0.
    const bool whole = value.is_number_integer() ||
                       (value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>());
    if (!whole) fail(key, "it is " + shown(value) + ", where a whole number" + range + " is needed");
    const double number = value.get<double>();
    if (!(number >= least && number <= most)) fail(key, "it is " + shown(value) + ", and must be" + range);
    return static_cast<int>(number);
}

double JsonFields::numberOf(const std::string& key, const json& value, double least, double most) const {
    const std::string range = " from " + shown(least) + " to " + shown(most);
    if (!value.is_number()) fail(key, "it is " + shown(value) + ", where a number" + range + " is needed");
    const double number = value.get<double>();
    if (!(number >= least && number <= most)) fail(key, "it is " + shown(value) + ", and must be" + range);
    return number;
}

int JsonFields::whole(const std::string& key, int missing, int least, int most) const {
    const json* value = find(key);
    return value ? wholeOf(key, *value, least, most) : missing;
}

double JsonFields::number(const std::string& key, double missing, double least, double most) const {
    const json* value = find(key);
    return value ? numberOf(key, *value, least, most) : missing;
}

bool JsonFields::flag(const std::string& key, bool missing) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_boolean()) fail(key, "it is " + shown(*value) + ", where true or false is needed");
    return value->get<bool>();
}

std::string JsonFields::text(const std::string& key, const std::string& missing) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_string()) fail(key, "it is " + shown(*value) + ", where text is needed");
    return value->get<std::string>();
}

std::vector<int> JsonFields::wholes(const std::string& key, const std::vector<int>& missing, int least, int most,
                                    std::size_t mostItems) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_array() || value->empty() || value->size() > mostItems)
        fail(key, "a list of 1 to " + std::to_string(mostItems) + " whole numbers is needed");
    std::vector<int> items;
    for (const json& item : *value) items.push_back(wholeOf(key, item, least, most));
    return items;
}

std::vector<double> JsonFields::numbers(const std::string& key, const std::vector<double>& missing, double least,
                                        double most, std::size_t mostItems) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_array() || value->empty() || value->size() > mostItems)
        fail(key, "a list of 1 to " + std::to_string(mostItems) + " numbers is needed");
    std::vector<double> items;
    for (const json& item : *value) items.push_back(numberOf(key, item, least, most));
    return items;
}

void JsonFields::only(const std::string& key, bool needed, bool missing) const {
    if (flag(key, missing) != needed) unsupported(key, needed ? "false" : "true");
}

void JsonFields::only(const std::string& key, const std::string& needed) const {
    const std::string value = text(key, needed);
    if (value != needed) unsupported(key, quotedText(value));
}

}  // namespace capriccio::musicgen
