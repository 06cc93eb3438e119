#include "core/musicgen/checkpoint/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/mapped_file.h"
#include "core/musicgen/checkpoint/safetensors_header.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace capriccio::musicgen {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are read in place, and stored little-endian");

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;  // the reference implementation's bound

std::uint64_t littleEndian(std::span<const std::byte> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i) value |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    return value;
}

/// The header, and the tensors in the order of their data: the largest elements first, so that each is aligned to its
/// own.
std::pair<std::string, std::vector<const StoredTensor*>> layOut(const std::filesystem::path& file,
                                                                const StoredTensors& tensors,
                                                                const std::map<std::string, std::string>& metadata) {
    std::vector<std::pair<const std::string*, const StoredTensor*>> order;
    for (const auto& [name, tensor] : tensors) order.emplace_back(&name, &tensor);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return sizeOf(a.second->dtype) > sizeOf(b.second->dtype); });

    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::vector<const StoredTensor*> data;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : order) {
        if (*name == "__metadata__")
            throw Error(Error::Code::InvalidInput,
                        Core::tr("%1 could not be saved: no tensor may be called “__metadata__”.").arg(quoted(file)));
        if (static_cast<std::uint64_t>(tensor->elements()) * sizeOf(tensor->dtype) != tensor->bytes.size())
            throw Error(Error::Code::Internal,
                        Core::tr("%1 could not be saved: the bytes of “%2” do not fit its shape.")
                            .arg(quoted(file))
                            .arg(*name));
        const std::uint64_t end = offset + tensor->bytes.size();
        header[*name] = {
            {"dtype", safetensorsName(tensor->dtype)}, {"shape", tensor->shape}, {"data_offsets", {offset, end}}};
        data.push_back(tensor);
        offset = end;
    }
    try {
        std::string text = header.dump();
        text.resize((text.size() + kLengthBytes - 1) / kLengthBytes * kLengthBytes, ' ');
        return {std::move(text), std::move(data)};
    } catch (const nlohmann::json::exception& problem) {
        throw Error(Error::Code::InvalidInput,
                    Core::tr("%1 could not be saved: a name in it is not UTF-8.").arg(quoted(file)), problem.what());
    }
}

}  // namespace

StoredTensors readSafetensors(const std::filesystem::path& file) {
    const auto mapped = MappedFile::open(file);
    const auto bytes = mapped->bytes();
    refusePointer(file, bytes);
    if (bytes.size() < kLengthBytes) failUnusable(file, Core::tr("it is too short to be a safetensors file"));
    const std::uint64_t length = littleEndian(bytes);
    const std::uint64_t rest = bytes.size() - kLengthBytes;
    if (length > rest)
        failUnusable(file,
                     Core::tr("its header should be %1 bytes long, but only %2 follow (was the download cut off?)")
                         .arg(std::to_string(length))
                         .arg(std::to_string(rest)));
    if (length > kMaxHeaderBytes)
        failUnusable(file, Core::tr("its header is impossibly long, %1 bytes").arg(std::to_string(length)));
    const std::string_view header(reinterpret_cast<const char*>(bytes.data()) + kLengthBytes, length);
    if (!header.starts_with('{')) failUnusable(file, Core::tr("its header is not a JSON object"));
    const auto data = bytes.subspan(kLengthBytes + length);

    StoredTensors tensors;
    for (SafetensorsEntry& entry : readSafetensorsHeader(file, header, data.size())) {
        StoredTensor& tensor = tensors[std::move(entry.name)];
        tensor.dtype = entry.dtype;
        tensor.shape = std::move(entry.shape);
        tensor.bytes = data.subspan(entry.begin, entry.end - entry.begin);
        tensor.owner = mapped;
    }
    return tensors;
}

void writeSafetensors(const std::filesystem::path& file, const StoredTensors& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const auto [header, data] = layOut(file, tensors, metadata);
    AtomicFile atomic(file);
    errno = 0;
    std::ofstream out(atomic.path(), std::ios::binary | std::ios::trunc);
    char length[kLengthBytes];
    for (std::size_t i = 0; i < kLengthBytes; ++i) length[i] = static_cast<char>(header.size() >> (8 * i) & 0xFF);
    out.write(length, sizeof length);
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    for (const StoredTensor* tensor : data)
        out.write(reinterpret_cast<const char*>(tensor->bytes.data()),
                  static_cast<std::streamsize>(tensor->bytes.size()));
    out.close();
    if (!out) {
        const int error = errno;
        const bool full = error == ENOSPC || error == EDQUOT;
        throw Error(
            Error::Code::Unwritable,
            (full ? Core::tr("%1 could not be saved: the disk is full. Free some space, or choose another folder.")
                  : Core::tr("%1 could not be saved: writing stopped (%2). Choose another folder."))
                .arg(quoted(file))
                .arg(std::strerror(error)),
            std::strerror(error));
    }
    atomic.commit();
}

}  // namespace capriccio::musicgen
