// Arithmetic on eight lanes, written once in the compiler's own vectors and compiled for each instruction set: every
// kernel file includes it within its own unnamed namespace. The order of every sum is the same on all of them; what is
// done to each number by itself is done in registers as wide as there are.
//
// No #pragma once and no includes: see above. Needs <cmath>, <cstdint>, <cstring> and kernels.h.

typedef float Floats __attribute__((vector_size(32)));
constexpr std::int64_t kLanes = 8;

#if defined(__AVX512F__)
typedef float Wide __attribute__((vector_size(64)));
typedef std::int32_t WideInts __attribute__((vector_size(64)));
#else
typedef Floats Wide;
typedef std::int32_t WideInts __attribute__((vector_size(32)));
#endif
constexpr std::int64_t kWideLanes = sizeof(Wide) / sizeof(float);

template <class V = Floats>
inline V load(const float* from) {
    V v;
    std::memcpy(&v, from, sizeof v);
    return v;
}
template <class V>
inline void store(float* to, const V& v) { std::memcpy(to, &v, sizeof v); }
template <class V = Floats>
inline V all(float x) { return V{} + x; }
/// `count` < lanes numbers, then `rest`.
template <class V = Floats>
inline V loadSome(const float* from, std::int64_t count, float rest) {
    V v = all<V>(rest);
    std::memcpy(&v, from, static_cast<std::size_t>(count) * sizeof(float));
    return v;
}
template <class V>
inline void storeSome(float* to, const V& v, std::int64_t count) {
    std::memcpy(to, &v, static_cast<std::size_t>(count) * sizeof(float));
}
inline Wide larger(const Wide& a, const Wide& b) { return a > b ? a : b; }
inline Wide smaller(const Wide& a, const Wide& b) { return a < b ? a : b; }
inline Wide magnitude(const Wide& x) {
    WideInts bits;
    std::memcpy(&bits, &x, sizeof bits);
    bits &= 0x7fffffff;
    Wide v;
    std::memcpy(&v, &bits, sizeof v);
    return v;
}
/// To the nearest, ties to even, for |x| < 2²².
inline Wide rounded(const Wide& x) {
    constexpr float kMagic = 12582912.0F;  // 1.5 · 2²³: no bit is left for fractions
    return (x + kMagic) - kMagic;
}
inline float sumOfLanes(const Floats& v) {
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
inline float largestLane(const Wide& v) {
    float most = v[0];
    for (int i = 1; i < kWideLanes; ++i) most = v[i] > most ? v[i] : most;
    return most;
}

/// eˣ within 2 units of the last place; x below −87 counts as −87, above 88 as 88. Cephes' expf.
inline Wide exponential(Wide x) {
    x = smaller(larger(x, all<Wide>(-87.0F)), all<Wide>(88.0F));
    const Wide n = rounded(x * 1.44269504088896341F);
    const Wide r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
    Wide p = all<Wide>(1.9875691500e-4F);
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = (p * r) * r + r + 1.0F;
    const WideInts bits = (__builtin_convertvector(n, WideInts) + 127) << 23;
    Wide power;
    std::memcpy(&power, &bits, sizeof power);
    return p * power;
}

/// erf within 3·10⁻⁷. Abramowitz and Stegun 7.1.26.
inline Wide errorFunction(const Wide& x) {
    const Wide a = magnitude(x), t = 1.0F / (1.0F + 0.3275911F * a);
    Wide p = all<Wide>(1.061405429F);
    p = p * t - 1.453152027F;
    p = p * t + 1.421413741F;
    p = p * t - 0.284496736F;
    p = p * t + 0.254829592F;
    const Wide y = 1.0F - p * t * exponential(-(a * a));
    return x < 0 ? -y : y;
}

/// A function of each number by itself.
template <class Function>
inline void each(const float* x, float* out, std::int64_t count, Function&& function) {
    std::int64_t i = 0;
    for (; i + kWideLanes <= count; i += kWideLanes) store<Wide>(out + i, function(load<Wide>(x + i)));
    if (i < count) storeSome<Wide>(out + i, function(loadSome<Wide>(x + i, count - i, 0)), count - i);
}

void gelu(float* x, std::int64_t count) {
    each(x, x, count, [](const Wide& v) -> Wide {
        return (v * 0.5F) * (1.0F + errorFunction(v * 0.70710678118654752F));
    });
}

void elu(const float* x, float* out, std::int64_t count) {
    each(x, out, count, [](const Wide& v) -> Wide { return v > 0 ? v : exponential(v) - 1.0F; });
}

inline Wide sigmoid(const Wide& x) { return 1.0F / (1.0F + exponential(-x)); }
inline Wide hyperbolicTangent(const Wide& x) { return 1.0F - 2.0F / (exponential(x + x) + 1.0F); }

void lstm(const float* gates, const float* recurrent, std::int64_t width, std::int64_t first, std::int64_t end,
          float* cell, float* hidden) {
    for (std::int64_t i = first; i < end; i += kWideLanes) {
        const std::int64_t count = end - i < kWideLanes ? end - i : kWideLanes;
        const auto gate = [&](std::int64_t part) -> Wide {
            const std::int64_t at = part * width + i;
            return loadSome<Wide>(gates + at, count, 0) + loadSome<Wide>(recurrent + at, count, 0);
        };
        const Wide c =
            sigmoid(gate(1)) * loadSome<Wide>(cell + i, count, 0) + sigmoid(gate(0)) * hyperbolicTangent(gate(2));
        storeSome(cell + i, c, count);
        storeSome<Wide>(hidden + i, sigmoid(gate(3)) * hyperbolicTangent(c), count);
    }
}

void layerNorm(const float* x, const float* weight, const float* bias, float eps, std::int64_t width, float* out) {
    const std::int64_t whole = width / kLanes * kLanes;
    Floats sums = all(0);
    for (std::int64_t i = 0; i < whole; i += kLanes) sums += load(x + i);
    if (whole < width) sums += loadSome(x + whole, width - whole, 0);
    const float mean = sumOfLanes(sums) / static_cast<float>(width);
    Floats squares = all(0);
    for (std::int64_t i = 0; i < whole; i += kLanes) {
        const Floats d = load(x + i) - mean;
        squares += d * d;
    }
    if (whole < width) {
        const Floats d = loadSome(x + whole, width - whole, mean) - mean;
        squares += d * d;
    }
    const float inverse = 1.0F / std::sqrt(sumOfLanes(squares) / static_cast<float>(width) + eps);
    for (std::int64_t i = 0; i < whole; i += kLanes)
        store(out + i, (load(x + i) - mean) * inverse * load(weight + i) + load(bias + i));
    for (std::int64_t i = whole; i < width; ++i) out[i] = (x[i] - mean) * inverse * weight[i] + bias[i];
}

/// In place, over `count` ≥ 1 scores.
void softmax(float* scores, std::int64_t count) {
    Wide most = all<Wide>(scores[0]);
    std::int64_t j = 0;
    for (; j + kWideLanes <= count; j += kWideLanes) most = larger(most, load<Wide>(scores + j));
    if (j < count) most = larger(most, loadSome<Wide>(scores + j, count - j, scores[0]));
    const float highest = largestLane(most);
    each(scores, scores, count, [highest](const Wide& v) -> Wide { return exponential(v - highest); });
    Floats sums = all(0);
    for (j = 0; j + kLanes <= count; j += kLanes) sums += load(scores + j);
    if (j < count) sums += loadSome(scores + j, count - j, 0);
    const float inverse = 1.0F / sumOfLanes(sums);
    each(scores, scores, count, [inverse](const Wide& v) -> Wide { return v * inverse; });
}

void attend(const float* query, const float* keys, const float* values, const float* bias, float scale,
            std::int64_t count, std::int64_t width, float* scores, float* out) {
    const std::int64_t whole = width / kLanes * kLanes, rest = width - whole;
    for (std::int64_t j = 0; j < count; ++j) {
        const float* key = keys + j * width;
        Floats sums = all(0);
        for (std::int64_t k = 0; k < whole; k += kLanes) sums += load(query + k) * load(key + k);
        if (rest) sums += loadSome(query + whole, rest, 0) * loadSome(key + whole, rest, 0);
        scores[j] = sumOfLanes(sums) * scale + (bias ? bias[j] : 0);
    }
    softmax(scores, count);
    for (std::int64_t k = 0; k < whole; k += kLanes) {
        Floats sums = all(0);
        for (std::int64_t j = 0; j < count; ++j) sums += load(values + j * width + k) * scores[j];
        store(out + k, sums);
    }
    for (std::int64_t k = whole; k < width; ++k) {
        float sum = 0;
        for (std::int64_t j = 0; j < count; ++j) sum += values[j * width + k] * scores[j];
        out[k] = sum;
    }
}

float largestMagnitude(const float* x, std::int64_t count) {
    Wide most = all<Wide>(0), others[3] = {most, most, most};  // so that none waits for the one before
    std::int64_t i = 0;
    for (; i + 4 * kWideLanes <= count; i += 4 * kWideLanes) {
        most = larger(most, magnitude(load<Wide>(x + i)));
        for (int j = 0; j < 3; ++j) others[j] = larger(others[j], magnitude(load<Wide>(x + i + (j + 1) * kWideLanes)));
    }
    most = larger(larger(most, others[0]), larger(others[1], others[2]));
    for (; i + kWideLanes <= count; i += kWideLanes) most = larger(most, magnitude(load<Wide>(x + i)));
    if (i < count) most = larger(most, magnitude(loadSome<Wide>(x + i, count - i, 0)));
    return largestLane(most);
}

/// x / scale to the nearest integer, where scale = largest / kMost, for each group.
template <class Integer, int kMost>
void toIntegers(const float* x, std::int64_t width, std::int64_t group, Integer* out, float* scales,
                std::int32_t* sums) {
    typedef Integer Integers __attribute__((vector_size(kWideLanes * sizeof(Integer))));
    for (std::int64_t begin = 0; begin < width; begin += group) {
        const std::int64_t count = width - begin < group ? width - begin : group;
        const float most = largestMagnitude(x + begin, count);
        // So small that its inverse is infinite: nothing.
        const float inverse = most > 1e-30F ? static_cast<float>(kMost) / most : 0;
        *scales++ = most > 1e-30F ? most / static_cast<float>(kMost) : 0;
        Integer* to = out + begin / group * group;
        WideInts total{};
        std::int64_t i = 0;
        const auto take = [&](const Wide& v) -> Integers {
            const WideInts whole = __builtin_convertvector(rounded(v * inverse), WideInts);
            total += whole;
            return __builtin_convertvector(whole, Integers);
        };
        for (; i + kWideLanes <= count; i += kWideLanes) {
            const Integers some = take(load<Wide>(x + begin + i));
            std::memcpy(to + i, &some, sizeof some);
        }
        if (i < count) {
            const Integers some = take(loadSome<Wide>(x + begin + i, count - i, 0));
            std::memcpy(to + i, &some, static_cast<std::size_t>(count - i) * sizeof(Integer));
        }
        for (i = count; i < group; ++i) to[i] = 0;
        if (sums) {
            std::int32_t sum = 0;
            for (int lane = 0; lane < kWideLanes; ++lane) sum += total[lane];
            *sums++ = -8 * sum;
        }
    }
}

void toShorts(const float* x, std::int64_t width, std::int64_t group, std::int16_t* out, float* scales) {
    toIntegers<std::int16_t, 32767>(x, width, group, out, scales, nullptr);
}

void toBytes(const float* x, std::int64_t width, std::int64_t group, std::int8_t* out, float* scales,
             std::int32_t* sums) {
    toIntegers<std::int8_t, 127>(x, width, group, out, scales, sums);
}

void storeBytes(const ByteCache& cache, std::int64_t position, const float* key, const float* value) {
    std::int8_t room[512];
    const std::int64_t width = cache.width, even = cache.evenWidth();
    toBytes(key, width, even, room, cache.keyScales + position, nullptr);
    std::int8_t* block = cache.keys + position / kPanelRows * kPanelRows * even + position % kPanelRows * 2;
    for (std::int64_t k = 0; k < even; k += 2) std::memcpy(block + k * kPanelRows, room + k, 2);
    toBytes(value, width, even, room, cache.valueScales + position, nullptr);
    std::memcpy(cache.values + position * width, room, static_cast<std::size_t>(width));
}

inline float floatOf(std::uint16_t bfloat16) {
    const std::uint32_t bits = static_cast<std::uint32_t>(bfloat16) << 16;
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

/// Where a row of a product goes: `count` sums of a panel, of which those within [firstRow, endRow) are wanted.
inline void putPanel(const float* sums, std::int64_t panel, float* out, std::int64_t firstRow, std::int64_t endRow) {
    const std::int64_t row = panel * kPanelRows;
    const std::int64_t from = firstRow > row ? firstRow - row : 0;
    const std::int64_t to = endRow - row < kPanelRows ? endRow - row : kPanelRows;
    for (std::int64_t r = from; r < to; ++r) out[row + r] = sums[r];
}
