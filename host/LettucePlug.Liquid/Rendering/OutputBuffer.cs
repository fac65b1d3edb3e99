using System.Buffers;
using System.Globalization;

namespace LettucePlug.Liquid;

/// <summary>The text made so far, in one rented array; a capture takes its text off the end again.</summary>
internal sealed class OutputBuffer(int limit) : IDisposable
{
    private const int FirstSize = 8 * 1024;
    private char[] _chars = ArrayPool<char>.Shared.Rent(Math.Min(FirstSize, Math.Max(limit, 16)));

    public int Length { get; private set; }

    public bool IsFull { get; private set; }

    public ReadOnlySpan<char> Text => _chars.AsSpan(0, Length);

    /// <summary>Appends text; returns false, and keeps what there is, when that would pass the limit.</summary>
    public bool Write(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - Length && !Grow(text.Length))
        {
            return false;
        }

        if (Length + text.Length > limit)
        {
            IsFull = true;
            return false;
        }

        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
        return true;
    }

    public bool Write(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
        return Write(digits[..written]);
    }

    public string TakeFrom(int start)
    {
        var text = new string(_chars, start, Length - start);
        Length = start;
        return text;
    }

    public void CutTo(int length) => Length = length;

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
    }

    private bool Grow(int by)
    {
        var needed = (long)Length + by;
        if (needed > limit)
        {
            IsFull = true;
            return false;
        }

        var bigger = ArrayPool<char>.Shared.Rent((int)Math.Max(needed, Math.Min((long)_chars.Length * 2, limit)));
        Text.CopyTo(bigger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = bigger;
        return true;
    }
}
