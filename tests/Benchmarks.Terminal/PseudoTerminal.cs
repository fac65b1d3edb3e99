using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LettucePlug.Terminal.Benchmarks;

/// <summary>A pseudo terminal of Linux, 120x40, with this process as the terminal.</summary>
internal sealed unsafe partial class PseudoTerminal : IDisposable
{
    private const int ReadWriteNoControl = 2 | 0x100;
    private const nuint SetWindowSize = 0x5414;

    private readonly FileStream _master;
    private readonly string _name;

    public PseudoTerminal()
    {
        var master = OpenMaster(ReadWriteNoControl);
        var window = stackalloc ushort[] { 40, 120, 120 * 9, 40 * 18 };
        if (master < 0 || GrantSlave(master) != 0 || UnlockSlave(master) != 0 || Ioctl(master, SetWindowSize, window) != 0)
        {
            throw new InvalidOperationException("This machine gave no pseudo terminal.");
        }

        _name = Marshal.PtrToStringAnsi(SlaveName(master))!;
        _master = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>Starts a program whose three streams and controlling terminal are this one.</summary>
    public Process Start(string program, params string[] arguments)
    {
        const string Script = "t=$1; shift; exec setsid -w -c \"$@\" <$t >$t 2>&1";
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", _name, program, .. arguments])
        {
            Environment = { ["TERM"] = "xterm-256color", ["COLORTERM"] = "truecolor", ["LANG"] = "C.UTF-8", ["TMUX"] = "" },
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    public void Type(ReadOnlySpan<byte> keys) => _master.Write(keys);

    /// <summary>Reads what has come, at least one byte; 0 once nobody has the other end.</summary>
    public int Read(Span<byte> buffer) => _master.Read(buffer);

    /// <summary>Reads until one text has come and, after it, another. No answer is given to what a program asks.</summary>
    public int ReadUntil(ReadOnlySpan<byte> first, ReadOnlySpan<byte> then)
    {
        var seen = new byte[1 << 16];
        for (var length = 0; ;)
        {
            length += _master.Read(seen, length, seen.Length - length);
            var at = seen.AsSpan(0, length).IndexOf(first);
            if (at >= 0 && seen.AsSpan(at + first.Length, length - at - first.Length).IndexOf(then) >= 0)
            {
                return length;
            }

            if (length == seen.Length)
            {
                throw new InvalidOperationException("The program wrote something else.");
            }
        }
    }

    public void Dispose() => _master.Dispose();

    [LibraryImport("libc", EntryPoint = "posix_openpt")]
    private static partial int OpenMaster(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt")]
    private static partial int GrantSlave(int master);

    [LibraryImport("libc", EntryPoint = "unlockpt")]
    private static partial int UnlockSlave(int master);

    [LibraryImport("libc", EntryPoint = "ptsname")]
    private static partial nint SlaveName(int master);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, ushort* window);
}
