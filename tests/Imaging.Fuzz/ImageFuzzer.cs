using System.Buffers.Binary;
using System.Diagnostics;

namespace LettucePlug.Imaging.Fuzz;

/// <summary>
/// Mutates sound files and feeds them to everything that reads images. Any outcome but a picture or an
/// <see cref="ImagingException"/>, more memory than the limit, or a second of work is a finding.
/// </summary>
internal sealed class ImageFuzzer(IReadOnlyList<byte[]> corpus, int seed)
{
    // What the limits do not count: exceptions, the copies of this loop, first use of code.
    private const long Slack = 1024 * 1024;

    private static readonly ImageDecodeOptions Options = new()
    {
        Limits = new ImageLimits
        {
            MaxPixels = 500_000,
            MaxFileBytes = 100_000,
            MaxMemoryBytes = 4 * 1024 * 1024,
            MaxTextBytes = 200_000,
        },
    };

    private static readonly byte[] Telling = [0, 1, 2, 3, 4, 7, 8, 16, 63, 64, 100, 127, 128, 200, 254, 255];
    private readonly Random _random = new(seed);

    public int Decoded { get; private set; }

    public int Refused { get; private set; }

    public long MostAllocated { get; private set; }

    public TimeSpan Longest { get; private set; }

    /// <summary>Runs a number of files; the first finding comes as a sentence, null means none.</summary>
    public string? Run(int count, CancellationToken cancellationToken)
    {
        foreach (var file in corpus)
        {
            try
            {
                Read(file, cancellationToken);
            }
            catch (UnsupportedImageException)
            {
                // Only the headers of these types are read here.
            }
        }

        for (var index = 0; index < count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = Mutate();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            try
            {
                Read(file, cancellationToken);
                Decoded++;
            }
            catch (ImagingException)
            {
                Refused++;
            }
            catch (Exception finding) when (finding is not OperationCanceledException)
            {
                return $"File {index} of seed {seed}: {finding}\n{Convert.ToBase64String(file)}";
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var took = Stopwatch.GetElapsedTime(started);
            MostAllocated = Math.Max(MostAllocated, allocated);
            Longest = took > Longest ? took : Longest;
            if (allocated > Options.Limits.MaxMemoryBytes + Slack)
            {
                return $"File {index} of seed {seed} took {allocated} bytes.\n{Convert.ToBase64String(file)}";
            }

            // Far beyond anything a sound decoder needs here, even on a busy machine.
            if (took > TimeSpan.FromSeconds(10))
            {
                return $"File {index} of seed {seed} took {took}.\n{Convert.ToBase64String(file)}";
            }
        }

        return null;
    }

    private static void Read(byte[] file, CancellationToken cancellationToken)
    {
        var header = ImageSniffer.Read(file);
        using var stream = new MemoryStream(file, writable: false);
        ImagingException? refusal = null;
        try
        {
            // A stream in memory never waits, so this completes here and now.
            ImageMetadata.ReadAsync(stream, Options.Limits, cancellationToken).GetAwaiter().GetResult();
        }
        catch (ImagingException cause)
        {
            refusal = cause;
        }

        var bitmap = ImageDecoder.Decode(file, Options, cancellationToken);
        if (header?.DisplaySize is { } size && header.MediaType is not ImageMediaTypes.Gif && size != bitmap.Size)
        {
            throw new InvalidOperationException($"The header says {size}, the picture is {bitmap.Size}.");
        }

        if (refusal is not null)
        {
            throw refusal;
        }
    }

    private byte[] Mutate()
    {
        var file = new List<byte>(corpus[_random.Next(corpus.Count)]);
        for (var rounds = _random.Next(1, 6); rounds > 0 && file.Count > 0; rounds--)
        {
            var at = _random.Next(file.Count);
            var length = Math.Min(_random.Next(1, 40), file.Count - at);
            switch (_random.Next(9))
            {
                case 0:
                    file[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1 or 2:
                    file[at] = Telling[_random.Next(Telling.Length)];
                    break;
                case 3:
                    file[_random.Next(Math.Min(file.Count, 64))] = (byte)_random.Next(256);
                    break;
                case 4:
                    file.RemoveRange(at, length);
                    break;
                case 5:
                    file.InsertRange(_random.Next(file.Count), file.GetRange(at, length));
                    break;
                case 6:
                    var other = corpus[_random.Next(corpus.Count)];
                    var from = _random.Next(other.Length);
                    file.InsertRange(at, other[from..Math.Min(other.Length, from + 60)]);
                    break;
                case 7 when _random.Next(4) == 0:
                    file.RemoveRange(at, file.Count - at);
                    break;
                default:
                    file[at] = (byte)_random.Next(256);
                    break;
            }
        }

        byte[] mutated = [.. file];
        if (_random.Next(8) != 0)
        {
            Resign(mutated);
        }

        return mutated;
    }

    /// <summary>Makes the checksums of a PNG right again, or nearly every mutation would end at the first of them.</summary>
    private static void Resign(byte[] file)
    {
        var at = 8;
        while (file.Length >= 2 && file[0] == 0x89 && at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                return;
            }

            var body = file.AsSpan(at + 4, (int)length + 4);
            var crc = uint.MaxValue;
            foreach (var value in body)
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
                }
            }

            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at + 8 + (int)length), ~crc);
            at += (int)length + 12;
        }
    }
}
