#pragma once

#include "core/audio/audio_file.h"

#include <cstring>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QTest>

/// Other people's programs, for a second opinion on what was written.
namespace programs {

struct Output {
    QByteArray out;
    QByteArray err;
};

/// Runs to the end; a program that is missing or fails is a failed test.
inline Output run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    const bool ended = process.waitForStarted() && process.waitForFinished(60000);
    Output output{process.readAllStandardOutput(), process.readAllStandardError()};
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        QTest::qFail(qPrintable(program + " " + arguments.join(' ') + ": " + process.errorString() + "\n" + output.err),
                     __FILE__, __LINE__);
    return output;
}

inline QJsonObject ffprobe(const QString& file) {
    const QByteArray json = run("ffprobe", {"-v", "error", "-of", "json", "-show_format", "-show_streams", file}).out;
    return QJsonDocument::fromJson(json).object();
}

inline QJsonObject stream(const QJsonObject& probed) { return probed["streams"].toArray().at(0).toObject(); }

/// Tags by lower-case name, wherever the container has them.
inline QMap<QString, QString> tags(const QJsonObject& probed) {
    QMap<QString, QString> all;
    for (const QJsonObject& holder : {probed["format"].toObject(), stream(probed)}) {
        const QJsonObject found = holder["tags"].toObject();
        for (auto i = found.begin(); i != found.end(); ++i) {
            if (!all.contains(i.key().toLower())) all[i.key().toLower()] = i.value().toString();
        }
    }
    return all;
}

/// As ffmpeg hears it.
inline capriccio::audio::Samples ffmpegDecoded(const QString& file) {
    const QJsonObject info = stream(ffprobe(file));
    capriccio::audio::Samples sound;
    sound.channels = info["channels"].toInt();
    sound.sampleRate = info["sample_rate"].toString().toInt();
    const QByteArray bytes = run("ffmpeg", {"-v", "error", "-i", file, "-f", "f32le", "-c:a", "pcm_f32le", "-"}).out;
    sound.interleaved.resize(static_cast<std::size_t>(bytes.size()) / sizeof(float));
    if (!sound.interleaved.empty())
        std::memcpy(sound.interleaved.data(), bytes.constData(), sound.interleaved.size() * sizeof(float));
    return sound;
}

/// As libvorbis's own player hears it. (ffmpeg's Vorbis decoder does not keep to the sample at the ends.)
inline capriccio::audio::Samples oggdecDecoded(const QString& file) {
    const QString wav = file + ".wav";
    run("oggdec", {"-Q", "-o", wav, file});
    return ffmpegDecoded(wav);
}

struct Meter {
    double lufs = 0;
    double truePeakDb = 0;
};
/// ffmpeg's EBU R128 meter.
inline Meter ebur128(const QString& file) {
    const QString text = run("ffmpeg", {"-hide_banner", "-nostats", "-v", "error", "-i", file, "-af",
                                        "ebur128=peak=true:metadata=1,ametadata=print:file=-", "-f", "null", "-"})
                             .out;
    const auto last = [&](const QString& key) {
        const qsizetype at = text.lastIndexOf("lavfi.r128." + key + "=");
        return at < 0 ? -1000.0 : QStringView(text).mid(at).split('\n').first().split('=').last().trimmed().toDouble();
    };
    // A peak of each channel, and of all; linear.
    return {last("I"), 20 * std::log10(std::max(last("true_peak"), 1e-6))};
}

}  // namespace programs
