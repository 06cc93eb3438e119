#include "core/musicgen/checkpoint/safetensors.h"
#include "tests/checkpoint/crafted.h"

#include <csignal>
#include <cstring>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

StoredTensor stored(DType dtype, std::vector<std::int64_t> shape, const std::string& bytes) {
    const auto owner = std::make_shared<const std::string>(bytes);
    return {dtype, std::move(shape), std::as_bytes(std::span(owner->data(), owner->size())), owner};
}

std::string bytesOf(const StoredTensor& tensor) {
    return {reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()};
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QString::fromStdString(scratchTemplate())};
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

  private Q_SLOTS:
    void writesWhatItReads() {
        const fs::path file = at("round.safetensors");
        StoredTensors tensors;
        tensors["b.half"] = stored(DType::F16, {3}, "abcdef");
        tensors["a.bytes"] = stored(DType::U8, {5}, "hello");
        tensors["c.long"] = stored(DType::I64, {2, 1}, "0123456789abcdef");
        tensors["scalar"] = stored(DType::F32, {}, "wxyz");
        tensors["empty"] = stored(DType::F32, {0, 4}, "");
        tensors["naïve \"name\""] = stored(DType::Bool, {1}, std::string(1, '\1'));
        writeSafetensors(file, tensors, {{"format", "pt"}, {"note", "two words"}});
        const StoredTensors back = readSafetensors(file);
        QCOMPARE(back.size(), tensors.size());
        for (const auto& [name, tensor] : tensors) {
            QVERIFY2(back.contains(name), name.c_str());
            const StoredTensor& other = back.at(name);
            QCOMPARE(other.dtype, tensor.dtype);
            QCOMPARE(other.shape, tensor.shape);
            QCOMPARE(bytesOf(other), bytesOf(tensor));
            if (!other.bytes.empty())
                QCOMPARE(reinterpret_cast<std::uintptr_t>(other.bytes.data()) % sizeOf(other.dtype), std::uintptr_t{0});
        }
        QCOMPARE(back.at("scalar").elements(), 1);
        QCOMPARE(back.at("empty").elements(), 0);
    }

    void tensorsOutliveTheFile() {
        const fs::path file = at("removed.safetensors");
        put(file, safetensors(R"({"x":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})", "kept"));
        StoredTensor tensor = readSafetensors(file).at("x");
        fs::remove(file);
        QCOMPARE(bytesOf(tensor), std::string("kept"));
    }

    void toleratesWhatTheFormatAllows() {
        const fs::path file = at("allowed.safetensors");
        // Notes, padding behind the header, data out of order, and a header of odd length: a float at an odd address.
        std::string header =
            R"({"__metadata__":{"format":"pt"},"late":{"dtype":"F32","shape":[1],"data_offsets":[1,5]},)"
            R"("early":{"data_offsets":[0,1],"shape":[1],"dtype":"I8"}})";
        header += header.size() % 2 ? "  " : " ";
        put(file, safetensors(header, "a1234"));
        const StoredTensors tensors = readSafetensors(file);
        QCOMPARE(tensors.size(), std::size_t{2});
        QCOMPARE(bytesOf(tensors.at("late")), std::string("1234"));
        QVERIFY(reinterpret_cast<std::uintptr_t>(tensors.at("late").bytes.data()) % 4 != 0);
        put(file, safetensors("{}", ""));
        QVERIFY(readSafetensors(file).empty());
    }

    void refusesBadHeaders_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
        };
        const auto one = [](const std::string& rest, const std::string& data = "01234567") {
            return safetensors("{\"w\":{" + rest + "}}", data);
        };
        row("empty", "", "is empty");
        row("too short", "1234", "too short");
        row("length beyond the file", little(1000, 8) + "{}", "should be 1000 bytes long, but only 2 follow");
        row("length of all ones", little(~0ULL, 8) + "{}", "should be 18446744073709551615 bytes");
        row("not JSON", safetensors("hello", ""), "not a JSON object");
        row("broken JSON", safetensors("{\"w\":{\"dtype\":", ""), "header is broken (byte");
        row("text behind the header", safetensors("{} x", ""), "header is broken");
        row("a list", safetensors("[]", ""), "not a JSON object");
        row("bytes that are not UTF-8", safetensors("{\"\xFF\":{}}", ""), "header is broken");
        row("no fields", one(""), "“w” no type, shape or offsets");
        row("a number for a tensor", safetensors("{\"w\":5}", ""), "“w” the number 5");
        row("unknown type", one(R"("dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8])"),
            "“w” is of the type “F8_E4M3”");
        row("type is a number", one(R"("dtype":3,"shape":[8],"data_offsets":[0,8])"), "the number 3 as “dtype”");
        row("negative dimension", one(R"("dtype":"U8","shape":[-8],"data_offsets":[0,8])"),
            "the negative number -8 as “shape”");
        row("fractional dimension", one(R"("dtype":"U8","shape":[8.5],"data_offsets":[0,8])"), "“8.5” as “shape”");
        row("huge dimension", one(R"("dtype":"U8","shape":[18446744073709551615],"data_offsets":[0,8])"),
            "an impossible shape");
        row("dimension beyond 64 bits", one(R"("dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,8])"),
            "as “shape”");
        row("product that wraps", one(R"("dtype":"F32","shape":[4611686018427387904,4,2],"data_offsets":[0,8])"),
            "do not fit its shape");
        row("product that wraps to zero",
            one(R"("dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,0])", ""), "do not fit its shape");
        row("shape is text", one(R"("dtype":"U8","shape":"8","data_offsets":[0,8])"), "“8” as “shape”");
        row("shape in a list", one(R"("dtype":"U8","shape":[[8]],"data_offsets":[0,8])"), "a list as “shape”");
        row("too many dimensions",
            one(R"("dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,8],"data_offsets":[0,8])"),
            "an impossible shape");
        row("wrong type for the size", one(R"("dtype":"F64","shape":[8],"data_offsets":[0,8])"),
            "8 bytes, which do not fit its shape (8) of float64");
        row("wrong shape for the size", one(R"("dtype":"U8","shape":[3,2],"data_offsets":[0,8])"),
            "do not fit its shape (3, 2) of uint8");
        row("one offset", one(R"("dtype":"U8","shape":[8],"data_offsets":[0])"), "no type, shape or offsets");
        row("three offsets", one(R"("dtype":"U8","shape":[8],"data_offsets":[0,8,8])"), "more than two offsets");
        row("offsets reversed", one(R"("dtype":"U8","shape":[0],"data_offsets":[8,0])"), "ends before it begins");
        row("offsets beyond the data", one(R"("dtype":"U8","shape":[9],"data_offsets":[0,9])"),
            "“w” ends at byte 9 of the data, which has only 8");
        row("truncated data", one(R"("dtype":"U8","shape":[8],"data_offsets":[0,8])", "0123"),
            "(was the download cut off?)");
        row("surplus data", one(R"("dtype":"U8","shape":[8],"data_offsets":[0,8])", "0123456789"),
            "last 2 bytes belong to no weight");
        row("gap at the beginning", one(R"("dtype":"U8","shape":[7],"data_offsets":[1,8])"),
            "1 bytes that belong to no weight before “w”");
        row("field twice", one(R"("dtype":"U8","dtype":"I8","shape":[8],"data_offsets":[0,8])"), "“dtype” twice");
        row("unknown field", one(R"("dtype":"U8","shape":[8],"data_offsets":[0,8],"strides":[1])"),
            "an unknown entry, “strides”");
        row("number among the notes", safetensors(R"({"__metadata__":{"a":1}})", ""), "the number 1 among the notes");
        const std::string x = R"("dtype":"U8","shape":[4],"data_offsets":[0,4])",
                          y = R"("dtype":"U8","shape":[4],"data_offsets":[2,6])";
        row("overlap", safetensors("{\"x\":{" + x + "},\"y\":{" + y + "}}", "012345"), "“x” and “y” overlap");
        row("same place twice", safetensors("{\"x\":{" + x + "},\"y\":{" + x + "}}", "0123"), "“x” and “y” overlap");
        row("name twice", safetensors("{\"x\":{" + x + "},\"x\":{" + x + "}}", "0123"), "it holds “x” twice");
        row("nested without end", safetensors("{\"w\":" + std::string(200000, '['), ""), "“w” a list");
        row("nested objects without end",
            safetensors(
                [] {
                    std::string deep;
                    for (int i = 0; i < 100000; ++i) deep += "{\"w\":";
                    return deep;
                }(),
                ""),
            "an unknown entry, “w”");
        row("git-lfs pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\n",
            "placeholder for the real file");
    }
    void refusesBadHeaders() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const fs::path file = at("bad.safetensors");
        put(file, bytes.toStdString());
        const Fault fault = faultOf([&] { readSafetensors(file); });
        QVERIFY2(fault.says("bad.safetensors"), fault.message.c_str());
        QVERIFY2(fault.says(says.toStdString()), fault.message.c_str());
        QCOMPARE(fault.code, QTest::currentDataTag() == std::string("unknown type") ? Error::Code::Unsupported
                                                                                    : Error::Code::Unreadable);
    }

    void refusesTruncationAnywhere() {
        const std::string whole = safetensors(
            R"({"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}})",
            "01234567abc");
        const fs::path file = at("cut.safetensors");
        for (std::size_t length = 0; length < whole.size(); ++length) {
            put(file, whole.substr(0, length));
            const Fault fault = faultOf([&] { readSafetensors(file); });
            QVERIFY2(fault.code == Error::Code::Unreadable && fault.says("cut.safetensors"), fault.message.c_str());
        }
        put(file, whole);
        QCOMPARE(readSafetensors(file).size(), std::size_t{2});
    }

    void refusesAHeaderThatIsTooLong() {
        const fs::path file = at("long.safetensors");
        put(file, little(100'000'001, 8) + "{");
        fs::resize_file(file, 100'000'100);  // sparse
        QVERIFY2(faultOf([&] { readSafetensors(file); }).says("impossibly long"), "");
    }

    void namesWhatIsNotAFile() {
        const Fault missing = faultOf([&] { readSafetensors(at("nowhere.safetensors")); });
        QCOMPARE(missing.code, Error::Code::NotFound);
        QVERIFY2(missing.says("nowhere.safetensors"), missing.message.c_str());
        fs::create_directory(at("folder.safetensors"));
        QVERIFY(faultOf([&] { readSafetensors(at("folder.safetensors")); }).says("it is a folder"));
        QCOMPARE(::mkfifo(at("pipe.safetensors").c_str(), 0600), 0);
        QVERIFY(faultOf([&] {
                    readSafetensors(at("pipe.safetensors"));
                }).says("it is not a file"));  // and does not wait for a writer
    }

    void writesWholeOrNotAtAll() {
        StoredTensors tensors;
        tensors["w"] = stored(DType::U8, {100000}, std::string(100000, 'x'));
        const Fault nowhere = faultOf([&] { writeSafetensors(at("no-folder/out.safetensors"), tensors); });
        QCOMPARE(nowhere.code, Error::Code::Unwritable);
        QVERIFY2(nowhere.says("out.safetensors"), nowhere.message.c_str());

        // As a full disk does: writing stops in the middle.
        const fs::path file = at("limited.safetensors");
        put(file, "the old one");
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 5000;
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const Fault full = faultOf([&] { writeSafetensors(file, tensors); });
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(full.code, Error::Code::Unwritable);
        QVERIFY2(full.says("limited.safetensors"), full.message.c_str());
        QCOMPARE(get(file), std::string("the old one"));
        for (const auto& entry : fs::directory_iterator(at("")))
            QVERIFY2(entry.path().filename().string().find(".part") == std::string::npos, entry.path().c_str());

        tensors["__metadata__"] = stored(DType::U8, {1}, "x");
        QCOMPARE(faultOf([&] { writeSafetensors(file, tensors); }).code, Error::Code::InvalidInput);
        tensors.erase("__metadata__");
        tensors["\xFF"] = stored(DType::U8, {1}, "x");
        QCOMPARE(faultOf([&] { writeSafetensors(file, tensors); }).code, Error::Code::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
