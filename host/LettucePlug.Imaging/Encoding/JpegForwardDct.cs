namespace LettucePlug.Imaging;

/// <summary>
/// The 8x8 forward cosine transform with the fewest multiplications (Arai, Agui, Nakajima 1988). Its results carry
/// factors that <see cref="Divisors"/> folds into the quantisation.
/// </summary>
internal static class JpegForwardDct
{
    private static readonly double[] Factors =
    [
        1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.541196100, 0.275899379,
    ];

    /// <summary>What each result (row order) is multiplied by to be quantised.</summary>
    public static float[] Divisors(ReadOnlySpan<byte> quant)
    {
        var divisors = new float[64];
        for (var at = 0; at < 64; at++)
        {
            divisors[at] = (float)(1 / (quant[at] * Factors[at / 8] * Factors[at % 8] * 8));
        }

        return divisors;
    }

    public static void Transform(Span<float> block)
    {
        for (var row = 0; row < 8; row++)
        {
            Line(block.Slice(row * 8, 8), 1);
        }

        for (var column = 0; column < 8; column++)
        {
            Line(block[column..], 8);
        }
    }

    private static void Line(Span<float> b, int step)
    {
        float s0 = b[0] + b[7 * step], d0 = b[0] - b[7 * step];
        float s1 = b[step] + b[6 * step], d1 = b[step] - b[6 * step];
        float s2 = b[2 * step] + b[5 * step], d2 = b[2 * step] - b[5 * step];
        float s3 = b[3 * step] + b[4 * step], d3 = b[3 * step] - b[4 * step];

        float e0 = s0 + s3, e3 = s0 - s3, e1 = s1 + s2, e2 = s1 - s2;
        b[0] = e0 + e1;
        b[4 * step] = e0 - e1;
        var z1 = (e2 + e3) * 0.707106781f;
        b[2 * step] = e3 + z1;
        b[6 * step] = e3 - z1;

        float o0 = d3 + d2, o1 = d2 + d1, o2 = d1 + d0;
        var z5 = (o0 - o2) * 0.382683433f;
        var z2 = (0.541196100f * o0) + z5;
        var z4 = (1.306562965f * o2) + z5;
        var z3 = o1 * 0.707106781f;
        float z11 = d0 + z3, z13 = d0 - z3;
        b[5 * step] = z13 + z2;
        b[3 * step] = z13 - z2;
        b[step] = z11 + z4;
        b[7 * step] = z11 - z4;
    }
}
