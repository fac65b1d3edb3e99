using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Plugins;

/// <summary>
/// Keeps Console.Write of plugins away from the terminal and from answers on stdout: while code of a plugin runs, and
/// in whatever that code starts, such text goes to the plugin's log. Raw writes to file descriptor 1 pass; only a
/// process of its own would stop those.
/// </summary>
internal sealed class ConsoleGuard : TextWriter
{
    private const int LongestLine = 4096;
    private static readonly AsyncLocal<Scope?> Current = new();
    private static readonly Lock Gate = new();
    private readonly TextWriter _host;

    private ConsoleGuard(TextWriter host)
        : base(null)
    {
        _host = host;
    }

    public override Encoding Encoding => _host.Encoding;

    public static void Install()
    {
        lock (Gate)
        {
            // SetOut wraps what it is given, so the type cannot be seen from outside any more.
            if (Console.Out != _out)
            {
                Console.SetOut(new ConsoleGuard(Console.Out));
                _out = Console.Out;
            }

            if (Console.Error != _error)
            {
                Console.SetError(new ConsoleGuard(Console.Error));
                _error = Console.Error;
            }
        }
    }

    /// <summary>From here to the disposal, and in all that is started between, the code is the plugin's.</summary>
    public static Scope Enter(IPluginLog log) => Current.Value = new Scope(log, Current.Value);

    public override void Write(char value)
    {
        if (Current.Value is { } scope)
        {
            scope.Append([value]);
        }
        else
        {
            _host.Write(value);
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Current.Value is { } scope)
        {
            scope.Append(buffer);
        }
        else
        {
            _host.Write(buffer);
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void WriteLine(string? value)
    {
        if (Current.Value is { } scope)
        {
            scope.Append(value + "\n");
        }
        else
        {
            _host.WriteLine(value);
        }
    }

    public override void Flush() => _host.Flush();

    private static TextWriter? _out;
    private static TextWriter? _error;

    /// <summary>The time in which the code of one plugin runs.</summary>
    internal sealed class Scope(IPluginLog log, Scope? outer) : IDisposable
    {
        private readonly StringBuilder _line = new();

        public void Append(ReadOnlySpan<char> text)
        {
            lock (_line)
            {
                foreach (var character in text)
                {
                    if (character == '\n' || _line.Length >= LongestLine)
                    {
                        WriteOut();
                    }

                    if (character is not ('\n' or '\r'))
                    {
                        _line.Append(character);
                    }
                }
            }
        }

        public void Dispose()
        {
            lock (_line)
            {
                WriteOut();
            }

            Current.Value = outer;
        }

        private void WriteOut()
        {
            if (_line.Length > 0)
            {
                log.Write(PluginLogLevel.Information, "console: " + _line);
                _line.Clear();
            }
        }
    }
}
