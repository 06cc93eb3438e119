#include "core/studio/input_sound.h"

#include "core/audio/sound_loader.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/studio/material/melody_file.h"
#include "core/studio/project/flac.h"
#include "core/studio/words.h"

#include <algorithm>

#include <QFile>
#include <QTemporaryFile>

namespace capriccio::studio {

namespace {

/// What `act` makes of the kept file as a file on disk (libsndfile's decoders read files), whose passing name no
/// message shows.
template <typename Act>
auto reading(const InputFile& file, Act act) {
    QTemporaryFile copy;
    if (!copy.open() || copy.write(file.content) != file.content.size() || !copy.flush())
        throw Error(Error::Code::Unreadable,
                    Core::tr("“%1” could not be read as sound. Choose another file.").arg(file.name.toStdString()),
                    copy.errorString().toStdString());
    const std::string path = QFile::encodeName(copy.fileName()).toStdString();
    try {
        return act(std::filesystem::path(path));
    } catch (const Error& error) {
        std::string words = wordsOf(error).toStdString();
        if (const auto at = words.find(path); at != std::string::npos)
            words.replace(at, path.size(), file.name.toStdString());
        throw Error(error.code(), words, error.detail());
    }
}

}  // namespace

audio::Samples soundOf(const InputFile& file, int sampleRate) {
    return reading(file, [&](const std::filesystem::path& path) {
        return audio::loadSound(path, {}, std::min(audio::soundInfo(path).channels, 2), sampleRate);
    });
}

InputFile fileOf(const audio::AudioClip& clip, const QString& name) {
    return {name + QStringLiteral(".flac"), project::encodeSound(clip).flac};
}

musicgen::Chroma chromaOf(const InputFile& file) {
    return reading(file, [](const std::filesystem::path& path) { return material::melodyFromFile(path, {}); });
}

}  // namespace capriccio::studio
