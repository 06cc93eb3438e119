#include "core/musicgen/nn/weights.h"

#include "core/base/error.h"

#include <cmath>
#include <memory>
#include <sstream>

#include <ATen/CPUGeneratorImpl.h>

namespace capriccio::musicgen {
namespace {

constexpr std::size_t kListed = 8;  // names in a message; the log's detail has all

at::ScalarType torchType(DType dtype) {
    switch (dtype) {
        case DType::F64:
            return at::kDouble;
        case DType::F32:
            return at::kFloat;
        case DType::F16:
            return at::kHalf;
        case DType::BF16:
            return at::kBFloat16;
        case DType::I64:
            return at::kLong;
        case DType::I32:
            return at::kInt;
        case DType::I16:
            return at::kShort;
        case DType::I8:
            return at::kChar;
        case DType::U8:
            return at::kByte;
        case DType::Bool:
            return at::kBool;
    }
    return at::kFloat;
}

bool isFloating(DType dtype) {
    return dtype == DType::F64 || dtype == DType::F32 || dtype == DType::F16 || dtype == DType::BF16;
}

std::string shapeText(at::IntArrayRef shape) {
    std::ostringstream text;
    text << '(';
    for (std::size_t i = 0; i < shape.size(); ++i) text << (i ? ", " : "") << shape[i];
    text << ')';
    return text.str();
}

/// The stored bytes as a float32 tensor. The mapping is kept alive by the tensor where it is shared.
at::Tensor toFloat(const StoredTensor& stored) {
    const at::ScalarType type = torchType(stored.dtype);
    const auto address = reinterpret_cast<std::uintptr_t>(stored.bytes.data());
    // from_blob takes a writable pointer, but nothing in the engine writes to a weight; the mapping is read-only.
    auto* data = const_cast<std::byte*>(stored.bytes.data());
    if (address % sizeOf(stored.dtype) == 0) {
        at::Tensor shared = at::from_blob(
            data, stored.shape, [owner = stored.owner](void*) {}, at::TensorOptions(type));
        return type == at::kFloat ? shared : shared.to(at::kFloat);
    }
    at::Tensor copy = at::empty(stored.shape, at::TensorOptions(type));
    std::memcpy(copy.data_ptr(), data, stored.bytes.size());
    return copy.to(at::kFloat);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kListed; ++i) text += (i ? "; " : "") + names[i];
    if (names.size() > kListed) text += "; and " + std::to_string(names.size() - kListed) + " more";
    return text;
}

}  // namespace

Weights Weights::random(std::uint64_t seed) {
    Weights weights;
    weights.m_seed = seed;
    return weights;
}

bool Weights::has(const std::string& name) const { return !m_checkpoint || m_checkpoint->weights.contains(name); }

at::Tensor Weights::take(const std::string& name, at::IntArrayRef shape) {
    std::int64_t elements = 1;
    for (const std::int64_t d : shape) elements *= d;
    m_parameters += elements;
    if (!m_checkpoint) return drawn(shape);
    m_used.insert(name);
    const auto found = m_checkpoint->weights.find(name);
    if (found == m_checkpoint->weights.end()) {
        m_problems.push_back("“" + name + "” is missing");
        return at::zeros(shape);
    }
    const StoredTensor& stored = found->second;
    if (!isFloating(stored.dtype) || at::IntArrayRef(stored.shape) != shape) {
        m_problems.push_back("“" + name + "” is " + nameOf(stored.dtype) + " " + stored.shapeText() + " where " +
                             shapeText(shape) + " is needed");
        return at::zeros(shape);
    }
    return toFloat(stored);
}

at::Tensor Weights::drawn(at::IntArrayRef shape) {
    auto generator = at::detail::createCPUGenerator(m_seed++);
    if (shape.size() < 2) return at::ones(shape);
    const double fanIn =
        static_cast<double>(at::IntArrayRef(shape).slice(1).size() == 1 ? shape[1] : shape[1] * shape[2]);
    return at::randn(shape, generator).mul_(1.0 / std::sqrt(fanIn));
}

void Weights::finish() const {
    if (!m_checkpoint) return;
    std::vector<std::string> problems = m_problems;
    for (const auto& [name, tensor] : m_checkpoint->weights)
        if (!m_used.contains(name)) problems.push_back("“" + name + "” is not known");
    if (problems.empty()) return;
    std::string all;
    for (const std::string& problem : problems) all += problem + "\n";
    throw Error(Error::Code::Unreadable,
                "The weights in “" + m_checkpoint->folder.string() + "” do not fit its config.json: " +
                    listed(problems) + ". Get the model again, or choose another folder.",
                all);
}

}  // namespace capriccio::musicgen
