#include "core/musicgen/checkpoint/json_fields.h"

#include "core/musicgen/checkpoint/fault.h"

#include <cmath>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

using nlohmann::json;

Message shown(const json& value) {
    if (value.is_structured()) return value.is_array() ? Core::tr("a list") : Core::tr("an object");
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
    if (value && !value->is_object()) fail(key, Core::tr("it is %1, where an object is needed").arg(shown(*value)));
    return JsonFields(m_file, value ? *value : kEmpty, m_prefix + key + ".");
}

const json* JsonFields::find(const std::string& key) const {
    const auto found = m_object->find(key);
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

bool JsonFields::has(const std::string& key) const { return find(key) != nullptr; }

void JsonFields::fail(const std::string& key, const Message& why) const {
    failUnusable(m_file, Core::tr("“%1” is impossible: %2").arg(m_prefix + key).arg(why));
}

void JsonFields::unsupported(const std::string& key, const Message& value) const {
    failUnsupported(m_file,
                    Core::tr("it asks for “%1” = %2, which this program does not do").arg(m_prefix + key).arg(value));
}

int JsonFields::wholeOf(const std::string& key, const json& value, int least, int most) const {
    const auto range = [&](const Message& words) { return words.arg(std::to_string(least)).arg(std::to_string(most)); };
    // Python writes some whole numbers as 1.0.
    const bool whole = value.is_number_integer() ||
                       (value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>());
    if (!whole) fail(key, range(Core::tr("it is %1, where a whole number from %2 to %3 is needed").arg(shown(value))));
    const double number = value.get<double>();
    if (!(number >= least && number <= most))
        fail(key, range(Core::tr("it is %1, and must be from %2 to %3").arg(shown(value))));
    return static_cast<int>(number);
}

double JsonFields::numberOf(const std::string& key, const json& value, double least, double most) const {
    const auto range = [&](const Message& words) { return words.arg(shown(least)).arg(shown(most)); };
    if (!value.is_number())
        fail(key, range(Core::tr("it is %1, where a number from %2 to %3 is needed").arg(shown(value))));
    const double number = value.get<double>();
    if (!(number >= least && number <= most))
        fail(key, range(Core::tr("it is %1, and must be from %2 to %3").arg(shown(value))));
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
    if (!value->is_boolean()) fail(key, Core::tr("it is %1, where true or false is needed").arg(shown(*value)));
    return value->get<bool>();
}

std::string JsonFields::text(const std::string& key, const std::string& missing) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_string()) fail(key, Core::tr("it is %1, where text is needed").arg(shown(*value)));
    return value->get<std::string>();
}

std::vector<int> JsonFields::wholes(const std::string& key, const std::vector<int>& missing, int least, int most,
                                    std::size_t mostItems) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_array() || value->empty() || value->size() > mostItems)
        fail(key, Core::tr("a list of 1 to %1 whole numbers is needed").arg(std::to_string(mostItems)));
    std::vector<int> items;
    for (const json& item : *value) items.push_back(wholeOf(key, item, least, most));
    return items;
}

std::vector<double> JsonFields::numbers(const std::string& key, const std::vector<double>& missing, double least,
                                        double most, std::size_t mostItems) const {
    const json* value = find(key);
    if (!value) return missing;
    if (!value->is_array() || value->empty() || value->size() > mostItems)
        fail(key, Core::tr("a list of 1 to %1 numbers is needed").arg(std::to_string(mostItems)));
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
