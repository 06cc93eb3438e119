#include "core/musicgen/checkpoint/json_file.h"

#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/mapped_file.h"

#include <string>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {

using nlohmann::json;

json readJsonObject(const std::filesystem::path& file, std::size_t maxBytes) {
    constexpr int kMaxDepth = 64;
    const auto mapped = MappedFile::open(file);
    const auto bytes = mapped->bytes();
    if (bytes.size() > maxBytes) failUnusable(file, Core::tr("it is far larger than such a file can be"));
    const auto watch = [&file](int depth, json::parse_event_t, json&) {
        if (depth > kMaxDepth) failUnusable(file, Core::tr("its JSON is nested too deeply"));
        return true;
    };
    const char* text = reinterpret_cast<const char*>(bytes.data());
    try {
        json value = json::parse(text, text + bytes.size(), watch);
        if (!value.is_object()) failUnusable(file, Core::tr("it does not hold a JSON object"));
        return value;
    } catch (const json::exception& problem) {
        if (const auto* parse = dynamic_cast<const json::parse_error*>(&problem))
            failUnusable(file, Core::tr("its JSON is broken (byte %1)").arg(std::to_string(parse->byte)),
                         problem.what());
        failUnusable(file, Core::tr("its JSON is broken"), problem.what());
    }
}

}  // namespace capriccio::musicgen
