#include "core/musicgen/tokenizer/proto_wire.h"

#include <bit>

namespace capriccio::musicgen {
namespace {

// The wire types of protobuf's encoding.
constexpr int kVarint = 0;
constexpr int kFixed64 = 1;
constexpr int kLength = 2;
constexpr int kFixed32 = 5;

}  // namespace

void ProtoWriter::varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) m_data.push_back(static_cast<char>(value | 0x80));
    m_data.push_back(static_cast<char>(value));
}

void ProtoWriter::integer(int field, std::int64_t value) {
    varint(static_cast<std::uint64_t>(field) << 3 | kVarint);
    varint(static_cast<std::uint64_t>(value));
}

void ProtoWriter::real(int field, float value) {
    varint(static_cast<std::uint64_t>(field) << 3 | kFixed32);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int i = 0; i < 4; ++i) m_data.push_back(static_cast<char>(bits >> (8 * i)));
}

void ProtoWriter::bytes(int field, std::string_view value) {
    varint(static_cast<std::uint64_t>(field) << 3 | kLength);
    varint(value.size());
    m_data.append(value);
}

bool ProtoReader::varint(std::uint64_t& value) {
    value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
        if (m_rest.empty()) return false;
        const auto byte = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        if (shift < 64) value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (!(byte & 0x80)) return true;
    }
    return false;
}

bool ProtoReader::next() {
    if (!m_good || m_rest.empty()) return false;
    m_good = false;
    std::uint64_t tag = 0;
    if (!varint(tag) || tag >> 3 == 0 || tag >> 3 > 536870911) return false;
    m_field = static_cast<int>(tag >> 3);
    m_kind = static_cast<int>(tag & 7);
    if (m_kind == kVarint) return m_good = varint(m_number);
    std::uint64_t size = m_kind == kFixed64 ? 8 : 4;
    if (m_kind == kLength && !varint(size)) return false;
    if ((m_kind != kLength && m_kind != kFixed64 && m_kind != kFixed32) || size > m_rest.size()) return false;
    m_bytes = m_rest.substr(0, static_cast<std::size_t>(size));
    m_rest.remove_prefix(static_cast<std::size_t>(size));
    return m_good = true;
}

bool ProtoReader::is(int kind) {
    if (m_kind != kind) m_good = false;
    return m_kind == kind;
}

std::int64_t ProtoReader::integer() { return is(kVarint) ? static_cast<std::int64_t>(m_number) : 0; }

float ProtoReader::real() {
    if (!is(kFixed32)) return 0;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i)
        bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(m_bytes[i])) << (8 * i);
    return std::bit_cast<float>(bits);
}

std::string_view ProtoReader::bytes() { return is(kLength) ? m_bytes : std::string_view(); }

}  // namespace capriccio::musicgen
