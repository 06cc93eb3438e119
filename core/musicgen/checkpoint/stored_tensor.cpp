#include "core/musicgen/checkpoint/stored_tensor.h"

namespace capriccio::musicgen {

std::size_t sizeOf(DType dtype) {
    switch (dtype) {
        case DType::F64:
        case DType::I64:
            return 8;
        case DType::F32:
        case DType::I32:
            return 4;
        case DType::F16:
        case DType::BF16:
        case DType::I16:
            return 2;
        case DType::I8:
        case DType::U8:
        case DType::Bool:
            return 1;
    }
    return 0;
}

const char* nameOf(DType dtype) {
    switch (dtype) {
        case DType::F64:
            return "float64";
        case DType::F32:
            return "float32";
        case DType::F16:
            return "float16";
        case DType::BF16:
            return "bfloat16";
        case DType::I64:
            return "int64";
        case DType::I32:
            return "int32";
        case DType::I16:
            return "int16";
        case DType::I8:
            return "int8";
        case DType::U8:
            return "uint8";
        case DType::Bool:
            return "bool";
    }
    return "?";
}

std::int64_t StoredTensor::elements() const {
    std::int64_t n = 1;
    for (const std::int64_t d : shape) n *= d;
    return n;
}

std::string StoredTensor::shapeText() const {
    std::string text = "(";
    for (std::size_t i = 0; i < shape.size(); ++i) text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + ")";
}

}  // namespace capriccio::musicgen
