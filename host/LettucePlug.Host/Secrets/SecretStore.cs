using System.Collections.Concurrent;
using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Secrets;

/// <summary>Fetches keys when they are needed, and keeps those given on standard input in a file only the user can read.</summary>
internal sealed class SecretStore(
    HostPaths paths,
    TimeProvider time,
    Redactor redactor,
    Func<string, string?> environment)
{
    private readonly ConfigFile<SecretsDocument> _file =
        new(paths.SecretsFile, SecretsJson.Default.SecretsDocument, time, isSecret: true);

    // A password manager may ask the user: once a process is enough.
    private readonly ConcurrentDictionary<string, string> _printed = new(StringComparer.Ordinal);

    public async ValueTask<string?> GetAsync(
        string connection,
        SecretSource? source,
        CancellationToken cancellationToken)
    {
        var key = source?.Kind switch
        {
            null => null,
            SecretKind.Environment => environment(source.Value) is { Length: > 0 } value
                ? value
                : throw SecretException.NoVariable(connection, source.Value),
            SecretKind.Command => await PrintedAsync(connection, source.Value, cancellationToken),
            _ => Stored(connection),
        };
        if (key is not null)
        {
            redactor.Add(key);
        }

        return key;
    }

    public Task StoreAsync(string connection, string key, CancellationToken cancellationToken)
    {
        redactor.Add(key);
        return ChangeAsync(values => values[connection] = key, cancellationToken);
    }

    public Task ForgetAsync(string connection, CancellationToken cancellationToken) =>
        _file.Exists ? ChangeAsync(values => values.Remove(connection), cancellationToken) : Task.CompletedTask;

    private Task ChangeAsync(Action<SortedDictionary<string, string>> change, CancellationToken cancellationToken) =>
        _file.ChangeAsync(
            current =>
            {
                var values = new SortedDictionary<string, string>(current?.Connections ?? [], StringComparer.Ordinal);
                change(values);
                return new SecretsDocument { Connections = values };
            },
            cancellationToken);

    private string Stored(string connection)
    {
        if (!OperatingSystem.IsWindows() && _file.Exists)
        {
            var mode = File.GetUnixFileMode(_file.FilePath);
            if ((mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            {
                throw SecretException.TooOpen(_file.FilePath, mode);
            }
        }

        return _file.Read()?.Connections.GetValueOrDefault(connection) ?? throw SecretException.NotStored(connection);
    }

    private async Task<string> PrintedAsync(string connection, string command, CancellationToken cancellationToken)
    {
        if (_printed.TryGetValue(command, out var known))
        {
            return known;
        }

        var printed = await SecretCommand.RunAsync(connection, command, cancellationToken);
        _printed[command] = printed;
        return printed;
    }
}
