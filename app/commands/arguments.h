#pragma once

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace capriccio::cli {

/// Wrong usage: said together with a hint at --help; exit code 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Option {
    const char* name;   ///< "--seconds"
    const char* value;  ///< "N" for the help; null for a flag
    const char* help;
};

/// Command-line words sorted into options and the rest. `--name value` and `--name=value` are the same; after `--` all
/// words are the rest. Of an option that is given several times the last value counts, unless all() is asked. Throws UsageError for an unknown option, a missing value, or a value of another type.
class Arguments {
  public:
    Arguments(std::span<const Option> options, std::span<const std::string> words);

    bool has(const std::string& name) const { return m_values.contains(name); }
    std::optional<std::string> text(const std::string& name) const;
    /// Every value, in order.
    std::vector<std::string> all(const std::string& name) const;
    std::optional<double> number(const std::string& name) const;
    std::optional<long long> integer(const std::string& name) const;
    const std::vector<std::string>& rest() const { return m_rest; }

  private:
    std::map<std::string, std::vector<std::string>> m_values;
    std::vector<std::string> m_rest;
};

std::string helpText(std::span<const Option> options);

}  // namespace capriccio::cli
