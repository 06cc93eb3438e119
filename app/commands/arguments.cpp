#include "app/commands/arguments.h"

#include <algorithm>
#include <charconv>

namespace capriccio::cli {
namespace {

template <class Number>
std::optional<Number> parsed(const std::string& name, const std::optional<std::string>& text, const char* kind) {
    if (!text) return std::nullopt;
    Number value{};
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size())
        throw UsageError(name + " needs " + kind + ", not “" + *text + "”.");
    return value;
}

}  // namespace

Arguments::Arguments(std::span<const Option> options, std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            m_rest.insert(m_rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
            return;
        }
        if (!word.starts_with("--")) {
            m_rest.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto option = std::ranges::find_if(options, [&](const Option& o) { return name == o.name; });
        if (option == options.end()) throw UsageError("There is no option " + name + ".");
        if (!option->value) {
            if (equals != std::string::npos) throw UsageError(name + " takes no value.");
            m_values[name].emplace_back();
        } else if (equals != std::string::npos) {
            m_values[name].push_back(word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            m_values[name].push_back(words[++i]);
        } else {
            throw UsageError(name + " needs a value: " + option->value + ".");
        }
    }
}

std::optional<std::string> Arguments::text(const std::string& name) const {
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::nullopt : std::optional(found->second.back());
}

std::vector<std::string> Arguments::all(const std::string& name) const {
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::vector<std::string>() : found->second;
}

std::optional<double> Arguments::number(const std::string& name) const {
    return parsed<double>(name, text(name), "a number");
}

std::optional<long long> Arguments::integer(const std::string& name) const {
    return parsed<long long>(name, text(name), "a whole number");
}

std::string helpText(std::span<const Option> options) {
    std::string help;
    for (const Option& option : options) {
        std::string left = std::string("  ") + option.name + (option.value ? std::string(" ") + option.value : "");
        left.resize(std::max<std::size_t>(left.size() + 2, 28), ' ');
        help += left + option.help + "\n";
    }
    return help;
}

}  // namespace capriccio::cli
