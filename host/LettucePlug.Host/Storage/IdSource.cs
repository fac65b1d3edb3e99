using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LettucePlug.Host.Storage;

/// <summary>
/// Makes names that sort by the time they were made: first the millisecond, then randomness that only counts up within
/// one millisecond, so that one process never makes two in the wrong order.
/// </summary>
internal sealed class IdSource(TimeProvider time)
{
    // Crockford's base 32 without i, l, o and u, in lower case.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int RandomBits = 80;
    private const int Length = 26;

    private readonly Lock _gate = new();
    private UInt128 _last;
    private ulong _lastJob;

    /// <summary>26 characters: 48 bits of milliseconds since 1970, then 80 bits.</summary>
    public string Next()
    {
        UInt128 value;
        lock (_gate)
        {
            Span<byte> random = stackalloc byte[16];
            RandomNumberGenerator.Fill(random[6..]);
            value = ((UInt128)Milliseconds() << RandomBits) | BinaryPrimitives.ReadUInt128BigEndian(random);
            if (value >> RandomBits <= _last >> RandomBits)
            {
                value = _last + 1;
            }

            _last = value;
        }

        return string.Create(Length, value, static (text, value) =>
        {
            for (var index = text.Length - 1; index >= 0; index--)
            {
                text[index] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        });
    }

    /// <summary>A UUID of version 7 (RFC 9562), whose 12 bits after the version count up within a millisecond.</summary>
    public string NextJob()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        lock (_gate)
        {
            // 48 bits of time and 12 that count.
            var value = Math.Max((ulong)Milliseconds() << 12, _lastJob + 1);
            _lastJob = value;
            BinaryPrimitives.WriteUInt64BigEndian(bytes, ((value >> 12) << 16) | 0x7000 | (value & 0xFFF));
        }

        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private long Milliseconds() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
