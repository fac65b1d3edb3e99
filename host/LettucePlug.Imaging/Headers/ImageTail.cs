using System.Buffers.Binary;

namespace LettucePlug.Imaging;

/// <summary>
/// Tells whether an image ends where its format says it ends, from chunks of any size while they pass on their way
/// elsewhere. Holds at most <see cref="Kept"/> bytes. Not for several threads at once.
/// </summary>
/// <remarks>
/// Sources: PNG, section 11.2.5 (IEND); JPEG, ITU-T T.81, B.1.1.3 (EOI); GIF 89a, section 27 (trailer); WebP, the RIFF
/// header of its container specification. Nothing marks the end of a BMP, and that of an AVIF is not looked at.
/// </remarks>
public sealed class ImageTail
{
    /// <summary>The bytes at the end that are looked at: programs append notes of their own behind an image.</summary>
    public const int Kept = 4096;

    private const int RiffHeader = 8;

    private readonly byte[] _head = new byte[RiffHeader];
    private readonly byte[] _tail = new byte[Kept];
    private int _kept;
    private long _length;

    /// <summary>Takes the next chunk, of any length.</summary>
    public void Append(ReadOnlySpan<byte> chunk)
    {
        if (_length < RiffHeader)
        {
            var missing = (int)Math.Min(RiffHeader - _length, chunk.Length);
            chunk[..missing].CopyTo(_head.AsSpan((int)_length));
        }

        _length += chunk.Length;
        if (chunk.Length >= Kept)
        {
            chunk[^Kept..].CopyTo(_tail);
            _kept = Kept;
            return;
        }

        var stays = Math.Min(_kept, Kept - chunk.Length);
        _tail.AsSpan(_kept - stays, stays).CopyTo(_tail);
        chunk.CopyTo(_tail.AsSpan(stays));
        _kept = stays + chunk.Length;
    }

    /// <summary>Whether what came so far lacks the end that images of this type have. False for types without one.</summary>
    /// <param name="mediaType">One of <see cref="ImageMediaTypes"/>.</param>
    public bool IsCutOff(string mediaType)
    {
        ReadOnlySpan<byte> tail = _tail.AsSpan(0, _kept);
        return mediaType switch
        {
            ImageMediaTypes.Png => tail.IndexOf("IEND"u8) < 0,
            ImageMediaTypes.Jpeg => tail.IndexOf<byte>([0xFF, 0xD9]) < 0,
            // One byte alone stands anywhere in the data, so that only the last one tells.
            ImageMediaTypes.Gif => !tail.TrimEnd((byte)0).EndsWith([(byte)0x3B]),
            ImageMediaTypes.WebP => _length - RiffHeader < BinaryPrimitives.ReadUInt32LittleEndian(_head.AsSpan(4)),
            _ => false,
        };
    }
}
