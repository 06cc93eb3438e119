#include "core/musicgen/checkpoint/safetensors.h"
#include "core/musicgen/checkpoint/torch_file.h"
#include "tests/checkpoint/crafted.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace capriccio;
using namespace capriccio::tests;
using namespace capriccio::musicgen;
namespace fs = std::filesystem;

namespace {

const fs::path kData = fs::path(TEST_DATA) / "torch";

std::string bytesOf(const StoredTensor& tensor) {
    return {reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()};
}

template <class T>
const T& as(const TorchValue& value) {
    return std::get<T>(value.value);
}

}  // namespace

class TestTorchFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QString::fromStdString(scratchTemplate())};
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

    Fault faultOfBytes(const std::string& bytes) const {
        put(at("bad.bin"), bytes);
        return faultOf([this] { readTorchFile(at("bad.bin")); });
    }

  private Q_SLOTS:
    void readsEveryKindOfTensor_data() {
        QTest::addColumn<QString>("name");
        for (const char* protocol : {"2", "3", "4", "5"})
            QTest::newRow(protocol) << QStringLiteral("kinds-protocol%1.bin").arg(protocol);
    }
    /// Against what safetensors' own writer made of the same tensors: all types, views, strides, ties, parameters.
    void readsEveryKindOfTensor() {
        QFETCH(QString, name);
        const TorchValue value = readTorchFile(kData / name.toStdString());
        const TorchDict& dict = as<TorchDict>(value);
        const StoredTensors expected = readSafetensors(kData / "kinds.safetensors");
        QCOMPARE(dict.size(), expected.size());
        for (const auto& [key, tensor] : expected) {
            QVERIFY2(dict.contains(key), key.c_str());
            const StoredTensor& ours = as<StoredTensor>(dict.at(key));
            QVERIFY2(ours.dtype == tensor.dtype && ours.shape == tensor.shape && bytesOf(ours) == bytesOf(tensor),
                     key.c_str());
        }
        // Tied weights are one; nothing is copied that lies in order.
        QCOMPARE(as<StoredTensor>(dict.at("tied")).bytes.data(), as<StoredTensor>(dict.at("f32")).bytes.data());
        QCOMPARE(as<StoredTensor>(dict.at("view.offset")).bytes.data(),
                 as<StoredTensor>(dict.at("view.whole")).bytes.data() + 48);
    }

    void readsPlainValues() {
        const TorchValue value = readTorchFile(kData / "values.bin");
        const TorchDict& dict = as<TorchDict>(value);
        QCOMPARE(as<std::string>(dict.at("xp.cfg")), std::string("transformer_lm:\n  dim: 1024\n"));
        QVERIFY(std::holds_alternative<std::monostate>(dict.at("none").value));
        QCOMPARE(as<bool>(dict.at("yes")), true);
        QCOMPARE(as<bool>(dict.at("no")), false);
        const std::pair<const char*, std::int64_t> integers[] = {{"small", 7},        {"byte", 255},
                                                                 {"word", 65535},     {"int", -5},
                                                                 {"long", 1LL << 40}, {"negative long", -(1LL << 40)},
                                                                 {"zero", 0}};
        for (const auto& [key, expected] : integers) QCOMPARE(as<std::int64_t>(dict.at(key)), expected);
        QCOMPARE(as<double>(dict.at("real")), 0.25);
        const TorchList& list = as<TorchList>(dict.at("list"));
        QCOMPARE(list.size(), std::size_t{3});
        QCOMPARE(as<std::string>(list[1]), std::string("two"));
        QCOMPARE(as<double>(as<TorchList>(list[2])[0]), 3.0);
        QCOMPARE(as<TorchList>(dict.at("tuple")).size(), std::size_t{4});
        QCOMPARE(as<TorchList>(dict.at("single")).size(), std::size_t{1});
        QVERIFY(as<TorchDict>(dict.at("empty")).empty());
        QCOMPARE(as<std::string>(dict.at("type")), std::string("torch.float16"));
        const StoredTensor& weight = as<StoredTensor>(as<TorchDict>(dict.at("best_state")).at("weight"));
        QCOMPARE(weight.dtype, DType::F16);
        QCOMPARE(weight.shapeText(), std::string("(2, 2)"));
    }

    void readsAModulesState() {  // with the attribute _metadata on its OrderedDict
        const TorchValue value = readTorchFile(kData / "module.bin");
        QCOMPARE(as<TorchDict>(value).size(), std::size_t{4});
        QCOMPARE(as<StoredTensor>(as<TorchDict>(value).at("0.weight")).shapeText(), std::string("(2, 3)"));
    }

    void readsZip64() {
        const std::string pickle =
            pickled::whole(pickled::dict({{"w", pickled::tensor(pickled::storage("ByteStorage", "0", 4), 0,
                                                                pickled::tuple({4}), pickled::tuple({1}))}}));
        put(at("big.bin"), zip({{"archive/data.pkl", pickle}, {"archive/data/0", "data"}}, true));
        const TorchValue value = readTorchFile(at("big.bin"));
        QCOMPARE(bytesOf(as<StoredTensor>(as<TorchDict>(value).at("w"))), std::string("data"));
    }

    void refusesOtherFiles() {
        const Fault old = faultOf([] { readTorchFile(kData / "kinds-old-format.bin"); });
        QCOMPARE(old.code, Error::Code::Unsupported);
        QVERIFY2(old.says("kinds-old-format.bin") && old.says("PyTorch before 1.6"), old.message.c_str());
        const Fault packed = faultOf([] { readTorchFile(kData / "compressed.bin"); });
        QCOMPARE(packed.code, Error::Code::Unsupported);
        QVERIFY2(packed.says("compressed.bin") && packed.says("is compressed"), packed.message.c_str());
        QCOMPARE(faultOf([this] { readTorchFile(at("nowhere.bin")); }).code, Error::Code::NotFound);
        QVERIFY(faultOfBytes("").says("is empty"));
        QVERIFY(faultOfBytes("hello").says("not a file that PyTorch wrote"));
        QVERIFY(faultOfBytes("version https://git-lfs.github.com/spec/v1\n").says("placeholder"));
        QVERIFY(faultOfBytes(zip({{"readme.txt", "hello"}})).says("there is no “data.pkl”"));
        QVERIFY(faultOfBytes(zip({{"a/data.pkl", "."}, {"b/data.pkl", "."}})).says("more than one “data.pkl”"));
    }

    void callsNothing_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& pickle, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(pickle) << QString::fromUtf8(says);
        };
        row("GLOBAL", pickled::whole("cos\nsystem\n" + pickled::text("true") + "\x85R"), "call or build “os.system”");
        row("STACK_GLOBAL", "\x80\x04\x8c\x05posix\x8c\x06system\x93" + pickled::text("true") + "\x85R.",
            "“posix.system”");
        row("INST", pickled::whole("(" + pickled::text("true") + "ios\nsystem\n"), "“os.system”");
        row("named but not called", pickled::whole("cbuiltins\neval\n"), "“builtins.eval”");
        row("OBJ", pickled::whole("(ccollections\nOrderedDict\no"), "uses OBJ");
        row("NEWOBJ", pickled::whole("ccollections\nOrderedDict\n)\x81"), "uses NEWOBJ");
        row("EXT1", pickled::whole("\x82\x01"), "uses EXT1");
        row("another name in torch", pickled::whole("ctorch\nload\n"), "“torch.load”");
        row("a name that only begins right", pickled::whole("ctorch._utils\n_rebuild_tensor_v2.__globals__\n"),
            "__globals__");
        row("attributes on a plain dict", pickled::whole("}}b"), "attributes to a plain value");
        row("call of text", pickled::whole(pickled::text("os.system") + ")R"), "where a known function is needed");
    }
    void callsNothing() {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, says);
        const Fault fault = faultOfBytes(torchFile(pickle.toStdString()));
        QVERIFY2(fault.code == Error::Code::Unreadable && fault.says("bad.bin") && fault.says(says.toStdString()),
                 fault.message.c_str());
    }

    void refusesAWholeModule() {
        const Fault fault = faultOf([] { readTorchFile(kData / "whole-module.bin"); });
        QVERIFY2(fault.says("whole-module.bin") && fault.says("torch.nn.modules.container.Sequential") &&
                     fault.says("not allowed"),
                 fault.message.c_str());
    }

    void refusesBadPickles_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& value, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(pickled::whole(value)) << QString::fromUtf8(says);
        };
        using pickled::storage, pickled::tensor, pickled::tuple;
        const std::string floats = storage("FloatStorage", "0", 6);
        row("empty stack", "", "more values than there are");
        row("values left behind", "NN", "leaves values behind");
        row("mark left behind", "(N", "leaves values behind");
        row("no mark", "Nt", "a mark that is not there");
        row("a key without a value", "}(" + pickled::text("a") + "u", "a key without a value");
        row("memo never set", "h\x05", "a value that it never gave");
        row("text beyond the end", "X" + little(0xFFFFFFFF, 4) + "abc", "is cut off");
        row("number of a thousand bits", "\x8a\x7F" + std::string(127, '1'), "more than 64 bits");
        row("unknown instruction", "\x01", "is not known (1)");
        row("key that is not text", "}(" + pickled::integer(3) + "Nu", "a key that is not text");
        row("a storage as a value", floats, "holds a storage");
        row("a function as a value", "ccollections\nOrderedDict\n", "holds a function");
        row("storage that is missing", storage("FloatStorage", "7", 6), "data of one of its weights, “7”, is missing");
        row("storage outside of its folder", storage("FloatStorage", "../version", 6), "is missing");
        row("storage with too many elements", storage("FloatStorage", "0", 7),
            "7 elements of float32, but the file has 24 bytes");
        row("storage of another type", storage("DoubleStorage", "0", 6), "6 elements of float64");
        row("storage with negative elements", storage("FloatStorage", "0", -6), "-6 elements");
        row("tensor beyond its data", tensor(floats, 1, tuple({6}), tuple({1})), "reaches beyond its data");
        row("tensor from beyond", tensor(floats, 7, tuple({0}), tuple({1})), "begins outside of its data");
        row("negative offset", tensor(floats, -1, tuple({2}), tuple({1})), "begins outside of its data");
        row("negative shape", tensor(floats, 0, tuple({-2}), tuple({1})), "negative shape or stride");
        row("negative stride", tensor(floats, 5, tuple({2}), tuple({-1})), "negative shape or stride");
        row("shape and strides differ", tensor(floats, 0, tuple({2, 3}), tuple({1})), "not as many strides");
        row("strides beyond the data", tensor(floats, 0, tuple({2, 3}), tuple({4, 1})), "reaches beyond its data");
        row("product that wraps", tensor(floats, 0, tuple({1LL << 62, 1LL << 62}), tuple({0, 0})), "impossible shape");
        row("reach that wraps", tensor(floats, 0, tuple({3, 3}), tuple({INT64_MAX, INT64_MAX})), "impossible shape");
        row("repeats without end", tensor(floats, 0, tuple({1LL << 40}), tuple({0})), "repeats its data too often");
        row("shape is a list", tensor(floats, 0, "]", tuple({})), "where a shape is needed");
        row("shape holds text", tensor(floats, 0, "(" + pickled::text("2") + "t", tuple({1})),
            "a whole number is needed");
        row("tensor of a tensor", tensor(tensor(floats, 0, tuple({6}), tuple({1})), 0, tuple({1}), tuple({1})),
            "a storage is needed");
        row("other arguments", "ctorch._utils\n_rebuild_tensor_v2\n)R", "makes a tensor in an unknown way");
        row("a persistent id that is no storage", "(" + pickled::text("module") + "NNNNtQ",
            "something other than a storage");
        row("inside itself",
            "]q\x01h\x01"
            "a",
            "nested too deeply");
        std::string billions = "]q" + std::string(1, '\0');  // each list holds the one before twice, ten times over
        for (char i = 1; i <= 30; ++i)
            billions += std::string("](h") + static_cast<char>(i - 1) + "h" + static_cast<char>(i - 1) + "eq" + i;
        billions = "(" + billions + "t";
        row("billions out of a few", billions, "too many values");
        row(
            "deep", [] { return std::string(5000, ']') + std::string(4999, 'a'); }(), "nested too deeply");
        row("stack without end", std::string(1'000'001, 'N'), "too deep a stack");
        row("marks without end", std::string(1'000'001, '('), "too deep a stack");
    }
    void refusesBadPickles() {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, says);
        const Fault fault = faultOfBytes(torchFile(pickle.toStdString(), {{"0", std::string(24, 'x')}}));
        QVERIFY2(fault.code == Error::Code::Unreadable && fault.says("bad.bin") && fault.says(says.toStdString()),
                 fault.message.c_str());
    }

    void refusesOtherProtocols() {
        QVERIFY(faultOfBytes(torchFile("\x80\x01N.")).says("protocol 1"));
        QVERIFY(faultOfBytes(torchFile("\x80\x06N.")).says("protocol 6"));
    }

    void refusesBadZips_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& bytes, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(says);
        };
        const ZipEntry good{"archive/data.pkl", pickled::whole("N")};
        const auto with = [&](auto change) {
            ZipEntry entry = good;
            change(entry);
            return zip({entry});
        };
        row("compressed", with([](ZipEntry& e) { e.method = 8; }), "“archive/data.pkl” in it is compressed");
        row("encrypted", with([](ZipEntry& e) { e.flags = 1; }), "is encrypted");
        row("another name in front", with([](ZipEntry& e) { e.localName = "archive/evil.pkl"; }),
            "does not agree with the list of contents");
        row("wrong checksum", with([](ZipEntry& e) { e.wrongCrc = true; }), "its checksum differs");
        row("longer than the file", with([](ZipEntry& e) { e.extraSize = 1000; }), "reaches beyond the data");
        row("nowhere", with([](ZipEntry& e) { e.headerShift = 100000; }), "not where the list of contents says");
        row("a little off", with([](ZipEntry& e) { e.headerShift = 1; }), "not where the list of contents says");
        row("twice", zip({good, good}), "it holds “archive/data.pkl” twice");
        ZipEntry inside{"archive/x", "0123456789"};
        inside.extraSize = 60;
        row("overlapping", zip({inside, good, {"archive/y", std::string(100, 'y')}}), "overlap");
        row("big-endian", zip({good, {"archive/byteorder", "big"}}), "order of bytes “big”");
        std::string counted = zip({good});
        counted[counted.size() - 12] = 9;  // the number of entries
        row("more entries than there are", counted, "list of contents of the zip in it is damaged");
        std::string split = zip({good});
        split[split.size() - 18] = 1;
        row("in several parts", split, "several parts");
    }
    void refusesBadZips() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const Fault fault = faultOfBytes(bytes.toStdString());
        QVERIFY2(fault.says("bad.bin") && fault.says(says.toStdString()), fault.message.c_str());
    }

    void refusesTruncationAnywhere() {
        const std::string whole = get(kData / "module.bin");
        put(at("cut.bin"), whole);
        for (std::size_t length = whole.size(); length-- > 0;) {
            if (length % 7 != 0 && length + 200 < whole.size())
                continue;  // every byte of the end, where the zip says what it holds
            fs::resize_file(at("cut.bin"), length);
            const Fault fault = faultOf([this] { readTorchFile(at("cut.bin")); });
            QVERIFY2(fault.code == Error::Code::Unreadable && fault.says("cut.bin"), fault.message.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestTorchFile)
#include "test_torch_file.moc"
