namespace LettucePlug.Imaging;

/// <summary>Tries the five row filters and keeps the one whose result is nearest to zero (W3C PNG, 12.7).</summary>
internal sealed class PngFilterChoice(int length, int step)
{
    private readonly byte[] _above = new byte[length];
    private byte[] _best = new byte[length + 1];
    private byte[] _tried = new byte[length + 1];

    /// <summary>The filtered row with its filter in front; valid until the next call.</summary>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> row)
    {
        var least = long.MaxValue;
        for (byte filter = 0; filter < 5; filter++)
        {
            _tried[0] = filter;
            var sum = Fill(filter, row, _tried.AsSpan(1));
            if (sum < least)
            {
                least = sum;
                (_best, _tried) = (_tried, _best);
            }
        }

        row.CopyTo(_above);
        return _best;
    }

    private long Fill(int filter, ReadOnlySpan<byte> row, Span<byte> target)
    {
        long sum = 0;
        ReadOnlySpan<byte> aboveRow = _above;
        for (var at = 0; at < row.Length; at++)
        {
            int left = 0, corner = 0, above = aboveRow[at];
            if (at >= step)
            {
                left = row[at - step];
                corner = aboveRow[at - step];
            }

            var predicted = filter switch
            {
                0 => 0,
                1 => left,
                2 => above,
                3 => (left + above) >> 1,
                _ => PngFilters.Paeth(left, above, corner),
            };
            var value = (byte)(row[at] - predicted);
            target[at] = value;
            sum += Math.Abs((int)(sbyte)value);
        }

        return sum;
    }
}
