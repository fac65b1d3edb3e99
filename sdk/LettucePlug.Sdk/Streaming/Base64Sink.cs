using System.Buffers;
using System.Buffers.Text;

namespace LettucePlug.Sdk;

/// <summary>Takes base64 text in pieces and gives bytes in pieces. White space is ignored; anything else must be base64.</summary>
internal sealed class Base64Sink
{
    /// <summary>A multiple of four.</summary>
    private const int Size = 64 * 1024;

    private static readonly SearchValues<byte> WhiteSpace = SearchValues.Create(" \t\r\n"u8);

    private static readonly SearchValues<byte> Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    private readonly byte[] _text = new byte[Size];
    private readonly byte[] _tail = new byte[3];
    private int _start;
    private int _end;
    private int _tailStart;
    private int _tailEnd;

    public bool HasRoom => _end - _start < Size;

    /// <summary>Takes as much of the text as fits; white space takes no room.</summary>
    public int Accept(ReadOnlySpan<byte> text)
    {
        if (_start > 0)
        {
            _text.AsSpan(_start, _end - _start).CopyTo(_text);
            _end -= _start;
            _start = 0;
        }

        text = text[..Math.Min(text.Length, Size - _end)];
        var count = text.Length;
        while (text.IndexOfAny(WhiteSpace) is >= 0 and var gap)
        {
            Append(text[..gap]);
            text = text[(gap + 1)..];
        }

        Append(text);
        return count;
    }

    /// <summary>Decodes what is there.</summary>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="isEnd">Whether no more text follows.</param>
    /// <returns>How many bytes were written; 0 where more text is needed, or the end is reached.</returns>
    public int Decode(Span<byte> destination, bool isEnd)
    {
        if (_tailStart < _tailEnd)
        {
            return TakeTail(destination);
        }

        if (destination.Length < 3)
        {
            // Three bytes are the least that can be decoded; give them out one by one.
            var status = Decode(_tail, isEnd, out _tailEnd, onlyOneGroup: true);
            _tailStart = 0;
            return status ? TakeTail(destination) : 0;
        }

        Decode(destination, isEnd, out var written, onlyOneGroup: false);
        return written;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_text.AsSpan(_end));
        _end += text.Length;
    }

    private bool Decode(Span<byte> destination, bool isEnd, out int written, bool onlyOneGroup)
    {
        var text = _text.AsSpan(_start, _end - _start);
        if (!isEnd && text.IndexOf((byte)'=') is >= 0 and var padding)
        {
            // Padding is the end, and only the end: what holds it waits until the end is known.
            if (text.Length == Size && padding < 4)
            {
                throw Broken("An image in the answer is not base64 text.");
            }

            text = text[..padding];
        }

        var status = Base64.DecodeFromUtf8(
            text, onlyOneGroup ? destination[..3] : destination, out var consumed, out written, isFinalBlock: isEnd);
        if (status == OperationStatus.InvalidData)
        {
            throw Broken(isEnd && LooksLikeBase64(text)
                ? "An image in the answer is cut off: its base64 text ends too early."
                : "An image in the answer is not base64 text.");
        }

        _start += consumed;
        return written > 0;
    }

    /// <summary>There was an image, so there was work.</summary>
    private static ProviderException Broken(string message) =>
        new(ProviderFailure.Protocol, message) { MayHaveBeenCharged = true };

    private int TakeTail(Span<byte> destination)
    {
        var count = Math.Min(destination.Length, _tailEnd - _tailStart);
        _tail.AsSpan(_tailStart, count).CopyTo(destination);
        _tailStart += count;
        return count;
    }

    private static bool LooksLikeBase64(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExcept(Alphabet) < 0;
}
