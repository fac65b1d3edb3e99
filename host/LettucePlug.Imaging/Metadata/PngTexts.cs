using System.Buffers.Binary;
using System.Text;

namespace LettucePlug.Imaging;

/// <summary>The chunks of a PNG file (W3C PNG, third edition, chapter 5), as far as texts need them.</summary>
internal static class PngTexts
{
    private const string Format = "PNG";
    private const int ChunkFrame = 12;
    private const int LongestKeyword = 79;

    public static async Task<IReadOnlyList<ImageText>> ReadAsync(
        ForwardReader input, ImageLimits limits, CancellationToken cancellationToken)
    {
        var texts = new List<ImageText>();
        var budget = limits.MaxTextBytes;
        input.Drop(FormatSignatures.Png.Length);
        while (await TryNextAsync(input, cancellationToken).ConfigureAwait(false) is var (type, length))
        {
            if (type == "IEND")
            {
                break;
            }

            if (!PngTextChunk.IsText(type))
            {
                await PassAsync(input, length + ChunkFrame, null, type, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (length > budget)
            {
                throw ImageTooLargeException.Text("The text of the PNG image", length, limits.MaxTextBytes);
            }

            var chunk = await input.TryReadAsync(length + ChunkFrame, cancellationToken).ConfigureAwait(false)
                ?? throw CorruptImageException.Ended(Format, $"a {type} chunk");
            if (HasGoodCrc(chunk) && PngTextChunk.Decode(type, chunk.AsSpan(8, length), budget) is { } text)
            {
                budget -= Math.Max(length, text.Text.Length);
                texts.Add(text);
            }
        }

        return texts;
    }

    public static async Task WriteAsync(
        ForwardReader input, Stream destination, ImageTextChanges changes, CancellationToken cancellationToken)
    {
        await PassAsync(input, FormatSignatures.Png.Length, destination, "signature", cancellationToken)
            .ConfigureAwait(false);
        var isFirst = true;
        while (true)
        {
            var (type, length) = await TryNextAsync(input, cancellationToken).ConfigureAwait(false)
                ?? throw CorruptImageException.Ended(Format, "the list of chunks");
            if (isFirst && type != "IHDR")
            {
                throw CorruptImageException.Because(Format, "it does not begin with an IHDR chunk");
            }

            var isDropped = PngTextChunk.IsText(type)
                && changes.Drops(await PeekKeywordAsync(input, length, cancellationToken).ConfigureAwait(false));
            await PassAsync(input, length + ChunkFrame, isDropped ? null : destination, type, cancellationToken)
                .ConfigureAwait(false);
            if (isFirst)
            {
                // Directly behind the header, where readers that stop at the first pixel still see it.
                foreach (var text in changes.Set)
                {
                    await destination.WriteAsync(PngTextChunk.Encode(text), cancellationToken).ConfigureAwait(false);
                }

                isFirst = false;
            }

            if (type == "IEND")
            {
                return;
            }
        }
    }

    private static async ValueTask<(string Type, int Length)?> TryNextAsync(
        ForwardReader input, CancellationToken cancellationToken)
    {
        if (!await input.TryFillAsync(8, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(input.Filled);
        if (length is < 0 or > int.MaxValue - ChunkFrame)
        {
            throw CorruptImageException.Because(Format, "a chunk declares an impossible length");
        }

        return (Encoding.Latin1.GetString(input.Filled[4..8]), length);
    }

    private static async ValueTask PassAsync(
        ForwardReader input, long count, Stream? destination, string what, CancellationToken cancellationToken)
    {
        if (!await input.TryPassAsync(count, destination, cancellationToken).ConfigureAwait(false))
        {
            throw CorruptImageException.Ended(Format, $"a chunk ({PrintableName(what)})");
        }
    }

    private static async ValueTask<string?> PeekKeywordAsync(
        ForwardReader input, int length, CancellationToken cancellationToken)
    {
        var peeked = Math.Min(length, LongestKeyword + 1);
        await input.TryFillAsync(8 + peeked, cancellationToken).ConfigureAwait(false);
        var start = input.Filled[8..];
        var end = start[..Math.Min(peeked, start.Length)].IndexOf((byte)0);
        return end < 0 ? null : Encoding.Latin1.GetString(start[..end]);
    }

    private static bool HasGoodCrc(ReadOnlySpan<byte> chunk) =>
        Crc32.Of(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);

    private static string PrintableName(string type) =>
        type.All(char.IsAsciiLetter) ? type : "of unknown type";
}
