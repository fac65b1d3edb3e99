namespace LettucePlug.Imaging;

/// <summary>Writes the one scan of a baseline JPEG, MCU by MCU.</summary>
internal sealed class JpegScanWriter(
    MemoryStream file, Bitmap bitmap, byte[] luma, byte[] chroma, JpegEncodeOptions options)
{
    private readonly JpegBitWriter _bits = new(file);
    private readonly Plane[] _planes =
    [
        new(luma, JpegTables.LumaDcCounts, JpegTables.LumaAcCounts, JpegTables.LumaAcValues),
        new(chroma, JpegTables.ChromaDcCounts, JpegTables.ChromaAcCounts, JpegTables.ChromaAcValues),
        new(chroma, JpegTables.ChromaDcCounts, JpegTables.ChromaAcCounts, JpegTables.ChromaAcValues),
    ];

    // One MCU of each plane, 16x16 at most.
    private readonly float[][] _samples = [new float[256], new float[256], new float[256]];
    private readonly float[] _block = new float[64];

    public void Write(CancellationToken cancellationToken)
    {
        var side = options.IsSubsampled ? 16 : 8;
        var written = 0;
        for (var y = 0; y < bitmap.Height; y += side)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < bitmap.Width; x += side)
            {
                if (options.RestartInterval > 0 && written > 0 && written % options.RestartInterval == 0)
                {
                    Restart((written / options.RestartInterval) - 1);
                }

                Load(x, y, side);
                for (var block = 0; block < side * side / 64; block++)
                {
                    TakeBlock(_samples[0], side, (block & 1) * 8, (block >> 1) * 8);
                    WriteBlock(_planes[0]);
                }

                for (var plane = 1; plane < 3; plane++)
                {
                    TakeChroma(_samples[plane], side);
                    WriteBlock(_planes[plane]);
                }

                written++;
            }
        }

        _bits.Flush();
    }

    private void Restart(int number)
    {
        _bits.Flush();
        file.Write([0xFF, (byte)(0xD0 + (number & 7))]);
        foreach (var plane in _planes)
        {
            plane.LastDc = 0;
        }
    }

    private void Load(int left, int top, int side)
    {
        for (var y = 0; y < side; y++)
        {
            // The last row and column are repeated into the padding, which costs the fewest bits.
            var row = bitmap.Row(Math.Min(top + y, bitmap.Height - 1));
            for (var x = 0; x < side; x++)
            {
                var pixel = row.Slice(Math.Min(left + x, bitmap.Width - 1) * 4, 3);
                float red = pixel[0], green = pixel[1], blue = pixel[2];
                var at = (y * side) + x;
                _samples[0][at] = (0.299f * red) + (0.587f * green) + (0.114f * blue) - 128;
                _samples[1][at] = (-0.168736f * red) - (0.331264f * green) + (0.5f * blue);
                _samples[2][at] = (0.5f * red) - (0.418688f * green) - (0.081312f * blue);
            }
        }
    }

    private void TakeBlock(float[] samples, int stride, int left, int top)
    {
        for (var y = 0; y < 8; y++)
        {
            samples.AsSpan(((top + y) * stride) + left, 8).CopyTo(_block.AsSpan(y * 8));
        }
    }

    private void TakeChroma(float[] samples, int side)
    {
        if (side == 8)
        {
            TakeBlock(samples, 8, 0, 0);
            return;
        }

        for (var at = 0; at < 64; at++)
        {
            var from = (at / 8 * 32) + (at % 8 * 2);
            _block[at] = (samples[from] + samples[from + 1] + samples[from + 16] + samples[from + 17]) * 0.25f;
        }
    }

    private void WriteBlock(Plane plane)
    {
        JpegForwardDct.Transform(_block);
        Span<int> quantised = stackalloc int[64];
        for (var index = 0; index < 64; index++)
        {
            var at = JpegInverseDct.ZigZag[index];
            quantised[index] = (int)MathF.Round(_block[at] * plane.Divisors[at]);
        }

        var difference = quantised[0] - plane.LastDc;
        plane.LastDc = quantised[0];
        WriteValue(plane.DcCodes, 0, difference);
        var zeros = 0;
        for (var index = 1; index < 64; index++)
        {
            if (quantised[index] == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16)
            {
                _bits.WriteCode(plane.AcCodes[0xF0]);
            }

            WriteValue(plane.AcCodes, zeros, quantised[index]);
            zeros = 0;
        }

        if (zeros > 0)
        {
            _bits.WriteCode(plane.AcCodes[0]);
        }
    }

    private void WriteValue(int[] codes, int zeros, int value)
    {
        var category = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        _bits.WriteCode(codes[(zeros << 4) | category]);
        if (category > 0)
        {
            _bits.Write(value < 0 ? value - 1 : value, category);
        }
    }

    private sealed class Plane(
        ReadOnlySpan<byte> quant, ReadOnlySpan<byte> dcCounts, ReadOnlySpan<byte> acCounts, ReadOnlySpan<byte> acValues)
    {
        public float[] Divisors { get; } = JpegForwardDct.Divisors(quant);

        public int[] DcCodes { get; } = JpegBitWriter.CodesOf(dcCounts, JpegTables.DcValues);

        public int[] AcCodes { get; } = JpegBitWriter.CodesOf(acCounts, acValues);

        public int LastDc { get; set; }
    }
}
