#include "core/musicgen/checkpoint/torch_file.h"

#include "core/musicgen/checkpoint/fault.h"
#include "core/musicgen/checkpoint/mapped_file.h"
#include "core/musicgen/checkpoint/pickle.h"
#include "core/musicgen/checkpoint/zip_directory.h"

#include <string_view>

namespace capriccio::musicgen {
namespace {

std::string_view textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Says what a file that is not a zip is, where that can be told.
void refuseOthers(const std::filesystem::path& file, std::span<const std::byte> bytes) {
    refusePointer(file, bytes);
    const std::string_view text = textOf(bytes);
    if (text.starts_with("PK\x03\x04")) return;
    // torch.save before 1.6: a pickled magic number, 0x1950a86a20f9469cfc6c, as a LONG1 of ten bytes.
    if (text.size() > 14 && text[0] == '\x80' &&
        text.substr(2, 12) == "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19")
        failUnsupported(
            file,
            Core::tr("it was written by a PyTorch before 1.6. Save it again with a newer one, or as safetensors"));
    failUnusable(file, Core::tr("it is not a file that PyTorch wrote"));
}

}  // namespace

TorchValue readTorchFile(const std::filesystem::path& file) {
    const auto mapped = MappedFile::open(file);
    refuseOthers(file, mapped->bytes());
    const ZipDirectory zip(file, mapped->bytes());
    const std::string folder = zip.folderOf("data.pkl");
    zip.checkCrc(folder + "data.pkl");
    if (const auto* order = zip.find(folder + "byteorder"); order && textOf(order->bytes) != "little")
        failUnsupported(
            file, Core::tr("its numbers are stored in the order of bytes %1").arg(quotedText(textOf(order->bytes))));

    PickleSource source;
    source.file = file;
    source.owner = mapped;
    source.copyBudgetBytes = mapped->bytes().size();
    source.storage = [&](const std::string& key) {
        const auto* entry = zip.find(folder + "data/" + key);
        if (!entry) failUnusable(file, Core::tr("the data of one of its weights, %1, is missing").arg(quotedText(key)));
        return entry->bytes;
    };
    return readPickle(zip.find(folder + "data.pkl")->bytes, source);
}

}  // namespace capriccio::musicgen
