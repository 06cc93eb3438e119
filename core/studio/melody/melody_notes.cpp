#include "core/studio/melody/melody_notes.h"

#include <algorithm>
#include <cmath>

namespace capriccio::studio {

int MelodyNotes::corrections() const {
    int count = 0;
    for (int frame = 0; frame < frames(); ++frame) count += isCorrected(frame);
    return count;
}

bool MelodyNotes::correct(int frame, int pitchClass) {
    if (frame < 0 || frame >= frames() || pitchClass < 0 || pitchClass >= kPitchClasses || note(frame) == pitchClass)
        return false;
    m_notes.pitchClasses[static_cast<std::size_t>(frame)] = static_cast<std::uint8_t>(pitchClass);
    return true;
}

bool MelodyNotes::restore(int frame) {
    if (frame < 0 || frame >= frames()) return false;
    return correct(frame, heard(frame));
}

int MelodyNotes::frameAt(double seconds) const {
    return std::clamp(static_cast<int>(std::lround(seconds / kFrameSeconds)), 0, std::max(0, frames() - 1));
}

musicgen::Chroma MelodyNotes::part(const SoundPart& part) const {
    musicgen::Chroma chroma;
    if (frames() == 0) return chroma;
    const int first = frameAt(part.begin);
    const int last = std::max(first, frameAt(part.end));
    chroma.pitchClasses.assign(m_notes.pitchClasses.begin() + first, m_notes.pitchClasses.begin() + last + 1);
    return chroma;
}

}  // namespace capriccio::studio
