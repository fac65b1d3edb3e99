using System.Runtime.InteropServices;

namespace LettucePlug.Terminal;

/// <summary>The few calls of the C library a terminal needs. Structures whose layout differs by system stay opaque.</summary>
internal static unsafe partial class LibC
{
    /// <summary>More than any system's <c>struct termios</c>.</summary>
    public const int TermiosSize = 256;

    public const int ReadWrite = 2;
    public const short PollIn = 1;
    public const short PollOut = 4;
    public const short PollError = 8 | 16 | 32;
    public const int Interrupted = 4;

    public static int NonBlocking => OperatingSystem.IsMacOS() ? 0x4 : 0x800;

    public static int NoControl => OperatingSystem.IsMacOS() ? 0x20000 : 0x100;

    public static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    public static int TryAgain => OperatingSystem.IsMacOS() ? 35 : 11;

    public static int StopSignal => OperatingSystem.IsMacOS() ? 17 : 19;

    private static int TerminalStopSignal => OperatingSystem.IsMacOS() ? 18 : 20;

    private static nuint WindowSizeRequest => OperatingSystem.IsMacOS() ? 0x40087468u : 0x5413u;

    [LibraryImport("libc", EntryPoint = "isatty")]
    public static partial int IsATty(int descriptor);

    [LibraryImport("libc", EntryPoint = "ttyname_r")]
    public static partial int TtyName(int descriptor, byte* name, nuint size);

    // Variadic in C, but without a mode no argument is.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "pipe")]
    public static partial int Pipe(int* descriptors);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(int descriptor, byte* termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(int descriptor, int when, byte* termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(byte* termios);

    [LibraryImport("libc", EntryPoint = "tcflush")]
    public static partial int Flush(int descriptor, int queue);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SignalAction(int signal, byte* action, byte* before);

    /// <summary>
    /// Stops this process and its group as Ctrl+Z does by itself. Unlike SIGSTOP the system ignores this where there is no shell
    /// that could continue them, such as a program that ssh started alone.
    /// </summary>
    /// <param name="waitForStop">Waits until the stop is over; the signal may reach another thread, a moment later.</param>
    public static void StopJob(Action waitForStop)
    {
        // More than any system's struct sigaction; all zero is the default action on each of them.
        const int ActionSize = 256;
        const int WholeJob = 0;
        var standard = stackalloc byte[ActionSize];
        var own = stackalloc byte[ActionSize];
        new Span<byte>(standard, ActionSize).Clear();
        _ = SignalAction(TerminalStopSignal, standard, own);
        _ = Kill(WholeJob, TerminalStopSignal);
        waitForStop();
        _ = SignalAction(TerminalStopSignal, own, null);
    }

    /// <summary>Rows, columns and pixels of the terminal; all 0 where it does not say.</summary>
    public static WindowSize GetWindowSize(int descriptor)
    {
        WindowSize size;

        // On Apple's ARM the arguments after the fixed ones go on the stack: fill the registers.
        var result = OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? IoctlOnStack(descriptor, WindowSizeRequest, 0, 0, 0, 0, 0, 0, &size)
            : Ioctl(descriptor, WindowSizeRequest, &size);
        return result == 0 ? size : default;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, WindowSize* size);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int IoctlOnStack(
        int descriptor, nuint request, nint a, nint b, nint c, nint d, nint e, nint f, WindowSize* size);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort PixelWidth;
        public ushort PixelHeight;
    }
}
