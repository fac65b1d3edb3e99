namespace LettucePlug.Imaging;

/// <summary>
/// Brings one row of a plane to the picture's width. Factors of two use the triangle filter that most decoders use
/// (nearer sample three quarters, farther one quarter); others repeat samples.
/// </summary>
internal sealed class JpegUpsampler(JpegComponent component, int maxH, int maxV)
{
    // Column sums of the two nearest rows, scaled by 4 when the rows are blended, else by 1.
    private readonly int[] _sums = new int[component.Samples.Width];

    // The decoders this agrees with repeat samples where a plane is only two of them wide.
    private bool IsDoubledX => component.H * 2 == maxH && component.Samples.Width > 2;

    private bool IsDoubledY => component.V * 2 == maxV;

    public void Row(int y, Span<byte> target)
    {
        if (IsDoubledX && IsDoubledY)
        {
            var (near, far) = NearAndFar(y);
            for (var x = 0; x < _sums.Length; x++)
            {
                _sums[x] = (near[x] * 3) + far[x];
            }

            DoubleBlended(target);
        }
        else if (IsDoubledX)
        {
            DoublePlain(RowOf(y * component.V / maxV), target);
        }
        else if (IsDoubledY && component.H == maxH)
        {
            var (near, far) = NearAndFar(y);
            var rounding = (y & 1) == 0 ? 1 : 2;
            for (var x = 0; x < target.Length; x++)
            {
                target[x] = (byte)(((near[x] * 3) + far[x] + rounding) >> 2);
            }
        }
        else if (component.H == maxH)
        {
            RowOf(y * component.V / maxV)[..target.Length].CopyTo(target);
        }
        else
        {
            var row = RowOf(y * component.V / maxV);
            for (var x = 0; x < target.Length; x++)
            {
                target[x] = row[x * component.H / maxH];
            }
        }
    }

    private ReadOnlySpan<byte> RowOf(int row) =>
        component.Plane.AsSpan(Math.Clamp(row, 0, component.Samples.Height - 1) * component.Stride, component.Samples.Width);

    private RowPair NearAndFar(int y)
    {
        var near = y >> 1;
        return new RowPair(RowOf(near), RowOf((y & 1) == 0 ? near - 1 : near + 1));
    }

    private void DoubleBlended(Span<byte> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var at = x >> 1;
            var isLeft = (x & 1) == 0;
            var neighbour = isLeft ? at - 1 : at + 1;
            var sum = _sums[at];
            target[x] = (uint)neighbour >= (uint)_sums.Length
                ? (byte)(((sum * 4) + (isLeft ? 8 : 7)) >> 4)
                : (byte)(((sum * 3) + _sums[neighbour] + (isLeft ? 8 : 7)) >> 4);
        }
    }

    private static void DoublePlain(ReadOnlySpan<byte> row, Span<byte> target)
    {
        for (var x = 0; x < target.Length; x++)
        {
            var at = x >> 1;
            var isLeft = (x & 1) == 0;
            var neighbour = isLeft ? at - 1 : at + 1;
            target[x] = (uint)neighbour >= (uint)row.Length
                ? row[at]
                : (byte)(((row[at] * 3) + row[neighbour] + (isLeft ? 1 : 2)) >> 2);
        }
    }

    private readonly ref struct RowPair(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far)
    {
        private readonly ReadOnlySpan<byte> _near = near;
        private readonly ReadOnlySpan<byte> _far = far;

        public void Deconstruct(out ReadOnlySpan<byte> near, out ReadOnlySpan<byte> far)
        {
            near = _near;
            far = _far;
        }
    }
}
