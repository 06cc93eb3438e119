#include "core/studio/library/machine.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace capriccio::library {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostBytes = std::size_t{512} << 20;  ///< of all threads together
constexpr std::size_t kLeastBytesPerThread = std::size_t{16} << 20;
constexpr auto kWindow = std::chrono::milliseconds(100);
constexpr std::size_t kBlockWords = std::size_t{1} << 16;

/// Eight sums side by side, so that the additions never wait for each other.
std::uint64_t sumOf(const std::uint64_t* words, std::size_t count) {
    std::uint64_t sums[8] = {};
    for (std::size_t i = 0; i + 8 <= count; i += 8)
        for (std::size_t k = 0; k < 8; ++k) sums[k] += words[i + k];
    std::uint64_t all = 0;
    for (const std::uint64_t sum : sums) all += sum;
    return all;
}

qint64 memoryBytes() {
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
        if (line.startsWith("MemTotal:")) return line.mid(9).trimmed().split(' ').first().toLongLong() * 1024;
    return 0;
}

QString processorName() {
    QFile file(QStringLiteral("/proc/cpuinfo"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
        if (line.startsWith("model name")) return QString::fromUtf8(line.mid(line.indexOf(':') + 1).trimmed());
    return {};
}

QString machineKey() {
    return QStringLiteral("%1, %2 cores, %3 GB")
        .arg(processorName())
        .arg(std::thread::hardware_concurrency())
        .arg(memoryBytes() / 1'000'000'000);
}

}  // namespace

double measureBandwidth(double seconds, const std::atomic<bool>& stop) {
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    const qint64 memory = memoryBytes();
    const std::size_t most = memory > 0 ? std::min(kMostBytes, static_cast<std::size_t>(memory) / 8) : kMostBytes;
    const std::size_t words = std::max(kLeastBytesPerThread, most / threads) / sizeof(std::uint64_t);
    std::atomic<std::uint64_t> read{0}, kept{0};
    std::atomic<std::size_t> ready{0};
    std::atomic<bool> begin{false};
    Clock::time_point end;
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < threads; ++t)
        workers.emplace_back([&] {
            const std::vector<std::uint64_t> array(words, 1);  // written, so that every page is its own
            ++ready;
            begin.wait(false);
            std::uint64_t sum = 0;
            for (std::size_t at = 0; !stop && Clock::now() < end;
                 at = at + 2 * kBlockWords <= words ? at + kBlockWords : 0) {
                sum += sumOf(array.data() + at, kBlockWords);
                read += kBlockWords * sizeof(std::uint64_t);
            }
            kept += sum;  // or the compiler would leave it out
        });
    while (ready < threads) std::this_thread::yield();
    const auto start = Clock::now();
    end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    begin = true;
    begin.notify_all();
    // Other programs take their share of a moment: the best of many is what the machine can do.
    double best = 0;
    auto before = start;
    for (std::uint64_t had = 0; !stop && before < end;) {
        std::this_thread::sleep_for(std::min<Clock::duration>(kWindow, end - before));
        const auto now = Clock::now();
        const std::uint64_t has = read;
        const double took = std::chrono::duration<double>(now - before).count();
        if (now - before >= kWindow / 2) best = std::max(best, static_cast<double>(has - had) / took);
        before = now;
        had = has;
    }
    workers.clear();
    return kept > 0 ? best : 0;
}

Machine knownMachine(const QString& cacheFile) {
    Machine machine;
    machine.memoryBytes = memoryBytes();
    QFile file(cacheFile);
    if (!file.open(QIODevice::ReadOnly)) return machine;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    if (root[QLatin1StringView("machine")].toString() == machineKey())
        machine.bytesPerSecond = std::max(0.0, root[QLatin1StringView("bytes_per_second")].toDouble());
    return machine;
}

void keepMachine(const QString& cacheFile, const Machine& machine) {
    QDir().mkpath(QFileInfo(cacheFile).path());
    QSaveFile file(cacheFile);  // where it can't be kept it is measured again
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write(QJsonDocument(QJsonObject{{QStringLiteral("machine"), machineKey()},
                                         {QStringLiteral("bytes_per_second"), machine.bytesPerSecond}})
                   .toJson());
    file.commit();
}

QString machineFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/capriccio/machine.json");
}

}  // namespace capriccio::library
