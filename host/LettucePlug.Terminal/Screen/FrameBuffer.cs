using System.Text;

namespace LettucePlug.Terminal;

/// <summary>Bytes of a frame in the making; keeps its array from frame to frame.</summary>
internal sealed class FrameBuffer
{
    private byte[] _bytes = new byte[8192];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
    }

    public void Append(byte value, int count)
    {
        Reserve(count);
        _bytes.AsSpan(Length, count).Fill(value);
        Length += count;
    }

    public void AppendNumber(int value)
    {
        Reserve(10);
        value.TryFormat(_bytes.AsSpan(Length), out var written);
        Length += written;
    }

    public void AppendText(ReadOnlySpan<char> text)
    {
        Reserve(3 * text.Length);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    public void AppendRune(int codePoint)
    {
        Reserve(4);
        Length += new Rune(codePoint).EncodeToUtf8(_bytes.AsSpan(Length));
    }

    /// <summary>Puts bytes before what there is.</summary>
    public void Prepend(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        _bytes.AsSpan(0, Length).CopyTo(_bytes.AsSpan(values.Length));
        values.CopyTo(_bytes);
        Length += values.Length;
    }

    private void Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + count));
        }
    }
}
