#include "tests/support/pulse_sink.h"

#include <cstring>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace capriccio::tests {
namespace {

constexpr int kPatienceMs = 10000;

bool run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

void end(QProcess& process) {
    if (process.state() == QProcess::NotRunning) return;
    process.terminate();
    if (!process.waitForFinished(3000)) {
        process.kill();
        process.waitForFinished(3000);
    }
}

}  // namespace

PulseSink::PulseSink(int sampleRate, int channels) : m_sampleRate(sampleRate), m_channels(channels) {
    for (const char* program : {"pulseaudio", "parec", "pactl"})
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
            m_problem = QStringLiteral("%1 is not installed").arg(QLatin1String(program));
            return;
        }
    const QDir folder(m_folder.path());
    for (const char* name : {"home", "runtime", "config"}) folder.mkdir(QLatin1String(name));
    QFile::setPermissions(folder.filePath(QStringLiteral("runtime")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    setVariable("HOME", QFile::encodeName(folder.filePath(QStringLiteral("home"))));
    setVariable("XDG_RUNTIME_DIR", QFile::encodeName(folder.filePath(QStringLiteral("runtime"))));
    setVariable("XDG_CONFIG_HOME", QFile::encodeName(folder.filePath(QStringLiteral("config"))));
    for (const char* name :
         {"PULSE_SERVER", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "PULSE_COOKIE", "PULSE_SINK", "PULSE_LATENCY_MSEC"})
        setVariable(name, {});
    QFile rc(folder.filePath(QStringLiteral("home/.asoundrc")));
    if (rc.open(QFile::WriteOnly))
        rc.write("pcm.!default { type pulse }\nctl.!default { type pulse }\npcm.pulse { type pulse }\n");
    rc.close();
    startServer();
}

PulseSink::~PulseSink() {
    end(m_recorder);
    end(m_server);
    for (auto it = m_environment.rbegin(); it != m_environment.rend(); ++it)
        if (it->wasSet)
            qputenv(it->name.constData(), it->value);
        else
            qunsetenv(it->name.constData());
}

void PulseSink::setVariable(const char* name, const QByteArray& value) {
    m_environment.push_back({name, qEnvironmentVariableIsSet(name), qgetenv(name)});
    if (value.isEmpty())
        qunsetenv(name);
    else
        qputenv(name, value);
}

bool PulseSink::startServer() {
    // In the foreground, as a child of ours: it ends with us, and can be ended by its own process.
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(QStringLiteral("pulseaudio"),
                   {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                    QStringLiteral("--use-pid-file=no"), QStringLiteral("--disable-shm=yes"),
                    QStringLiteral("--log-target=stderr"), QStringLiteral("-L"),
                    QStringLiteral("module-native-protocol-unix"), QStringLiteral("-L"),
                    QStringLiteral("module-null-sink sink_name=t format=float32le rate=%1 channels=%2")
                        .arg(m_sampleRate)
                        .arg(m_channels)});
    const QDeadlineTimer patience(kPatienceMs);
    while (m_server.waitForStarted() && m_server.state() == QProcess::Running && !patience.hasExpired()) {
        if (run(QStringLiteral("pactl"), {QStringLiteral("info")})) {
            m_problem.clear();
            return true;
        }
        m_server.waitForFinished(20);
    }
    m_problem = QStringLiteral("pulseaudio did not start: ") + QString::fromLocal8Bit(m_server.readAll());
    end(m_server);
    return false;
}

void PulseSink::killServer() {
    m_server.kill();
    m_server.waitForFinished(kPatienceMs);
}

bool PulseSink::startRecording() {
    m_bytes.clear();
    m_recorder.start(QStringLiteral("parec"),
                     {QStringLiteral("-d"), QStringLiteral("t.monitor"), QStringLiteral("--rate=%1").arg(m_sampleRate),
                      QStringLiteral("--channels=%1").arg(m_channels), QStringLiteral("--format=float32le"),
                      QStringLiteral("--latency-msec=50"), QStringLiteral("--raw")});
    const QDeadlineTimer patience(kPatienceMs);
    while (m_bytes.isEmpty() && !patience.hasExpired() && m_recorder.state() != QProcess::NotRunning) {
        m_recorder.waitForReadyRead(100);
        m_bytes += m_recorder.readAllStandardOutput();
    }
    return !m_bytes.isEmpty();
}

std::vector<float> PulseSink::recorded() {
    m_recorder.waitForReadyRead(0);
    m_bytes += m_recorder.readAllStandardOutput();
    std::vector<float> samples(static_cast<std::size_t>(m_bytes.size()) / sizeof(float));
    std::memcpy(samples.data(), m_bytes.constData(), samples.size() * sizeof(float));
    return samples;
}

std::vector<float> PulseSink::stopRecording(double seconds) {
    recorded();
    const auto wanted = m_bytes.size() + static_cast<qsizetype>(seconds * m_sampleRate * m_channels) *
                                             static_cast<qsizetype>(sizeof(float));
    const QDeadlineTimer patience(kPatienceMs);
    while (m_bytes.size() < wanted && !patience.hasExpired() && m_recorder.state() != QProcess::NotRunning) {
        m_recorder.waitForReadyRead(100);
        m_bytes += m_recorder.readAllStandardOutput();
    }
    std::vector<float> samples = recorded();
    end(m_recorder);
    return samples;
}

}  // namespace capriccio::tests
