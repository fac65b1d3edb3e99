using System.Diagnostics;
using System.IO.Compression;

namespace LettucePlug.Imaging.Benchmarks;

/// <summary>Times work against a fixed piece of work of the same run, so that machines can be compared.</summary>
internal sealed class Meter
{
    private const int Rounds = 7;

    public Meter()
    {
        CalibratorMs = Best(Calibrate);
    }

    public double CalibratorMs { get; }

    public void Report(string what, Action work)
    {
        var cold = Stopwatch.GetTimestamp();
        work();
        var coldMs = Stopwatch.GetElapsedTime(cold).TotalMilliseconds;
        var bestMs = Best(work);
        Console.WriteLine($"{what}: {bestMs:0.0} ms [{bestMs / CalibratorMs:0.00}], first {coldMs:0.0} ms");
    }

    private static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return best;
    }

    /// <summary>Integer arithmetic over memory and a decompression: what decoding is made of.</summary>
    private static void Calibrate()
    {
        var data = new byte[2 * 1024 * 1024];
        uint state = 1;
        for (var at = 0; at < data.Length; at++)
        {
            state = (state * 1664525) + 1013904223;
            data[at] = (byte)(state >> 29);
        }

        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(data);
        }

        packed.Position = 0;
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        inflate.ReadExactly(data);
    }
}
