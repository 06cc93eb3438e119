#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace capriccio::musicgen {

/// Where models, and the parts that several of them share, are looked for: the one rule for the window, the command
/// line and the checkpoint reader. Everything is used where it lies; nothing here writes, but for savePlaces().
///
/// In this order: Capriccio's own folder, the Hugging Face cache, audiocraft's cache, folders that the user added.
struct ModelPlaces {
    /// Ours: <store>/<owner>/<name>/. $CAPRICCIO_MODELS, else as the user chose (models.json), else
    /// $XDG_DATA_HOME/capriccio/models.
    std::filesystem::path store;
    /// In the layout of the Hugging Face cache: models--OWNER--NAME/{refs,snapshots,blobs}. $HF_HUB_CACHE, else
    /// $HUGGINGFACE_HUB_CACHE, else $HF_HOME/hub, else $XDG_CACHE_HOME/huggingface/hub, else ~/.cache/huggingface/hub;
    /// then audiocraft's $AUDIOCRAFT_CACHE_DIR. Those that are there.
    std::vector<std::filesystem::path> hubCaches;
    /// Added by the user: each is a model, or holds models one or two levels below.
    std::vector<std::filesystem::path> folders;
};

/// The places of this user, from the environment and models.json. A broken models.json counts as none.
ModelPlaces userPlaces();

/// What the user chose, kept in $XDG_CONFIG_HOME/capriccio/models.json. An empty store is the usual one. Throws Error
/// (Unwritable).
struct ChosenPlaces {
    std::filesystem::path store;
    std::vector<std::filesystem::path> folders;
    std::string endpoint;  ///< the hub that models are fetched from; empty: the usual one
};
ChosenPlaces chosenPlaces();
void savePlaces(const ChosenPlaces& places);

/// Whether a folder looks like a model: config.json with weights, or audiocraft's state_dict.bin.
bool looksLikeModel(const std::filesystem::path& folder);

/// The folder of what the hub calls "owner/name" (an old name without owner too), in the places' order: in the store,
/// or the snapshot that a cache's refs name (main first), else its newest one. With `file`, only where that file is.
std::optional<std::filesystem::path> findRepository(const ModelPlaces& places, std::string_view repository,
                                                    std::string_view file = {});

/// What --model says: a folder that is there, else a repository ("facebook/musicgen-small"), else the last part of one
/// ("musicgen-small", "small") or the name of an added folder. Empty when nothing is found.
std::optional<std::filesystem::path> findModel(const ModelPlaces& places, const std::string& word);

/// A part that models share, published under a name of its own, for the model in `model`: inside it (NAME/), beside it
/// in its own store or folder (…/OWNER/NAME or …/NAME), then as findRepository. For t5-base: {"google-t5/t5-base",
/// "t5-base"}.
std::optional<std::filesystem::path> findPart(const ModelPlaces& places, const std::filesystem::path& model,
                                              const std::vector<std::string>& names, std::string_view file);

}  // namespace capriccio::musicgen
