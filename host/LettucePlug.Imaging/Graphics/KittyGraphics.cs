using System.Buffers.Text;

namespace LettucePlug.Imaging;

/// <summary>
/// The commands of kitty's graphics protocol (sw.kovidgoyal.net/kitty/graphics-protocol). All ask the terminal to stay
/// silent (q=2), so that nothing arrives as typed text.
/// </summary>
public static class KittyGraphics
{
    // The protocol's limit of base64 in one command.
    private const int PayloadLength = 4096;

    /// <summary>Sends a PNG under a number, in chunks of at most 4096 bytes of base64; draws nothing.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Transmit(uint imageId, ReadOnlyMemory<byte> png)
    {
        const int RawLength = PayloadLength / 4 * 3;
        for (var at = 0; at == 0 || at < png.Length; at += RawLength)
        {
            var part = png.Slice(at, Math.Min(RawLength, png.Length - at));
            var more = at + RawLength < png.Length ? 1 : 0;
            var head = GraphicsPayload.Ascii(at == 0 ? $"\e_Ga=t,f=100,i={imageId},q=2,m={more};" : $"\e_Gm={more},q=2;");
            var chunk = new byte[head.Length + Base64.GetMaxEncodedToUtf8Length(part.Length) + 2];
            head.CopyTo(chunk, 0);
            Base64.EncodeToUtf8(part.Span, chunk.AsSpan(head.Length), out _, out var written);
            chunk[head.Length + written] = 0x1B;
            chunk[head.Length + written + 1] = (byte)'\\';
            yield return chunk;
        }
    }

    /// <summary>Ends a transmission broken off, whose image the terminal then drops.</summary>
    public static ReadOnlyMemory<byte> AbortTransmission(uint imageId) =>
        GraphicsPayload.Ascii($"\e_Gm=0,q=2;\e\\\e_Ga=d,d=I,i={imageId},q=2\e\\");

    /// <summary>Draws an image sent before at the cursor, which stays where it is. The same placement moves.</summary>
    public static ReadOnlyMemory<byte> Place(uint imageId, uint placementId, int columns, int rows) =>
        GraphicsPayload.Ascii($"\e_Ga=p,i={imageId},p={placementId},c={columns},r={rows},C=1,q=2\e\\");

    /// <summary>Takes one placement off the screen and keeps the image.</summary>
    public static ReadOnlyMemory<byte> DeletePlacement(uint imageId, uint placementId) =>
        GraphicsPayload.Ascii($"\e_Ga=d,d=i,i={imageId},p={placementId},q=2\e\\");

    /// <summary>Takes all placements of an image off the screen and forgets the image.</summary>
    public static ReadOnlyMemory<byte> DeleteImage(uint imageId) =>
        GraphicsPayload.Ascii($"\e_Ga=d,d=I,i={imageId},q=2\e\\");
}
