using System.Buffers.Binary;
using System.IO.Compression;
using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Png;

/// <summary>Writes eight-bit RGB pictures as PNG.</summary>
internal static class PngWriter
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static byte[] Write(Pixels picture, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
        header[8] = 8;
        header[9] = 2;
        WriteChunk(file, "IHDR"u8, header);
        // Says where the picture is from, so that nobody takes it for the work of a model.
        WriteChunk(file, "tEXt"u8, "Software\0LettucePlug Sketch (procedural)"u8);
        WriteChunk(file, "IDAT"u8, Compress(picture, cancellationToken));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        var from = (int)file.Position;
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc.Of(file.GetBuffer().AsSpan(from, data.Length + 4)));
        file.Write(number);
    }

    private static ReadOnlySpan<byte> Compress(Pixels picture, CancellationToken cancellationToken)
    {
        var stride = picture.Width * 3;
        var above = new byte[stride];
        var candidate = new byte[stride + 1];
        var best = new byte[stride + 1];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < picture.Height; y++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var row = picture.Data.AsSpan(y * stride, stride);
                var least = long.MaxValue;
                // Sub, Up and Paeth; the other two hardly ever win on painted pictures.
                foreach (var kind in (ReadOnlySpan<int>)[1, 2, 4])
                {
                    var cost = Apply(kind, row, above, candidate);
                    if (cost < least)
                    {
                        least = cost;
                        (best, candidate) = (candidate, best);
                    }
                }

                zlib.Write(best);
                row.CopyTo(above);
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static long Apply(int kind, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> result)
    {
        result[0] = (byte)kind;
        long cost = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var left = i < 3 ? (byte)0 : row[i - 3];
            var upLeft = i < 3 ? (byte)0 : above[i - 3];
            var difference = (byte)(row[i] - Filter.Predict(kind, left, above[i], upLeft));
            result[i + 1] = difference;
            cost += Math.Abs((int)(sbyte)difference);
        }

        return cost;
    }
}
