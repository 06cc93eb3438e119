// float32 on AVX2: included by avx2.cpp and avx512.cpp within their unnamed namespaces, behind lanes.h.

/// The first `count` (0 … 8) lanes.
inline __m256i firstLanes(std::int64_t count) {
    const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count)), lane);
}

inline float sumOf(__m256 v) {
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    s = _mm_add_ss(s, _mm_movehdup_ps(s));
    return _mm_cvtss_f32(s);
}

/// R rows of the weight against N vectors: the weight is read once for all N, each output keeps one sum.
template <int R, int N>
void f32Tile(const float* weight, const float* in, float* out, std::int64_t stride, std::int64_t width) {
    __m256 sum[R][N];
    for (auto& row : sum)
        for (__m256& s : row) s = _mm256_setzero_ps();
    std::int64_t k = 0;
    for (; k + kLanes <= width; k += kLanes) {
        __m256 w[R];
        for (int r = 0; r < R; ++r) w[r] = _mm256_loadu_ps(weight + r * width + k);
        for (int n = 0; n < N; ++n) {
            const __m256 x = _mm256_loadu_ps(in + n * width + k);
            for (int r = 0; r < R; ++r) sum[r][n] = _mm256_fmadd_ps(w[r], x, sum[r][n]);
        }
    }
    if (k < width) {
        const __m256i mask = firstLanes(width - k);
        for (int n = 0; n < N; ++n) {
            const __m256 x = _mm256_maskload_ps(in + n * width + k, mask);
            for (int r = 0; r < R; ++r)
                sum[r][n] = _mm256_fmadd_ps(_mm256_maskload_ps(weight + r * width + k, mask), x, sum[r][n]);
        }
    }
    for (int r = 0; r < R; ++r)
        for (int n = 0; n < N; ++n) out[n * stride + r] = sumOf(sum[r][n]);
}

template <int R>
void f32Rows(const float* weight, const float* in, float* out, std::int64_t stride, std::int64_t width,
             std::int64_t count) {
    std::int64_t n = 0;
    for (; n + 3 <= count; n += 3) f32Tile<R, 3>(weight, in + n * width, out + n * stride, stride, width);
    if (count - n == 2) f32Tile<R, 2>(weight, in + n * width, out + n * stride, stride, width);
    if (count - n == 1) f32Tile<R, 1>(weight, in + n * width, out + n * stride, stride, width);
}

inline void f32Product(const Matrix& m, const Vectors& v, float* out, std::int64_t stride, std::int64_t firstRow,
                       std::int64_t endRow) {
    // Vectors are taken in groups that stay in the cache while all rows pass by.
    constexpr std::int64_t kGroup = 24;
    const std::int64_t width = m.width;
    for (std::int64_t n = 0; n < v.count; n += kGroup) {
        const std::int64_t group = v.count - n < kGroup ? v.count - n : kGroup;
        const float* x = v.floats + n * width;
        float* to = out + n * stride;
        std::int64_t r = firstRow;
        for (; r + 4 <= endRow; r += 4) f32Rows<4>(m.floats() + r * width, x, to + r, stride, width, group);
        for (; r < endRow; ++r) f32Rows<1>(m.floats() + r * width, x, to + r, stride, width, group);
    }
}

#if !defined(__AVX512F__)

/// T times of a panel of 16 columns. The loops over T are unrolled by name: else the sums would live in memory.
template <int T>
void f32PanelTile(const float* in, std::int64_t inStride, const float* panel, std::int64_t depth, const float* bias,
                  const float* add, float* out, std::int64_t outStride, std::int64_t columns) {
    __m256 low[T], high[T];
    float begin[kPanelRows] = {};
    std::memcpy(begin, bias, sizeof(float) * static_cast<std::size_t>(columns));
    const float* x[T];
#pragma GCC unroll 8
    for (int t = 0; t < T; ++t) {
        low[t] = _mm256_loadu_ps(begin);
        high[t] = _mm256_loadu_ps(begin + 8);
        x[t] = in + t * inStride;
    }
    for (std::int64_t k = 0; k < depth; ++k, panel += kPanelRows) {
        _mm_prefetch(reinterpret_cast<const char*>(panel + depth * kPanelRows), _MM_HINT_T1);  // the next panel
        const __m256 w0 = _mm256_loadu_ps(panel), w1 = _mm256_loadu_ps(panel + 8);
#pragma GCC unroll 8
        for (int t = 0; t < T; ++t) {
            const __m256 one = _mm256_broadcast_ss(x[t] + k);
            low[t] = _mm256_fmadd_ps(one, w0, low[t]);
            high[t] = _mm256_fmadd_ps(one, w1, high[t]);
        }
    }
    if (columns == kPanelRows) {
#pragma GCC unroll 8
        for (int t = 0; t < T; ++t) {
            if (add) {
                low[t] = _mm256_add_ps(low[t], _mm256_loadu_ps(add + t * outStride));
                high[t] = _mm256_add_ps(high[t], _mm256_loadu_ps(add + t * outStride + 8));
            }
            _mm256_storeu_ps(out + t * outStride, low[t]);
            _mm256_storeu_ps(out + t * outStride + 8, high[t]);
        }
        return;
    }
    float some[T][kPanelRows];
#pragma GCC unroll 8
    for (int t = 0; t < T; ++t) {
        _mm256_storeu_ps(some[t], low[t]);
        _mm256_storeu_ps(some[t] + 8, high[t]);
    }
    for (int t = 0; t < T; ++t)
        for (std::int64_t c = 0; c < columns; ++c)
            out[t * outStride + c] = add ? some[t][c] + add[t * outStride + c] : some[t][c];
}

inline void f32Panels(const float* in, std::int64_t inStride, std::int64_t times, const float* weights,
                      std::int64_t depth, const float* bias, const float* add, float* out, std::int64_t outStride,
                      std::int64_t columns, std::int64_t firstPanel, std::int64_t endPanel) {
    for (std::int64_t panel = firstPanel; panel < endPanel; ++panel) {
        const float* w = weights + panel * depth * kPanelRows;
        const std::int64_t c = panel * kPanelRows, some = columns - c < kPanelRows ? columns - c : kPanelRows;
        const float* plus = add ? add + c : nullptr;
        std::int64_t t = 0;
        const auto tile = [&]<int T>() {
            f32PanelTile<T>(in + t * inStride, inStride, w, depth, bias + c, plus ? plus + t * outStride : nullptr,
                            out + t * outStride + c, outStride, some);
            t += T;
        };
        while (t + 6 <= times) tile.template operator()<6>();
        while (t + 3 <= times) tile.template operator()<3>();
        while (t < times) tile.template operator()<1>();
    }
}

#endif
