#include "core/studio/input_sound.h"

#include "core/audio/export/resample.h"
#include "core/base/error.h"
#include "core/base/units.h"
#include "core/studio/project/flac.h"

#include <utility>

#include <QFile>
#include <QTemporaryFile>

namespace capriccio::studio {

audio::Samples soundOf(const InputFile& file, int sampleRate) {
    const auto fail = [&](const std::string& detail) {
        throw Error(Error::Code::Unreadable,
                    "“" + file.name.toStdString() + "” could not be read as sound. Choose another file.", detail);
    };
    QTemporaryFile copy;  // libsndfile's decoders read files
    if (!copy.open() || copy.write(file.content) != file.content.size() || !copy.flush())
        fail(copy.errorString().toStdString());
    audio::Samples sound;
    try {
        sound = audio::readAudioFile(QFile::encodeName(copy.fileName()).toStdString());
    } catch (const Error& error) { fail(error.detail()); }
    if (sound.frames() == 0) fail("no sound");
    if (sound.sampleRate == sampleRate) return sound;
    const audio::ExportProgress untold;
    return audio::resampled(std::move(sound), sampleRate, false, audio::Stage(untold));
}

InputFile fileOf(const audio::AudioClip& clip, const QString& name) {
    return {name + QStringLiteral(".flac"), project::encodeSound(clip).flac};
}

musicgen::Chroma chromaOf(const InputFile& file) {
    const audio::Samples sound = soundOf(file, kSampleRate);
    std::vector<float> mono;
    mono.reserve(static_cast<std::size_t>(sound.frames()));
    const auto channels = static_cast<std::size_t>(sound.channels);
    for (std::size_t i = 0; i + channels <= sound.interleaved.size(); i += channels) {
        float sum = 0;
        for (std::size_t c = 0; c < channels; ++c) sum += sound.interleaved[i + c];
        mono.push_back(sum / static_cast<float>(channels));
    }
    return musicgen::chromaOf(mono);
}

}  // namespace capriccio::studio
