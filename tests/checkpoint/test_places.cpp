#include "core/musicgen/checkpoint/model_places.h"

#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

using namespace capriccio::musicgen;
namespace fs = std::filesystem;

/// The rule for where models are looked for, on folders as Capriccio, huggingface_hub and audiocraft make them.
class TestPlaces : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_home;

    static void write(const fs::path& file, const std::string& text = "{}") {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    /// As huggingface_hub does: a blob, a snapshot with a relative link to it, and a ref.
    static void cached(const fs::path& cache, const std::string& name, const std::string& commit,
                       const std::vector<std::string>& files, const std::string& ref = "main") {
        const fs::path repository = cache / ("models--" + name);
        for (const std::string& file : files) {
            write(repository / "blobs" / (commit + file));
            fs::create_directories(repository / "snapshots" / commit);
            fs::create_symlink("../../blobs/" + commit + file, repository / "snapshots" / commit / file);
        }
        if (!ref.empty()) write(repository / "refs" / ref, commit);
    }

  private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_home = m_dir->path().toStdString();
        for (const char* name : {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                 "XDG_CONFIG_HOME", "AUDIOCRAFT_CACHE_DIR", "CAPRICCIO_MODELS"})
            qunsetenv(name);
        qputenv("HOME", m_dir->path().toUtf8());
    }

    void thePlacesOfTheUser() {
        QCOMPARE(userPlaces().store, m_home / ".local/share/capriccio/models");
        QVERIFY(userPlaces().hubCaches.empty());
        for (const char* folder : {".cache/huggingface/hub", "hf/hub", "hub", "audiocraft"})
            fs::create_directories(m_home / folder);
        QCOMPARE(userPlaces().hubCaches, std::vector{m_home / ".cache/huggingface/hub"});
        qputenv("HF_HOME", (m_home / "hf").c_str());
        QCOMPARE(userPlaces().hubCaches, std::vector{m_home / "hf/hub"});
        qputenv("HF_HUB_CACHE", (m_home / "hub").c_str());
        qputenv("AUDIOCRAFT_CACHE_DIR", (m_home / "audiocraft").c_str());
        QCOMPARE(userPlaces().hubCaches, (std::vector{m_home / "hub", m_home / "audiocraft"}));
        savePlaces({m_home / "kept", {m_home / "a", m_home / "b"}, "https://mirror"});
        QCOMPARE(chosenPlaces().endpoint, std::string("https://mirror"));
        QCOMPARE(userPlaces().store, m_home / "kept");
        QCOMPARE(userPlaces().folders, (std::vector{m_home / "a", m_home / "b"}));
        qputenv("CAPRICCIO_MODELS", (m_home / "mine").c_str());
        QCOMPARE(userPlaces().store, m_home / "mine");
        write(m_home / ".config/capriccio/models.json", "not json");
        QVERIFY(userPlaces().folders.empty());
    }

    void aSnapshotIsTheOneThatRefsName() {
        const fs::path cache = m_home / ".cache/huggingface/hub";
        cached(cache, "facebook--musicgen-small", "aaaa", {"config.json", "model.safetensors"}, "");
        cached(cache, "facebook--musicgen-small", "bbbb", {"config.json", "model.safetensors"});
        cached(cache, "facebook--musicgen-small", "cccc", {"config.json"}, "");
        const auto places = userPlaces();
        const fs::path snapshots = cache / "models--facebook--musicgen-small/snapshots";
        QCOMPARE(findRepository(places, "facebook/musicgen-small").value(), snapshots / "bbbb");
        fs::remove(snapshots / "bbbb/model.safetensors");  // half of it gone: an older one has the file
        QCOMPARE(findRepository(places, "facebook/musicgen-small", "model.safetensors").value(), snapshots / "aaaa");
        write(cache / "models--facebook--musicgen-small/refs/main", "../../../etc");
        QVERIFY(findRepository(places, "facebook/musicgen-small").has_value());
        QVERIFY(!findRepository(places, "facebook/musicgen-medium"));
        for (const char* bad : {"", "/", "../x", "a/..", "a/../b", "a/b/c", "/etc", "a//b", ".hidden"})
            QVERIFY2(!findRepository(places, bad), bad);
    }

    void modelsByWord() {
        qputenv("CAPRICCIO_MODELS", (m_home / "store").c_str());
        write(m_home / "store/facebook/musicgen-small/state_dict.bin");
        write(m_home / "store/someone/mine/config.json");
        write(m_home / "store/someone/mine/model.safetensors");
        write(m_home / "more/a/b/state_dict.bin");
        write(m_home / "more/half/config.json");
        savePlaces({{}, {m_home / "more"}, {}});
        const auto places = userPlaces();
        const fs::path small = m_home / "store/facebook/musicgen-small";
        for (const char* word : {"facebook/musicgen-small", "musicgen-small", "small"})
            QCOMPARE(findModel(places, word).value_or(""), small);
        QCOMPARE(findModel(places, small.string()).value_or(""), small);
        QCOMPARE(findModel(places, "mine").value_or(""), m_home / "store/someone/mine");
        QCOMPARE(findModel(places, "b").value_or(""), m_home / "more/a/b");
        QVERIFY(!findModel(places, "half") && !findModel(places, "medium") && !findModel(places, ""));
    }

    void sharedPartsLieBesideFirst() {
        const std::vector<std::string> t5 = {"google-t5/t5-base", "t5-base"};
        const fs::path cache = m_home / ".cache/huggingface/hub";
        cached(cache, "t5-base", "dddd", {"spiece.model", "model.safetensors"});
        const fs::path model = m_home / "elsewhere/facebook/musicgen-medium";
        write(model / "state_dict.bin");
        const auto places = userPlaces();
        QCOMPARE(findPart(places, model, t5, "spiece.model").value(), cache / "models--t5-base/snapshots/dddd");
        write(m_home / "elsewhere/t5-base/config.json");  // without the file that is asked for
        QCOMPARE(findPart(places, model, t5, "spiece.model").value(), cache / "models--t5-base/snapshots/dddd");
        write(m_home / "elsewhere/google-t5/t5-base/spiece.model");
        QCOMPARE(findPart(places, model, t5, "spiece.model").value(), m_home / "elsewhere/google-t5/t5-base");
        cached(cache, "facebook--musicgen-large", "eeee", {"state_dict.bin"});
        QCOMPARE(
            findPart(places, cache / "models--facebook--musicgen-large/snapshots/eeee", t5, "spiece.model").value(),
            cache / "models--t5-base/snapshots/dddd");
        QVERIFY(!findPart(places, model, {"facebook/encodec_32khz"}, "config.json"));
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "test_places.moc"
