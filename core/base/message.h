#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace capriccio {

/// Words for a musician that can be said in another language later: an English sentence with places, %1 to %9, and what
/// stands in them, which may be such words again. Below core/studio nobody knows the user's language;
/// core/studio/words.h says them in it.
///
///     throw Error(Error::Code::NotFound, Core::tr("“%1” is not there.").arg(file.string()));
class Message {
  public:
    Message() = default;
    /// As it is: a name, a number, or words that are in the user's language already.
    Message(std::string verbatim) : m_verbatim(std::move(verbatim)) {}
    Message(const char* verbatim) : m_verbatim(verbatim) {}
    Message(std::string_view verbatim) : m_verbatim(verbatim) {}

    /// To be translated; `english` must outlive it, and lupdate must find it (Core::tr).
    static Message translatable(const char* english) {
        Message message;
        message.m_pattern = english;
        return message;
    }
    /// What stands in the next place.
    Message arg(Message argument) && {
        m_arguments.push_back(std::move(argument));
        return std::move(*this);
    }
    Message arg(Message argument) const& { return Message(*this).arg(std::move(argument)); }

    bool isEmpty() const { return !m_pattern && m_verbatim.empty(); }
    /// Null: verbatim() is all there is.
    const char* pattern() const { return m_pattern; }
    const std::string& verbatim() const { return m_verbatim; }
    const std::vector<Message>& arguments() const { return m_arguments; }

    /// `say`: the words of a pattern in a language.
    template <typename Say>
    std::string text(const Say& say) const {
        if (!m_pattern) return m_verbatim;
        const std::string words = say(m_pattern);
        std::string all;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::size_t place =
                words[i] == '%' && i + 1 < words.size() ? static_cast<std::size_t>(words[i + 1] - '1') : 9;
            if (place >= m_arguments.size()) {
                all += words[i];
                continue;
            }
            all += m_arguments[place].text(say);
            ++i;
        }
        return all;
    }
    std::string english() const {
        return text([](const char* pattern) { return std::string(pattern); });
    }

  private:
    const char* m_pattern = nullptr;
    std::string m_verbatim;
    std::vector<Message> m_arguments;
};

/// Tells lupdate that what Core::tr() is given is to be translated (./dev translate).
#define CAPRICCIO_TRANSLATED(context)

/// The words of core/base, core/audio and core/musicgen.
struct Core {
    CAPRICCIO_TRANSLATED(Core)
    static Message tr(const char* english) { return Message::translatable(english); }
};

}  // namespace capriccio
