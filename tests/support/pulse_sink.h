#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace capriccio::tests {

/// A private sound server with one silent device, and a recorder of what it is given: sound without a sound card.
///
/// Creating it points this process's HOME, XDG_RUNTIME_DIR and PULSE_* at private folders, so it must come before
/// anything initialises PortAudio (which reads $HOME/.asoundrc then) and before other threads read the environment: at
/// the beginning of a test. Destroying it ends its server and recorder and puts the environment back.
///
///     PulseSink sink(32000, 1);
///     if (!sink.problem().isEmpty()) QSKIP(qPrintable(sink.problem()));
///     sink.startRecording();
///     …play…
///     const std::vector<float> heard = sink.stopRecording();
class PulseSink {
  public:
    PulseSink(int sampleRate, int channels);
    ~PulseSink();
    PulseSink(const PulseSink&) = delete;
    PulseSink& operator=(const PulseSink&) = delete;

    /// Empty, or why there is no server (a program is missing, or what it said).
    const QString& problem() const { return m_problem; }

    /// Returns once samples arrive, false if none did within 10 s. In the sink's own rate and channels, float32.
    bool startRecording();
    /// What was recorded so far, interleaved; the recorder goes on.
    std::vector<float> recorded();
    /// Waits for `seconds` more of recording to arrive (so that what was played before is surely in), then ends it.
    std::vector<float> stopRecording(double seconds = 0.5);

    /// Ends the server, as when a device is pulled out; startServer() brings it back.
    void killServer();
    bool startServer();

  private:
    void setVariable(const char* name, const QByteArray& value);

    int m_sampleRate;
    int m_channels;
    QString m_problem;
    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_recorder;
    QByteArray m_bytes;
    struct Variable {
        QByteArray name;
        bool wasSet;
        QByteArray value;
    };
    std::vector<Variable> m_environment;
};

}  // namespace capriccio::tests
