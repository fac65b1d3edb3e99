using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace LettucePlug.Terminal.Tests.Tty;

/// <summary>A program on a pseudo terminal, with this process as the terminal.</summary>
internal sealed partial class PtyProgram : IDisposable
{
    private static TimeSpan HangGuard { get; } = TimeSpan.FromSeconds(30);

    private readonly int _master;
    private readonly int _slave;
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();

    public unsafe PtyProgram(Size size, string program, params string[] arguments)
    {
        const int ReadWriteNoControl = 2 | 0x100;
        _master = OpenMaster(ReadWriteNoControl);
        GrantSlave(_master).ShouldBe(0);
        UnlockSlave(_master).ShouldBe(0);
        var name = Marshal.PtrToStringAnsi(SlaveName(_master)).ShouldNotBeNull();
        fixed (byte* path = Encoding.ASCII.GetBytes(name + "\0"))
        {
            // Kept open, so that the modes can still be read when the program is gone.
            _slave = LibC.Open(path, ReadWriteNoControl);
        }

        Resize(size);
        AttributesBefore = Attributes();
        var start = new ProcessStartInfo("sh")
        {
            UseShellExecute = false,
            ArgumentList = { "-c", "t=$1; shift; exec setsid -w -c \"$@\" <$t >$t 2>&1", "sh", name, program },
            Environment = { ["TERM"] = "xterm-256color", ["COLORTERM"] = "truecolor", ["LANG"] = "C.UTF-8", ["TMUX"] = "" },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start).ShouldNotBeNull();
        new Thread(Read) { IsBackground = true }.Start();
    }

    public byte[] AttributesBefore { get; }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_gate)
            {
                return _output.ToString();
            }
        }
    }

    public unsafe byte[] Attributes()
    {
        var attributes = new byte[LibC.TermiosSize];
        fixed (byte* bytes = attributes)
        {
            LibC.GetAttributes(_slave, bytes).ShouldBe(0);
        }

        return attributes;
    }

    public unsafe void Resize(Size size)
    {
        const nuint SetWindowSize = 0x5414;
        var window = new LibC.WindowSize
        {
            Columns = (ushort)size.Columns,
            Rows = (ushort)size.Rows,
            PixelWidth = (ushort)(size.Columns * 9),
            PixelHeight = (ushort)(size.Rows * 18),
        };
        Ioctl(_master, SetWindowSize, &window).ShouldBe(0);
    }

    public unsafe void Send(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = bytes)
        {
            LibC.Write(_master, start, (nuint)bytes.Length).ShouldBe(bytes.Length);
        }
    }

    public void Signal(int signal) => LibC.Kill(Id, signal).ShouldBe(0);

    public async Task Until(Func<string, bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition(Output))
        {
            if (waited.Elapsed > HangGuard)
            {
                throw new TimeoutException($"Waited in vain for {what}; got {Output.Length} characters: {Tail()}");
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async Task<int> Exit()
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(HangGuard);
        await _process.WaitForExitAsync(guard.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _ = LibC.Close(_slave);
        _ = LibC.Close(_master);
    }

    private string Tail() => Output[^Math.Min(Output.Length, 300)..].Replace("\e", "\\e");

    private unsafe void Read()
    {
        var buffer = new byte[65536];
        var decoder = new UTF8Encoding(false).GetDecoder();
        var chars = new char[buffer.Length];
        while (true)
        {
            int count;
            fixed (byte* start = buffer)
            {
                count = (int)LibC.Read(_master, start, (nuint)buffer.Length);
            }

            if (count <= 0)
            {
                return;
            }

            lock (_gate)
            {
                _output.Append(chars, 0, decoder.GetChars(buffer, 0, count, chars, 0));
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int GrantSlave(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int UnlockSlave(int master);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial nint SlaveName(int master);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static unsafe partial int Ioctl(int descriptor, nuint request, LibC.WindowSize* size);
}
