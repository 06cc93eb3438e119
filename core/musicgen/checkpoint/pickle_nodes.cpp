#include "core/musicgen/checkpoint/pickle_nodes.h"

#include <cstring>
#include <memory>

namespace capriccio::musicgen::pickle {
namespace {

struct Global {
    std::string_view module, name;
    Node node;
};

const std::vector<Global>& globals() {
    static const std::vector<Global> known = {
        {"collections", "OrderedDict", Callable::OrderedDict},
        {"torch._utils", "_rebuild_tensor_v2", Callable::RebuildTensorV2},
        {"torch._utils", "_rebuild_tensor_v3", Callable::RebuildTensorV3},
        {"torch._utils", "_rebuild_parameter", Callable::RebuildParameter},
        {"torch", "DoubleStorage", StorageType{DType::F64}},
        {"torch", "FloatStorage", StorageType{DType::F32}},
        {"torch", "HalfStorage", StorageType{DType::F16}},
        {"torch", "BFloat16Storage", StorageType{DType::BF16}},
        {"torch", "LongStorage", StorageType{DType::I64}},
        {"torch", "IntStorage", StorageType{DType::I32}},
        {"torch", "ShortStorage", StorageType{DType::I16}},
        {"torch", "CharStorage", StorageType{DType::I8}},
        {"torch", "ByteStorage", StorageType{DType::U8}},
        {"torch", "BoolStorage", StorageType{DType::Bool}},
        {"torch.storage", "UntypedStorage", StorageType{DType::U8, true}},
        {"torch", "float64", TypeName{DType::F64}},
        {"torch", "float32", TypeName{DType::F32}},
        {"torch", "float16", TypeName{DType::F16}},
        {"torch", "bfloat16", TypeName{DType::BF16}},
        {"torch", "int64", TypeName{DType::I64}},
        {"torch", "int32", TypeName{DType::I32}},
        {"torch", "int16", TypeName{DType::I16}},
        {"torch", "int8", TypeName{DType::I8}},
        {"torch", "uint8", TypeName{DType::U8}},
        {"torch", "bool", TypeName{DType::Bool}},
    };
    return known;
}

/// Copies a strided tensor element by element into row-major order. Everything was checked before.
void gather(const std::byte* from, std::size_t elementBytes, const std::vector<std::int64_t>& shape,
            const std::vector<std::int64_t>& strides, std::byte* to) {
    std::vector<std::int64_t> index(shape.size(), 0);
    std::int64_t position = 0;
    while (true) {
        std::memcpy(to, from + static_cast<std::size_t>(position) * elementBytes, elementBytes);
        to += elementBytes;
        std::size_t d = shape.size();
        while (d > 0) {
            --d;
            if (++index[d] < shape[d]) {
                position += strides[d];
                break;
            }
            index[d] = 0;
            if (d == 0) return;
            if (shape[d] > 1) position -= strides[d] * (shape[d] - 1);
        }
    }
}

}  // namespace

bool findGlobal(std::string_view module, std::string_view name, Node& node) {
    for (const Global& global : globals())
        if (global.module == module && global.name == name) {
            node = global.node;
            return true;
        }
    return false;
}

Message makeTensor(const Storage& storage, DType dtype, std::int64_t offset, const std::vector<std::int64_t>& shape,
                   const std::vector<std::int64_t>& strides, const std::shared_ptr<const void>& owner,
                   std::size_t& copyBudgetBytes, StoredTensor& tensor) {
    if (shape.size() != strides.size()) return Core::tr("has not as many strides as dimensions");
    const auto elementBytes = static_cast<std::int64_t>(sizeOf(dtype));
    const std::int64_t available = static_cast<std::int64_t>(storage.bytes.size()) / elementBytes;
    if (offset < 0 || offset > available) return Core::tr("begins outside of its data");
    std::int64_t elements = 1, expected = 1, last = offset;
    bool contiguous = true, overflow = false, empty = false;
    for (const std::int64_t size : shape) overflow |= __builtin_mul_overflow(elements, size, &elements);
    for (std::size_t d = shape.size(); d-- > 0;) {
        if (shape[d] < 0 || strides[d] < 0) return Core::tr("has a negative shape or stride");
        if (shape[d] == 0) empty = true;
        if (shape[d] <= 1) continue;  // its stride is never used
        if (strides[d] != expected) contiguous = false;
        std::int64_t reach = 0;
        overflow |=
            __builtin_mul_overflow(shape[d] - 1, strides[d], &reach) || __builtin_add_overflow(last, reach, &last);
        overflow |= __builtin_mul_overflow(expected, shape[d], &expected);
    }
    if (overflow) return Core::tr("has an impossible shape");
    tensor.dtype = dtype;
    tensor.shape = shape;
    tensor.owner = owner;
    tensor.bytes = {};
    if (empty) return {};
    if (last >= available) return Core::tr("reaches beyond its data");
    if (contiguous) {
        tensor.bytes = storage.bytes.subspan(static_cast<std::size_t>(offset * elementBytes),
                                             static_cast<std::size_t>(elements * elementBytes));
        return {};
    }
    // Repeated elements (a stride of 0) could ask for far more memory than the file is long.
    std::int64_t bytes = 0;
    if (__builtin_mul_overflow(elements, elementBytes, &bytes) || static_cast<std::uint64_t>(bytes) > copyBudgetBytes)
        return Core::tr("repeats its data too often");
    copyBudgetBytes -= static_cast<std::size_t>(bytes);
    const std::shared_ptr<std::byte[]> copy(new std::byte[static_cast<std::size_t>(bytes)]);
    gather(storage.bytes.data() + offset * elementBytes, static_cast<std::size_t>(elementBytes), shape, strides,
           copy.get());
    tensor.bytes = {copy.get(), static_cast<std::size_t>(bytes)};
    tensor.owner = copy;
    return {};
}

}  // namespace capriccio::musicgen::pickle
