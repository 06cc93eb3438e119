#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace capriccio::musicgen {

/// One object of a configuration file, read by key with a default and a range. A missing or null key is its default;
/// anything else that is not as asked throws Error(Unreadable) that names the file and the key ("decoder.hidden_size").
/// The object must outlive the view.
class JsonFields {
  public:
    /// `prefix` is put before the keys in messages.
    JsonFields(const std::filesystem::path& file, const nlohmann::json& object, std::string prefix = {});

    /// The object under `key`; an empty one when it is missing.
    JsonFields section(const std::string& key) const;

    bool has(const std::string& key) const;
    int whole(const std::string& key, int missing, int least, int most) const;
    double number(const std::string& key, double missing, double least, double most) const;
    bool flag(const std::string& key, bool missing) const;
    std::string text(const std::string& key, const std::string& missing) const;
    std::vector<int> wholes(const std::string& key, const std::vector<int>& missing, int least, int most,
                            std::size_t mostItems) const;
    std::vector<double> numbers(const std::string& key, const std::vector<double>& missing, double least, double most,
                                std::size_t mostItems) const;

    /// Throws Error(Unsupported) unless the value is the only one that this engine computes.
    void only(const std::string& key, bool needed, bool missing) const;
    void only(const std::string& key, const std::string& needed) const;

    /// Throws Error(Unreadable): “FILE” can't be used: KEY is impossible: WHY.
    [[noreturn]] void fail(const std::string& key, const Message& why) const;
    [[noreturn]] void unsupported(const std::string& key, const Message& value) const;

    const std::filesystem::path& file() const { return m_file; }

  private:
    const nlohmann::json* find(const std::string& key) const;
    int wholeOf(const std::string& key, const nlohmann::json& value, int least, int most) const;
    double numberOf(const std::string& key, const nlohmann::json& value, double least, double most) const;

    std::filesystem::path m_file;
    const nlohmann::json* m_object;
    std::string m_prefix;
};

}  // namespace capriccio::musicgen
