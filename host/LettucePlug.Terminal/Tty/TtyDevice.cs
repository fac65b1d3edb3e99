using System.Runtime.InteropServices;

namespace LettucePlug.Terminal;

/// <summary>
/// The open terminal device: bytes in and out without blocking, raw mode, and a pipe that ends a wait from outside.
/// </summary>
/// <remarks>
/// The device is opened anew by its name, because the non-blocking flag of standard input and output would be shared with
/// the shell that started the program.
/// </remarks>
internal sealed unsafe class TtyDevice : IDisposable
{
    private readonly byte[] _savedAttributes = new byte[LibC.TermiosSize];
    private readonly int _descriptor;
    private readonly int _wakeReader;
    private readonly int _wakeWriter;
    private byte[] _pending = [];
    private int _pendingFrom;
    private int _wakePending;
    private bool _closed;

    private TtyDevice(int descriptor, int wakeReader, int wakeWriter) =>
        (_descriptor, _wakeReader, _wakeWriter) = (descriptor, wakeReader, wakeWriter);

    /// <summary>Whether output that was taken still waits to be sent.</summary>
    public bool HasPending => _pendingFrom < _pending.Length;

    /// <summary>Whether the other side is gone.</summary>
    public bool HungUp { get; private set; }

    public LibC.WindowSize WindowSize => LibC.GetWindowSize(_descriptor);

    public static bool IsTerminal(int descriptor) => LibC.IsATty(descriptor) == 1;

    public static TtyDevice Open()
    {
        const int StandardOutput = 1;
        if (!IsTerminal(StandardOutput))
        {
            throw TerminalException.NoTerminal();
        }

        var name = stackalloc byte[256];
        if (LibC.TtyName(StandardOutput, name, 256) != 0)
        {
            "/dev/tty\0"u8.CopyTo(new Span<byte>(name, 256));
        }

        var descriptor = LibC.Open(name, LibC.ReadWrite | LibC.NonBlocking | LibC.NoControl | LibC.CloseOnExec);
        if (descriptor < 0)
        {
            throw TerminalException.Failed("be opened", Marshal.GetLastPInvokeError());
        }

        var pipe = stackalloc int[2];
        if (LibC.Pipe(pipe) != 0)
        {
            throw TerminalException.Failed("make a pipe", Marshal.GetLastPInvokeError());
        }

        var device = new TtyDevice(descriptor, pipe[0], pipe[1]);
        device.SaveAttributes();
        return device;
    }

    public void MakeRaw()
    {
        var raw = stackalloc byte[LibC.TermiosSize];
        _savedAttributes.CopyTo(new Span<byte>(raw, LibC.TermiosSize));
        LibC.MakeRaw(raw);
        if (LibC.SetAttributes(_descriptor, 0, raw) != 0)
        {
            throw TerminalException.Failed("enter raw mode", Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Back to the modes it was found in; typed bytes nobody read are dropped.</summary>
    public void MakeCooked()
    {
        const int InputQueueLinux = 0, InputQueueMac = 1;
        _ = LibC.Flush(_descriptor, OperatingSystem.IsMacOS() ? InputQueueMac : InputQueueLinux);
        fixed (byte* saved = _savedAttributes)
        {
            LibC.SetAttributes(_descriptor, 0, saved);
        }
    }

    // What there is now is what to go back to. Only once: after a stop by a shell the modes may be those of this program.
    private void SaveAttributes()
    {
        fixed (byte* saved = _savedAttributes)
        {
            if (LibC.GetAttributes(_descriptor, saved) != 0)
            {
                throw TerminalException.Failed("tell its modes", Marshal.GetLastPInvokeError());
            }
        }
    }

    /// <summary>Sends what fits at once and keeps the rest; only while nothing is kept already.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        var sent = Send(bytes);
        (_pending, _pendingFrom) = sent < bytes.Length ? (bytes[sent..].ToArray(), 0) : ([], 0);
    }

    /// <summary>Sends what fits at once and keeps the rest, behind what is kept already. For a few bytes that must not be lost.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (HasPending)
        {
            (_pending, _pendingFrom) = ([.. _pending.AsSpan(_pendingFrom), .. bytes], 0);
            return;
        }

        Write(bytes);
    }

    /// <summary>Sends everything, waiting up to a time for a slow line.</summary>
    public void WriteAll(ReadOnlySpan<byte> bytes, TimeSpan longest)
    {
        Write(bytes);
        for (var left = (int)longest.TotalMilliseconds; HasPending && left > 0 && !HungUp; left -= 10)
        {
            var entry = new LibC.PollEntry { Descriptor = _descriptor, Events = LibC.PollOut };
            LibC.Poll(&entry, 1, 10);
            SendPending();
        }

        DropPending();
    }

    public void DropPending() => (_pending, _pendingFrom) = ([], 0);

    public void Wake()
    {
        // One byte in the pipe is enough, and more could fill it.
        if (Interlocked.Exchange(ref _wakePending, 1) == 0 && !_closed)
        {
            byte value = 0;
            LibC.Write(_wakeWriter, &value, 1);
        }
    }

    /// <summary>Waits for input, a wake or room for what is kept; returns how many bytes of input were read.</summary>
    public int Wait(int milliseconds, Span<byte> input)
    {
        var entries = stackalloc LibC.PollEntry[2];
        entries[0].Descriptor = _wakeReader;
        entries[0].Events = LibC.PollIn;

        // A line that hung up would report so at once for ever.
        entries[1].Descriptor = HungUp ? -1 : _descriptor;
        entries[1].Events = (short)(LibC.PollIn | (HasPending ? LibC.PollOut : 0));
        if (LibC.Poll(entries, 2, milliseconds) <= 0)
        {
            return 0;
        }

        if (entries[0].Returned != 0)
        {
            byte value;
            Volatile.Write(ref _wakePending, 0);
            LibC.Read(_wakeReader, &value, 1);
        }

        if ((entries[1].Returned & LibC.PollOut) != 0)
        {
            SendPending();
        }

        return (entries[1].Returned & (LibC.PollIn | LibC.PollError)) != 0 ? Read(input) : 0;
    }

    public int Read(Span<byte> input)
    {
        fixed (byte* buffer = input)
        {
            var count = (int)LibC.Read(_descriptor, buffer, (nuint)input.Length);
            if (count > 0)
            {
                return count;
            }

            var error = Marshal.GetLastPInvokeError();
            HungUp |= count == 0 || (error != LibC.TryAgain && error != LibC.Interrupted);
            return 0;
        }
    }

    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _ = LibC.Close(_descriptor);
            _ = LibC.Close(_wakeReader);
            _ = LibC.Close(_wakeWriter);
        }
    }

    private void SendPending() => _pendingFrom += Send(_pending.AsSpan(_pendingFrom));

    private int Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            var sent = 0;
            while (sent < bytes.Length)
            {
                var count = (int)LibC.Write(_descriptor, start + sent, (nuint)(bytes.Length - sent));
                if (count > 0)
                {
                    sent += count;
                    continue;
                }

                var error = Marshal.GetLastPInvokeError();
                if (error == LibC.Interrupted)
                {
                    continue;
                }

                if (error != LibC.TryAgain)
                {
                    // Nobody is there to read: count it as sent.
                    HungUp = true;
                    return bytes.Length;
                }

                break;
            }

            return sent;
        }
    }
}
