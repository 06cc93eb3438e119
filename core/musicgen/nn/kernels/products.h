// Products with packed matrices, the same for every instruction set: included within their unnamed namespaces, behind the
// formats Int8, Int4 and Bf16, each with group<N>() or columns<N>() for N vectors, kTile, the most vectors that meet a group
// at once, and f32Product.

/// Calls act.operator()<N>(n) for tiles of at most kTile vectors.
template <int N = kTile, class Act>
inline void inTiles(std::int64_t count, Act&& act, std::int64_t n = 0) {
    for (; count - n >= N; n += N) act.template operator()<N>(n);
    if constexpr (N > 1) {
        if (n < count) inTiles<N - 1>(count, act, n);
    }
}

constexpr std::int64_t kMost = 24;  // vectors that share one reading of the weights

template <class Format>
void panelSums(const Matrix& m, const Vectors& v, std::int64_t first, std::int64_t count, std::int64_t panel, float* sums) {
    const std::byte* data = m.data + panel * m.panelBytes();
    if constexpr (Format::kFloats) {
        for (std::int64_t k = 0; k < m.width; k += Format::kGroup, data += Format::kGroup * kPanelRows * 2) {
            const std::int64_t stretch = m.width - k < Format::kGroup ? m.width - k : Format::kGroup;
            inTiles(count, [&]<int N>(std::int64_t n) {
                Format::template columns<N>(data, v, first + n, k, stretch, sums + n * kPanelRows);
            });
        }
    } else {
        const std::int64_t groups = (m.width + Format::kGroup - 1) / Format::kGroup;
        for (std::int64_t g = 0; g < groups; ++g, data += Format::kBytes)
            inTiles(count, [&]<int N>(std::int64_t n) {
                Format::template group<N>(data, v, first + n, g, groups, sums + n * kPanelRows);
            });
    }
}

template <class Format>
void packedProduct(const Matrix& m, const Vectors& v, float* out, std::int64_t stride, std::int64_t firstRow, std::int64_t endRow) {
    alignas(32) float sums[kMost * kPanelRows];
    for (std::int64_t panel = firstRow / kPanelRows; panel * kPanelRows < endRow; ++panel)
        for (std::int64_t first = 0; first < v.count; first += kMost) {
            const std::int64_t count = v.count - first < kMost ? v.count - first : kMost;
            std::memset(sums, 0, sizeof(float) * static_cast<std::size_t>(count * kPanelRows));
            panelSums<Format>(m, v, first, count, panel, sums);
            for (std::int64_t n = 0; n < count; ++n)
                putPanel(sums + n * kPanelRows, panel, out + (first + n) * stride, firstRow, endRow);
        }
}

void product(const Matrix& matrix, const Vectors& vectors, float* out, std::int64_t stride, std::int64_t firstRow, std::int64_t endRow) {
    switch (matrix.format) {
        case Precision::BF16:
            return packedProduct<Bf16>(matrix, vectors, out, stride, firstRow, endRow);
        case Precision::Int8:
            return packedProduct<Int8>(matrix, vectors, out, stride, firstRow, endRow);
        case Precision::Int4:
            return packedProduct<Int4>(matrix, vectors, out, stride, firstRow, endRow);
        default:
            return f32Product(matrix, vectors, out, stride, firstRow, endRow);
    }
}

