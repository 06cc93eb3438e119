#include "core/musicgen/checkpoint/pickle_value.h"

#include "core/musicgen/checkpoint/fault.h"

#include <string>
#include <utility>

namespace capriccio::musicgen::pickle {
namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxValues = 2'000'000;
constexpr std::size_t kMaxTextBytes = 256 << 20;

struct Converter {
    const std::vector<Node>& nodes;
    const std::filesystem::path& file;
    std::size_t values = 0;
    std::size_t textBytes = 0;

    TorchValue convert(NodeId id, int depth) {
        if (depth > kMaxDepth) failUnusable(file, Core::tr("its values are nested too deeply"));
        if (++values > kMaxValues) failUnusable(file, Core::tr("it holds too many values"));
        return std::visit([&](const auto& node) { return convert(node, depth); }, nodes[id]);
    }

    TorchValue convert(std::monostate, int) { return {}; }
    TorchValue convert(bool value, int) { return {value}; }
    TorchValue convert(std::int64_t value, int) { return {value}; }
    TorchValue convert(double value, int) { return {value}; }
    TorchValue convert(std::string_view value, int) { return {text(value)}; }
    TorchValue convert(const StoredTensor& value, int) { return {value}; }
    TorchValue convert(const Tuple& value, int depth) { return list(value.items, depth); }
    TorchValue convert(const List& value, int depth) { return list(value.items, depth); }
    TorchValue convert(const TypeName& value, int) { return {std::string("torch.") + nameOf(value.dtype)}; }
    TorchValue convert(const Storage& value, int) {
        return notAValue(value.untyped ? Core::tr("an untyped storage") : Core::tr("a storage"));
    }
    TorchValue convert(const StorageType&, int) { return notAValue(Core::tr("the type of a storage")); }
    TorchValue convert(Callable, int) { return notAValue(Core::tr("a function")); }

    TorchValue convert(const Dict& value, int depth) {
        TorchDict dict;
        for (const auto& [key, item] : value.items) {
            const auto* name = std::get_if<std::string_view>(&nodes[key]);
            if (!name) failUnusable(file, Core::tr("one of its dicts has a key that is not text"));
            dict.insert_or_assign(text(*name), convert(item, depth + 1));
        }
        return {std::move(dict)};
    }

    TorchValue list(const std::vector<NodeId>& items, int depth) {
        TorchList values_;
        for (const NodeId item : items) values_.push_back(convert(item, depth + 1));
        return {std::move(values_)};
    }

    std::string text(std::string_view value) {
        textBytes += value.size();
        if (textBytes > kMaxTextBytes) failUnusable(file, Core::tr("it holds too much text"));
        return std::string(value);
    }

    [[noreturn]] TorchValue notAValue(const Message& what) const {
        failUnusable(file, Core::tr("it holds %1 where a value is needed").arg(what));
    }
};

}  // namespace

TorchValue toTorchValue(const std::vector<Node>& nodes, NodeId root, const std::filesystem::path& file) {
    return Converter{nodes, file}.convert(root, 0);
}

}  // namespace capriccio::musicgen::pickle
