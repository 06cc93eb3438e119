#include "core/musicgen/checkpoint/config.h"
#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/checkpoint/torch_file.h"
#include "tests/checkpoint/crafted.h"

#include <sys/resource.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

/// Reads every byte, as a model would.
unsigned sumOf(const StoredTensor& tensor) {
    unsigned sum = 0;
    for (const std::byte b : tensor.bytes) sum += std::to_integer<unsigned>(b);
    return sum;
}

unsigned sumOf(const TorchValue& value) {
    unsigned sum = 0;
    if (const auto* tensor = std::get_if<StoredTensor>(&value.value)) return sumOf(*tensor);
    if (const auto* dict = std::get_if<TorchDict>(&value.value))
        for (const auto& [name, item] : *dict) sum += sumOf(item);
    if (const auto* list = std::get_if<TorchList>(&value.value))
        for (const TorchValue& item : *list) sum += sumOf(item);
    return sum;
}

}  // namespace

/// Thousands of files with a little damage, the same on every run: each is read, or refused by an Error that names it.
class TestDamage : public QObject {
    Q_OBJECT

    static constexpr std::uint32_t kRounds = 800;

    template <class Read>
    void torture(const std::string& original, const fs::path& file, Read read) {
        int refused = 0;
        for (std::uint32_t seed = 0; seed < kRounds; ++seed) {
            put(file, damaged(original, seed));
            const Fault fault = faultOf([&] { read(); });
            if (fault.message.empty()) continue;
            ++refused;
            QVERIFY2(fault.code != Error::Code::Internal && fault.says(file.filename().string()),
                     (std::to_string(seed) + ": " + fault.message).c_str());
        }
        QVERIFY2(refused > static_cast<int>(kRounds) / 10 && refused < static_cast<int>(kRounds),
                 std::to_string(refused).c_str());
        rusage used = {};
        ::getrusage(RUSAGE_SELF, &used);
        constexpr long kMostKilobytes = 1 << 20;
        QVERIFY2(used.ru_maxrss < kMostKilobytes, std::to_string(used.ru_maxrss).c_str());
    }

    QTemporaryDir m_folder{QString::fromStdString(scratchTemplate())};
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

  private Q_SLOTS:
    void safetensors() {
        const fs::path file = at("damaged.safetensors");
        torture(get(fs::path(TEST_DATA) / "torch" / "kinds.safetensors"), file, [&] {
            for (const auto& [name, tensor] : readSafetensors(file)) sumOf(tensor);
        });
    }

    void torchFiles_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"kinds-protocol2.bin", "kinds-protocol4.bin", "values.bin", "module.bin"})
            QTest::newRow(name) << name;
    }
    void torchFiles() {
        QFETCH(QString, name);
        const fs::path file = at("damaged.bin");
        torture(get(fs::path(TEST_DATA) / "torch" / name.toStdString()), file, [&] { sumOf(readTorchFile(file)); });
    }

    /// The checksum keeps most damage away from the pickle; here it is made right again.
    void pickles() {
        const std::string weights =
            pickled::whole(pickled::dict({{"a", pickled::tensor(pickled::storage("FloatStorage", "0", 6), 0,
                                                                pickled::tuple({2, 3}), pickled::tuple({3, 1}))},
                                          {"b", pickled::tensor(pickled::storage("FloatStorage", "0", 6), 0,
                                                                pickled::tuple({3, 2}), pickled::tuple({1, 3}))},
                                          {"c", "(" + pickled::text("x") + pickled::integer(7) + "Nt"}}));
        const fs::path file = at("pickle.bin");
        int refused = 0;
        for (std::uint32_t seed = 0; seed < 2 * kRounds; ++seed) {
            put(file, torchFile(damaged(weights, seed), {{"0", std::string(24, 'x')}}));
            const Fault fault = faultOf([&] { sumOf(readTorchFile(file)); });
            if (fault.message.empty()) continue;
            ++refused;
            QVERIFY2(fault.code != Error::Code::Internal && fault.says("pickle.bin"),
                     (std::to_string(seed) + ": " + fault.message).c_str());
        }
        QVERIFY(refused > static_cast<int>(kRounds));
    }

    void configs() {
        const fs::path file = at("config.json");
        torture(get(fs::path(TEST_DATA) / "config" / "melody.json"), file, [&] { readConfig(file.parent_path()); });
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "test_damage.moc"
