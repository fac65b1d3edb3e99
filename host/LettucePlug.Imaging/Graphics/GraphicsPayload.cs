using System.Text;

namespace LettucePlug.Imaging;

/// <summary>
/// A picture in the bytes of a protocol, cut so that other output may come in between the chunks of kitty and that
/// transmission may be broken off after any chunk of all of them.
/// </summary>
public sealed record GraphicsPayload
{
    /// <summary>The largest chunk, in bytes.</summary>
    public const int ChunkLength = 4096 + 64;

    /// <summary>
    /// The bytes, to be written in order. kitty's draw nothing until <see cref="KittyGraphics.Place"/> is sent; those
    /// of sixel and iTerm2 draw at the cursor, and nothing else may come between their chunks.
    /// </summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Chunks { get; init; }

    /// <summary>What to write instead of the rest when transmission is broken off between two chunks.</summary>
    public required ReadOnlyMemory<byte> Abort { get; init; }

    /// <summary>The pixels really sent, which a byte budget may have made fewer than the cells hold.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>All bytes of <see cref="Chunks"/>.</summary>
    public long Length => Chunks.Sum(chunk => (long)chunk.Length);

    internal static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    /// <summary>Cuts a finished run of bytes into chunks.</summary>
    internal static IReadOnlyList<ReadOnlyMemory<byte>> Cut(ReadOnlyMemory<byte> bytes)
    {
        var chunks = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < bytes.Length; at += 4096)
        {
            chunks.Add(bytes.Slice(at, Math.Min(4096, bytes.Length - at)));
        }

        return chunks;
    }
}
