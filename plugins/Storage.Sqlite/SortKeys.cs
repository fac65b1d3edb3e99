namespace LettucePlug.Storage.Sqlite;

/// <summary>
/// Sort keys as bytes whose order is the order of the key's UTF-16 code units: each unit by itself in the form UTF-8
/// has for numbers of its size. (UTF-8 itself orders by code point, which differs above U+D7FF.)
/// </summary>
internal static class SortKeys
{
    public static byte[] Encode(string key)
    {
        var bytes = new byte[key.Length * 3];
        var length = 0;
        foreach (var unit in key)
        {
            if (unit < 0x80)
            {
                bytes[length++] = (byte)unit;
            }
            else if (unit < 0x800)
            {
                bytes[length++] = (byte)(0xC0 | (unit >> 6));
                bytes[length++] = (byte)(0x80 | (unit & 0x3F));
            }
            else
            {
                bytes[length++] = (byte)(0xE0 | (unit >> 12));
                bytes[length++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
                bytes[length++] = (byte)(0x80 | (unit & 0x3F));
            }
        }

        return bytes[..length];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        Span<char> key = stackalloc char[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length;)
        {
            var lead = bytes[i];
            var size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
            key[length++] = size switch
            {
                1 => (char)lead,
                2 => (char)(((lead & 0x1F) << 6) | (bytes[i + 1] & 0x3F)),
                _ => (char)(((lead & 0x0F) << 12) | ((bytes[i + 1] & 0x3F) << 6) | (bytes[i + 2] & 0x3F)),
            };
            i += size;
        }

        return new string(key[..length]);
    }
}
