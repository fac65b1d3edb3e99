using System.Diagnostics;
using System.Text;
using LettucePlug.Terminal.Benchmarks;

namespace LettucePlug.Benchmarks;

/// <summary>What only a clock beside the terminal can tell: how soon the screens are there, and how soon a key shows while a reply comes in.</summary>
internal static class StartClock
{
    private const int Keys = 200;

    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(37);

    /// <summary>Milliseconds from the start of the program until its frame is on the line, and until its screens are in it.</summary>
    public static async Task<(double Frame, double Screens)> StartAsync(string program, string home)
    {
        Environment.SetEnvironmentVariable("LETTUCEPLUG_HOME", home);
        using var terminal = new PseudoTerminal();
        var time = Stopwatch.StartNew();
        using var process = terminal.Start(program);
        terminal.ReadUntil("\e[2J"u8, "Starting"u8);
        var frame = time.Elapsed.TotalMilliseconds;
        terminal.ReadUntil("1 Chat"u8, "2 Char"u8);
        var screens = time.Elapsed.TotalMilliseconds;
        terminal.Type("\u0011"u8);
        await process.WaitForExitAsync();
        return (frame, screens);
    }

    /// <summary>Milliseconds from a key to its sign on the line, 95 of 100, while words come in.</summary>
    public static async Task<double> KeyWhileStreamingAsync(string program, string home)
    {
        Environment.SetEnvironmentVariable("LETTUCEPLUG_HOME", home);
        using var terminal = new PseudoTerminal();
        using var process = terminal.Start(program);
        var seen = new Screen(terminal);
        await seen.UntilAsync("with Mara");
        terminal.Type("\r"u8);
        await seen.UntilAsync("Write here");
        terminal.Type("Tell me.\r"u8);
        await seen.UntilAsync("lanterns");
        var times = new List<double>();
        for (var key = 0; key < Keys; key++)
        {
            await Task.Delay(BetweenKeys);

            // A letter that no reply has, and another one each time.
            var letter = char.ConvertFromUtf32('\u0410' + (key % 64));
            var waiting = seen.UntilAsync(letter);
            var began = Stopwatch.GetTimestamp();
            terminal.Type(Encoding.UTF8.GetBytes(letter));
            times.Add(Stopwatch.GetElapsedTime(began, await waiting).TotalMilliseconds);
        }

        process.Kill();
        await process.WaitForExitAsync();
        return times.Order().ElementAt(Keys * 95 / 100);
    }

    /// <summary>Reads beside the caller and tells when a text has come.</summary>
    private sealed class Screen
    {
        private readonly Lock _gate = new();
        private readonly StringBuilder _recent = new();
        private (string Text, TaskCompletionSource<long> Seen)? _wanted;

        public Screen(PseudoTerminal terminal)
        {
            var reader = new Thread(() => Read(terminal)) { IsBackground = true };
            reader.Start();
        }

        /// <summary>The time at which a text came that was not there before the call.</summary>
        public Task<long> UntilAsync(string text)
        {
            lock (_gate)
            {
                _recent.Clear();
                var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
                _wanted = (text, seen);
                return seen.Task;
            }
        }

        private void Read(PseudoTerminal terminal)
        {
            var buffer = new byte[1 << 16];
            var decoder = Encoding.UTF8.GetDecoder();
            var letters = new char[1 << 16];
            try
            {
                while (terminal.Read(buffer) is > 0 and var read)
                {
                    var now = Stopwatch.GetTimestamp();
                    var count = decoder.GetChars(buffer.AsSpan(0, read), letters, flush: false);
                    lock (_gate)
                    {
                        _recent.Append(letters, 0, count);
                        if (_wanted is { } wanted && _recent.ToString().Contains(wanted.Text, StringComparison.Ordinal))
                        {
                            _wanted = null;
                            wanted.Seen.SetResult(now);
                        }
                    }
                }
            }
            catch (IOException)
            {
                // The program has left.
            }
        }
    }
}
