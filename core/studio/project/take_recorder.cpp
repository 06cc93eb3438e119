#include "core/studio/project/take_recorder.h"

#include "core/base/log.h"
#include "core/base/units.h"
#include "core/studio/words.h"

#include <utility>

namespace capriccio::project {
namespace {

constexpr int kSaveFrames = kFrameRate / 2;
constexpr auto kSavePause = std::chrono::milliseconds(500);

/// Frames of `part` after those of `all`; both are codebook by codebook.
void join(musicgen::Tokens& all, const musicgen::Tokens& part) {
    if (all.frames == 0) {
        all = part;
        return;
    }
    if (all.codebooks != part.codebooks)
        throw Error(Error::Code::Internal, Core::tr("The tokens of a take don’t fit together."), "codebooks changed");
    musicgen::Tokens joined{all.codebooks, all.frames + part.frames, {}};
    joined.codes.reserve(static_cast<std::size_t>(joined.codebooks) * static_cast<std::size_t>(joined.frames));
    for (int k = 0; k < joined.codebooks; ++k) {
        const auto row = [&](const musicgen::Tokens& tokens) {
            const auto first = tokens.codes.begin() + std::ptrdiff_t{k} * tokens.frames;
            joined.codes.insert(joined.codes.end(), first, first + tokens.frames);
        };
        row(all);
        row(part);
    }
    all = std::move(joined);
}

}  // namespace

TakeRecorder::TakeRecorder(std::shared_ptr<FileWorker> worker, TakeRecord take, Changed changed,
                           std::function<void(TakeId)> discarded)
    : m_worker(std::move(worker)),
      m_take(std::move(take)),
      m_changed(std::move(changed)),
      m_discarded(std::move(discarded)) {
    m_worker->change({[row = m_take](Sql& sql) { rows::insertTake(sql, row); }, ProjectFile::Durability::Disk, {}});
}

TakeRecorder::~TakeRecorder() {
    try {
        finish({TakeState::Stopped, nullptr, std::nullopt, m_take.tookSeconds, {}});
    } catch (const std::exception& error) { log(LogLevel::Error, error.what()); }
}

void TakeRecorder::started(int channels, int sampleRate, const QString& precision, const QString& device) {
    if (m_ended) return;
    m_take.channels = channels;
    m_take.sampleRate = sampleRate;
    if (!precision.isEmpty()) m_take.precision = precision;
    if (!device.isEmpty()) m_take.device = device;
    m_worker->change(
        {[row = m_take](Sql& sql) { rows::updateOutcome(sql, row); }, ProjectFile::Durability::Process, {}});
    m_changed(m_take);
}

void TakeRecorder::append(const musicgen::Tokens& part) {
    if (m_ended || part.frames == 0) return;
    join(m_waiting, part);
    m_take.codebooks = part.codebooks;
    m_take.frames += part.frames;
    if (m_waiting.frames >= kSaveFrames || Clock::now() - m_lastSave >= kSavePause) save();
}

void TakeRecorder::save() {
    m_lastSave = Clock::now();
    if (m_waiting.frames == 0) return;
    const int first = std::exchange(m_savedFrames, m_savedFrames + m_waiting.frames);
    m_worker->change({[id = m_take.id, first, part = std::exchange(m_waiting, {})](Sql& sql) {
                          rows::appendTokens(sql, id, first, part);
                      },
                      ProjectFile::Durability::Process,
                      {}});
    m_changed(m_take);
}

void TakeRecorder::finish(TakeEnding ending) {
    if (std::exchange(m_ended, true)) return;
    m_take.state = ending.state == TakeState::Running ? TakeState::Stopped : ending.state;
    m_take.tookSeconds = ending.tookSeconds;
    if (m_take.state == TakeState::Failed) m_take.setFault(ending.fault);
    if (ending.tokens) {
        m_waiting = {};
        m_take.frames = ending.tokens->frames;
        m_take.codebooks = ending.tokens->codebooks;
    }
    if (ending.clip && ending.clip->availableFrames() > 0) {
        m_take.channels = ending.clip->channels();
        m_take.sampleRate = ending.clip->sampleRate();
        m_take.soundSeconds = static_cast<double>(ending.clip->availableFrames()) / ending.clip->sampleRate();
        m_take.overview = overviewOf(*ending.clip);
    }
    if (m_waiting.frames > 0) save();
    m_worker->keepUnsaved(m_take.id, {m_take.hasSound() ? ending.clip : nullptr, ending.tokens});
    m_worker->change({[row = m_take, clip = ending.clip, tokens = ending.tokens,
                       sound = std::make_shared<std::optional<StoredSound>>()](Sql& sql) {
                          // Encoded once, however often it must be tried. Packing that fails costs the sound only,
                          // which the tokens hold too.
                          if (!*sound) try {
                                  *sound = row.hasSound() ? encodeSound(*clip) : StoredSound();
                              } catch (const Error& error) {
                                  log(LogLevel::Error, studio::detailOf(error));
                                  *sound = StoredSound();
                              }
                          TakeRecord stored = row;
                          if ((*sound)->flac.isEmpty()) stored.soundSeconds = 0;
                          if (tokens)
                              rows::replaceTokens(sql, row.id, *tokens);
                          else if (const musicgen::Tokens parts = rows::tokens(sql, row.id); parts.frames > 0)
                              rows::replaceTokens(sql, row.id, parts);  // one piece instead of many
                          rows::updateOutcome(sql, stored);
                          rows::putSound(sql, row.id, **sound);
                      },
                      ProjectFile::Durability::Disk,
                      [worker = m_worker.get(), id = m_take.id] { worker->dropUnsaved(id); }});
    m_changed(m_take);
}

void TakeRecorder::discard() {
    if (std::exchange(m_ended, true)) return;
    m_worker->change({[id = m_take.id](Sql& sql) { rows::removeTakes(sql, {id}); }, ProjectFile::Durability::Disk, {}});
    m_discarded(m_take.id);
}

}  // namespace capriccio::project
