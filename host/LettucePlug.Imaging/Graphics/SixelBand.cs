namespace LettucePlug.Imaging;

/// <summary>Six rows of a picture as one line of sixels for each of their colours.</summary>
internal sealed class SixelBand(int width, int colours)
{
    private const byte Blank = (byte)'?';

    // Shorter runs cost no less as a count.
    private const int LeastRun = 4;

    private readonly byte[] _bits = new byte[width * colours];
    private readonly (int First, int Last)[] _used = new (int First, int Last)[colours];
    private readonly List<int> _present = [];

    public void Load(IndexedBitmap bitmap, int top)
    {
        foreach (var colour in _present)
        {
            _bits.AsSpan(colour * width, width).Clear();
        }

        _present.Clear();
        Array.Fill(_used, (int.MaxValue, -1));
        for (var row = 0; row < Math.Min(6, bitmap.Size.Height - top); row++)
        {
            var indices = bitmap.Indices.AsSpan((top + row) * width, width);
            for (var x = 0; x < width; x++)
            {
                int colour = indices[x];
                if (colour >= colours)
                {
                    continue;
                }

                _bits[(colour * width) + x] |= (byte)(1 << row);
                ref var used = ref _used[colour];
                if (used.Last < 0)
                {
                    _present.Add(colour);
                }

                used = (Math.Min(used.First, x), Math.Max(used.Last, x));
            }
        }
    }

    /// <summary>
    /// Colours that do not overlap share a line: the next one continues behind the one before, which saves going back.
    /// </summary>
    public void Write(MemoryStream target)
    {
        _present.Sort((left, right) => _used[left].First.CompareTo(_used[right].First));
        var waiting = new List<int>(_present);
        var isFirstLine = true;
        while (waiting.Count > 0)
        {
            if (!isFirstLine)
            {
                target.WriteByte((byte)'$');
            }

            isFirstLine = false;
            var at = 0;
            for (var index = 0; index < waiting.Count;)
            {
                var colour = waiting[index];
                if (_used[colour].First < at)
                {
                    index++;
                    continue;
                }

                WriteColour(target, colour, at);
                at = _used[colour].Last + 1;
                waiting.RemoveAt(index);
            }
        }
    }

    private void WriteColour(MemoryStream target, int colour, int from)
    {
        target.Write(GraphicsPayload.Ascii($"#{colour}"));
        var (first, last) = _used[colour];
        WriteRun(target, Blank, first - from);
        var bits = _bits.AsSpan(colour * width, width);
        for (var x = first; x <= last;)
        {
            var end = x + 1;
            while (end <= last && bits[end] == bits[x])
            {
                end++;
            }

            WriteRun(target, (byte)(Blank + bits[x]), end - x);
            x = end;
        }
    }

    private static void WriteRun(MemoryStream target, byte sixel, int count)
    {
        if (count >= LeastRun)
        {
            target.Write(GraphicsPayload.Ascii($"!{count}"));
            count = 1;
        }

        for (; count > 0; count--)
        {
            target.WriteByte(sixel);
        }
    }
}
