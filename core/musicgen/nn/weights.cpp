#include "core/musicgen/nn/weights.h"

#include "core/base/error.h"
#include "core/musicgen/nn/kernels/team.h"
#include "core/musicgen/nn/through_torch.h"

#include <cmath>
#include <memory>
#include <random>
#include <sstream>

#include <ATen/CPUGeneratorImpl.h>

namespace capriccio::musicgen {
namespace {

constexpr std::int64_t kPool = 1 << 20;  // random numbers drawn at once
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

std::int64_t elementsOf(at::IntArrayRef shape) {
    std::int64_t elements = 1;
    for (const std::int64_t d : shape) elements *= d;
    return elements;
}

std::string shapeText(at::IntArrayRef shape) {
    std::ostringstream text;
    text << '(';
    for (std::size_t i = 0; i < shape.size(); ++i) text << (i ? ", " : "") << shape[i];
    text << ')';
    return text.str();
}

/// The stored bytes as a tensor of their type. The mapping is kept alive by the tensor where it is shared.
at::Tensor toTensor(const StoredTensor& stored) {
    const at::ScalarType type = torchType(stored.dtype);
    const auto address = reinterpret_cast<std::uintptr_t>(stored.bytes.data());
    // from_blob takes a writable pointer, but nothing in the engine writes to a weight; the mapping is read-only.
    auto* data = const_cast<std::byte*>(stored.bytes.data());
    if (address % sizeOf(stored.dtype) == 0) {
        return at::from_blob(
            data, stored.shape, [owner = stored.owner](void*) {}, at::TensorOptions(type));
    }
    at::Tensor copy = at::empty(stored.shape, at::TensorOptions(type));
    std::memcpy(copy.data_ptr(), data, stored.bytes.size());
    return copy;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kListed; ++i) text += (i ? "; " : "") + names[i];
    if (names.size() > kListed) text += "; and " + std::to_string(names.size() - kListed) + " more";
    return text;
}

}  // namespace

Weights Weights::random(std::uint64_t seed, at::Device device) {
    Weights weights;
    weights.m_device = device;
    weights.m_seed = seed;
    return weights;
}

bool Weights::has(const std::string& name) const { return !m_checkpoint || m_checkpoint->weights.contains(name); }

at::Tensor Weights::take(const std::string& name, at::IntArrayRef shape) {
    m_parameters += elementsOf(shape);
    if (!m_checkpoint) return drawn(shape).to(m_device);
    const StoredTensor* there = stored(name, shape);
    return there ? toTensor(*there).to(at::kFloat).to(m_device) : at::zeros(shape, m_device);
}

at::Tensor Weights::takeTable(const std::string& name, at::IntArrayRef shape) {
    if (!m_checkpoint) return take(name, shape).to(at::kBFloat16);
    m_parameters += elementsOf(shape);
    const StoredTensor* there = stored(name, shape);
    return there ? toTensor(*there).to(m_device) : at::zeros(shape, m_device);
}

const StoredTensor* Weights::stored(const std::string& name, at::IntArrayRef shape) {
    m_used.insert(name);
    const auto found = m_checkpoint->weights.find(name);
    if (found == m_checkpoint->weights.end()) {
        m_problems.push_back("“" + name + "” is missing");
        return nullptr;
    }
    const StoredTensor& there = found->second;
    if (isFloating(there.dtype) && at::IntArrayRef(there.shape) == shape) return &there;
    m_problems.push_back("“" + name + "” is " + nameOf(there.dtype) + " " + there.shapeText() + " where " +
                         shapeText(shape) + " is needed");
    return nullptr;
}

WeightMatrix Weights::matrix(const std::vector<std::string>& names, std::int64_t rows, std::int64_t width,
                             Precision precision) {
    WeightMatrix matrix;
    const std::string key = names.front() + "+" + std::to_string(names.size() - 1);
    if (m_cache && precision != Precision::F32) {
        const std::int64_t all = rows * static_cast<std::int64_t>(names.size());
        const auto kept = m_cache->find(key, kernels::bytesOf(precision, all, width), matrix.held);
        if (!kept.empty()) {
            for (const std::string& name : names) stored(name, {rows, width});
            m_parameters += all * width;
            matrix.packed = {precision, all, width, kept.data()};
            return matrix;
        }
    }
    std::vector<at::Tensor> parts;
    for (const std::string& name : names) parts.push_back(take(name, {rows, width}));
    matrix.tensor = parts.size() == 1 ? parts.front() : at::cat(parts);
    parts.clear();
    if (throughTorch(m_device)) {
        if (precision == Precision::BF16) matrix.tensor = matrix.tensor.to(at::kBFloat16);
        return matrix;
    }
    matrix.tensor = matrix.tensor.contiguous();
    const auto* floats = matrix.tensor.const_data_ptr<float>();
    kernels::Matrix& packed = matrix.packed;
    packed = {precision, matrix.tensor.size(0), width, reinterpret_cast<const std::byte*>(floats)};
    if (precision == Precision::F32) return matrix;
    const auto bytes = std::shared_ptr<std::byte[]>(new std::byte[static_cast<std::size_t>(packed.bytes())]);
    kernels::Team::stretches(packed.panels(), 4, [&](std::int64_t first, std::int64_t end, int /*thread*/) {
        kernels::pack(packed, floats, bytes.get(), first, end);
    });
    packed.data = bytes.get();
    matrix.held = bytes;
    matrix.tensor = at::Tensor();
    if (m_cache) m_cache->add(key, {bytes.get(), static_cast<std::size_t>(packed.bytes())}, bytes);
    return matrix;
}

at::Tensor Weights::drawn(at::IntArrayRef shape) {
    if (shape.size() < 2) return at::ones(shape);
    const double scale = 1.0 / std::sqrt(static_cast<double>(shape.size() == 2 ? shape[1] : shape[1] * shape[2]));
    const std::int64_t elements = elementsOf(shape);
    auto generator = at::detail::createCPUGenerator(m_seed++);
    if (elements <= kPool) return at::randn(shape, generator).mul_(scale);
    // Drawing a thousand million numbers takes longer than all that is measured with them: stretches of one pool do.
    if (!m_pool.defined()) m_pool = at::randn({2 * kPool}, generator);
    at::Tensor flat = at::empty({elements});
    std::mt19937_64 places(m_seed);
    for (std::int64_t at = 0; at < elements; at += kPool) {
        const std::int64_t count = std::min(kPool, elements - at);
        const auto from = static_cast<std::int64_t>(places() % static_cast<std::uint64_t>(kPool));
        flat.narrow(0, at, count).copy_(m_pool.narrow(0, from, count)).mul_(scale);
    }
    return flat.view(shape);
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
