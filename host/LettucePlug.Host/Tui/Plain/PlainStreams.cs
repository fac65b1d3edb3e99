using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>
/// Standard input and output as plain files. The console of the runtime would send a terminal escape sequences as soon as
/// either is touched, and change how it echoes.
/// </summary>
internal static class PlainStreams
{
    public static TextReader OpenInput() => new BlockingLines(new StreamReader(Open(0, FileAccess.Read), Encoding.UTF8));

    public static TextWriter OpenOutput() =>
        new StreamWriter(Open(1, FileAccess.Write), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static FileStream Open(nint descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), access, bufferSize: 1, isAsync: false);

    /// <summary>Lines that can be given up waiting for: reading from a terminal cannot be cancelled.</summary>
    private sealed class BlockingLines(StreamReader reader) : TextReader
    {
        public override string? ReadLine() => reader.ReadLine();

        public override async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            await Task.Run(reader.ReadLine, cancellationToken).WaitAsync(cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                reader.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
