using System.Globalization;
using System.Text;
using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Diagnostics;

/// <summary>
/// The log: a file below the home folder, made when the first entry is written. Keys the program knows are taken out
/// of every entry, and what cannot be written is let go: a full disk must not stop a chat.
/// </summary>
internal sealed class FileLog(HostPaths paths, SettingsStore settings, Redactor redactor, TimeProvider time)
    : ILoggerProvider
{
    /// <summary>A log that has grown past this is put aside, and the one put aside before it removed.</summary>
    private const long MaxBytes = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Lazy<LogLevel> _least = new(() => Least(settings));
    private StreamWriter? _writer;
    private bool _failed;

    public string Path => System.IO.Path.Combine(paths.Logs, "lettuceplug.log");

    public ILogger CreateLogger(string categoryName) => new CategoryLogger(this, categoryName);

    /// <summary>Writes an unexpected error with its stack trace.</summary>
    /// <returns>The path of the log; null where it could not be written.</returns>
    public string? Report(Exception error)
    {
        if (error is LettucePlugException or Sdk.PluginException)
        {
            return null;
        }

        Write(LogLevel.Error, "lettuceplug", error.ToString());
        return _failed ? null : Path;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
    }

    private static LogLevel Least(SettingsStore settings)
    {
        try
        {
            return Enum.Parse<LogLevel>(settings.Text("log.level"), ignoreCase: true);
        }
        catch (SettingsException)
        {
            // The broken settings file is reported where it matters; the log still works.
            return LogLevel.Information;
        }
    }

    private void Write(LogLevel level, string category, string message)
    {
        var stamp = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = $"{stamp} {level.ToString().ToLowerInvariant()} {category}: {redactor.Redact(message)}";
        lock (_gate)
        {
            try
            {
                _writer ??= Open();
                _writer.WriteLine(line);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _failed = true;
            }
        }
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(paths.Logs);
        if (new FileInfo(Path) is { Exists: true, Length: > MaxBytes })
        {
            File.Move(Path, Path + ".1", overwrite: true);
        }

        var stream = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }

    private sealed class CategoryLogger(FileLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= log._least.Value && logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, category, exception is null
                    ? formatter(state, exception)
                    : $"{formatter(state, exception)}\n{exception}");
            }
        }
    }
}
