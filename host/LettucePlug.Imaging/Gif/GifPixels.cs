namespace LettucePlug.Imaging;

/// <summary>The LZW of GIF (GIF89a, appendix F): codes of 2 to 12 bits, low bit first, in blocks of up to 255 bytes.</summary>
internal static class GifPixels
{
    private const string Format = "GIF";
    private const int TableLength = 4096;

    /// <summary>Fills <paramref name="target"/>; data left over is ignored, data missing is an error.</summary>
    public static void Decode(ReadOnlySpan<byte> data, Span<byte> target, CancellationToken cancellationToken)
    {
        var minimum = data.IsEmpty ? 0 : data[0];
        if (minimum is < 1 or > 11)
        {
            throw CorruptImageException.Because(Format, "its pixels name an impossible code size");
        }

        var prefix = new short[TableLength];
        var suffix = new byte[TableLength];
        var stack = new byte[TableLength + 1];
        var clear = 1 << minimum;
        var (next, size, previous) = (clear + 2, minimum + 1, -1);
        byte first = 0;
        uint bits = 0;
        int count = 0, at = 1, blockLeft = 0, written = 0;
        for (var index = 0; index < clear && index < 256; index++)
        {
            suffix[index] = (byte)index;
        }

        while (written < target.Length)
        {
            while (count < size)
            {
                if (blockLeft == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    blockLeft = at < data.Length ? data[at++] : 0;
                    if (blockLeft == 0)
                    {
                        throw CorruptImageException.Ended(Format, "its pixels");
                    }
                }

                if (at >= data.Length)
                {
                    throw CorruptImageException.Ended(Format, "its pixels");
                }

                bits |= (uint)data[at++] << count;
                count += 8;
                blockLeft--;
            }

            var code = (int)(bits & ((1u << size) - 1));
            bits >>= size;
            count -= size;
            if (code == clear)
            {
                (next, size, previous) = (clear + 2, minimum + 1, -1);
                continue;
            }

            if (code == clear + 1)
            {
                throw CorruptImageException.Ended(Format, "its pixels");
            }

            if (code > next || (previous < 0 && code >= clear) || (code == next && next == TableLength))
            {
                throw CorruptImageException.Because(Format, "its pixels use a code that was never defined");
            }

            // A code not yet in the table means the previous string and its own first byte again.
            var depth = 0;
            var walk = code;
            if (code == next)
            {
                stack[depth++] = first;
                walk = previous;
            }

            while (walk >= clear)
            {
                stack[depth++] = suffix[walk];
                walk = prefix[walk];
            }

            first = (byte)walk;
            stack[depth++] = first;
            while (depth > 0 && written < target.Length)
            {
                target[written++] = stack[--depth];
            }

            if (previous >= 0 && next < TableLength)
            {
                prefix[next] = (short)previous;
                suffix[next++] = first;
                if (next == 1 << size && size < 12)
                {
                    size++;
                }
            }

            previous = code;
        }
    }
}
