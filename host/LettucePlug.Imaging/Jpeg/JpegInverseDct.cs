using System.Runtime.CompilerServices;

namespace LettucePlug.Imaging;

/// <summary>
/// The 8x8 inverse cosine transform in 13-bit fixed point, after Loeffler, Ligtenberg and Moschytz (1989), rounded in
/// the way most decoders do, so that results agree with theirs to the last bit almost everywhere.
/// </summary>
internal static class JpegInverseDct
{
    private const int Bits = 13;
    private const int ExtraBits = 2;

    // Fixed-point cosines: round(c * 2^13).
    private const int C0298 = 2446;
    private const int C0390 = 3196;
    private const int C0541 = 4433;
    private const int C0765 = 6270;
    private const int C0899 = 7373;
    private const int C1175 = 9633;
    private const int C1501 = 12299;
    private const int C1847 = 15137;
    private const int C1961 = 16069;
    private const int C2053 = 16819;
    private const int C2562 = 20995;
    private const int C3072 = 25172;

    /// <summary>Position in the block of each coefficient in file order.</summary>
    public static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Transforms a dequantised block (row order) into samples; <paramref name="block"/> is used up.</summary>
    public static void Transform(Span<int> block, Span<byte> target, int stride)
    {
        for (var column = 0; column < 8; column++)
        {
            Columns(block[column..]);
        }

        for (var row = 0; row < 8; row++)
        {
            Rows(block.Slice(row * 8, 8), target.Slice(row * stride, 8));
        }
    }

    /// <summary>The same for a block of which only the mean is not zero.</summary>
    public static void TransformFlat(int mean, Span<byte> target, int stride)
    {
        var sample = Clamp(((mean + 4) >> 3) + 128);
        for (var row = 0; row < 8; row++)
        {
            target.Slice(row * stride, 8).Fill(sample);
        }
    }

    private static void Columns(Span<int> b)
    {
        if ((b[8] | b[16] | b[24] | b[32] | b[40] | b[48] | b[56]) == 0)
        {
            var flat = b[0] << ExtraBits;
            for (var row = 0; row < 8; row++)
            {
                b[row * 8] = flat;
            }

            return;
        }

        var (e0, e1, e2, e3) = Even(b[0], b[16], b[32], b[48]);
        var (o0, o1, o2, o3) = Odd(b[56], b[40], b[24], b[8]);
        const int Shift = Bits - ExtraBits;
        const int Half = 1 << (Shift - 1);
        b[0] = (e0 + o3 + Half) >> Shift;
        b[56] = (e0 - o3 + Half) >> Shift;
        b[8] = (e1 + o2 + Half) >> Shift;
        b[48] = (e1 - o2 + Half) >> Shift;
        b[16] = (e2 + o1 + Half) >> Shift;
        b[40] = (e2 - o1 + Half) >> Shift;
        b[24] = (e3 + o0 + Half) >> Shift;
        b[32] = (e3 - o0 + Half) >> Shift;
    }

    private static void Rows(Span<int> b, Span<byte> target)
    {
        var (e0, e1, e2, e3) = Even(b[0], b[2], b[4], b[6]);
        var (o0, o1, o2, o3) = Odd(b[7], b[5], b[3], b[1]);
        const int Shift = Bits + ExtraBits + 3;

        // Rounding and the level shift of 128 in one constant.
        const int Half = (1 << (Shift - 1)) + (128 << Shift);
        target[0] = Clamp((e0 + o3 + Half) >> Shift);
        target[7] = Clamp((e0 - o3 + Half) >> Shift);
        target[1] = Clamp((e1 + o2 + Half) >> Shift);
        target[6] = Clamp((e1 - o2 + Half) >> Shift);
        target[2] = Clamp((e2 + o1 + Half) >> Shift);
        target[5] = Clamp((e2 - o1 + Half) >> Shift);
        target[3] = Clamp((e3 + o0 + Half) >> Shift);
        target[4] = Clamp((e3 - o0 + Half) >> Shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int, int, int, int) Even(int b0, int b2, int b4, int b6)
    {
        var shared = (b2 + b6) * C0541;
        var low = shared - (b6 * C1847);
        var high = shared + (b2 * C0765);
        var sum = (b0 + b4) << Bits;
        var difference = (b0 - b4) << Bits;
        return (sum + high, difference + low, difference - low, sum - high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int, int, int, int) Odd(int b7, int b5, int b3, int b1)
    {
        var z1 = -(b7 + b1) * C0899;
        var z2 = -(b5 + b3) * C2562;
        var z5 = (b7 + b3 + b5 + b1) * C1175;
        var z3 = z5 - ((b7 + b3) * C1961);
        var z4 = z5 - ((b5 + b1) * C0390);
        return ((b7 * C0298) + z1 + z3, (b5 * C2053) + z2 + z4, (b3 * C3072) + z2 + z3, (b1 * C1501) + z1 + z4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Clamp(int value) => (uint)value <= 255 ? (byte)value : value < 0 ? (byte)0 : (byte)255;
}
