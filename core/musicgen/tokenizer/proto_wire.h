#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace capriccio::musicgen {

/// Writes the few kinds of protobuf fields that a SentencePiece model has.
class ProtoWriter {
  public:
    void integer(int field, std::int64_t value);
    void flag(int field, bool value) { integer(field, value ? 1 : 0); }
    void real(int field, float value);
    void bytes(int field, std::string_view value);

    const std::string& data() const { return m_data; }

  private:
    void varint(std::uint64_t value);

    std::string m_data;
};

/// Walks over the fields of a protobuf message.
///
///     ProtoReader reader(bytes);
///     while (reader.next()) if (reader.field() == 2) … reader.integer() …
///     if (!reader.good()) …
class ProtoReader {
  public:
    explicit ProtoReader(std::string_view data) : m_rest(data) {}

    /// False at the end, or where the message is malformed.
    bool next();
    bool good() const { return m_good; }

    int field() const { return m_field; }
    /// The value; 0 or empty when the field is of another kind than asked for (then good() becomes false).
    std::int64_t integer();
    float real();
    std::string_view bytes();

  private:
    bool varint(std::uint64_t& value);
    bool is(int kind);

    std::string_view m_rest;
    bool m_good = true;
    int m_field = 0;
    int m_kind = 0;
    std::uint64_t m_number = 0;
    std::string_view m_bytes;
};

}  // namespace capriccio::musicgen
