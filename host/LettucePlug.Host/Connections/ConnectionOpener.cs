using System.Collections.Concurrent;
using LettucePlug.Host.Http;
using LettucePlug.Host.Plugins;
using LettucePlug.Host.Secrets;
using Microsoft.Extensions.Logging;

namespace LettucePlug.Host.Connections;

/// <summary>Brings plugin, key, address and transport together into a connection in use.</summary>
internal sealed class ConnectionOpener(
    Catalog catalog,
    IPluginHost plugins,
    SecretStore secrets,
    Redactor redactor,
    TrustedRoots roots,
    TimeProvider time,
    ILoggerFactory loggers) : IConnectionOpener, IAsyncDisposable
{
    private static readonly Uri Nowhere = new("http://offline.invalid/");

    private readonly ConcurrentDictionary<string, Lazy<Task<Opened>>> _open = new(StringComparer.Ordinal);

    public async ValueTask<OpenConnection> OpenAsync(string connectionId, CancellationToken cancellationToken)
    {
        // Opening belongs to no single caller: one who gives up must not take it from the others.
        var opening = _open.GetOrAdd(connectionId, id => new(() => MakeAsync(catalog.Connection(id), CancellationToken.None)));
        try
        {
            return (await opening.Value.WaitAsync(cancellationToken)).Connection;
        }
        catch (Exception) when (opening.Value.IsFaulted)
        {
            _open.TryRemove(new(connectionId, opening));
            throw;
        }
    }

    /// <summary>Opens a connection that is saved nowhere, asks it something and closes it again.</summary>
    public async Task<T> AskOnceAsync<T>(
        Connection connection, Func<OpenConnection, Task<T>> question, CancellationToken cancellationToken)
    {
        var opened = MakeAsync(connection, cancellationToken);
        try
        {
            return await question((await opened).Connection);
        }
        finally
        {
            await CloseAsync(opened);
        }
    }

    /// <summary>Closes all of them, for a change that concerns every one.</summary>
    public async Task ForgetAllAsync()
    {
        foreach (var id in _open.Keys)
        {
            await ForgetAsync(id);
        }
    }

    /// <summary>Closes a connection that was changed or removed, so that the next use sees what it is now.</summary>
    public async Task ForgetAsync(string connectionId)
    {
        if (_open.TryRemove(connectionId, out var opening) && opening.IsValueCreated)
        {
            await CloseAsync(opening.Value);
        }
    }

    public async ValueTask DisposeAsync() => await ForgetAllAsync();

    private static async Task CloseAsync(Task<Opened> opening)
    {
        if (!opening.IsCompletedSuccessfully)
        {
            return;
        }

        var opened = await opening;
        await opened.Client.DisposeAsync();
        await opened.Transport.DisposeAsync();
    }

    private async Task<Opened> MakeAsync(Connection connection, CancellationToken cancellationToken)
    {
        var provider = await plugins.GetProviderAsync(connection.Provider, cancellationToken);
        var info = provider.Info;
        ConnectionSettings.CheckAddress(info, connection);
        var endpoint = Endpoint(connection, provider);
        if (endpoint.NeedsKey && connection.Key is null)
        {
            throw new CatalogException("key-missing", $"The connection '{connection.Id}' has no key, and {info.Title} needs one.")
            {
                Hint = $"lettuceplug connections set {connection.Id} --key-stdin"
                    + (info.KeyPage is { } page ? $" (get one at {page})" : ""),
            };
        }

        foreach (var value in connection.Headers.Values)
        {
            redactor.Add(value);
        }

        var transport = TransportFactory.Open(
            endpoint,
            new ConnectionLog(loggers.CreateLogger($"LettucePlug.Plugins.{provider.PluginId}"), connection.Id),
            time,
            loggers);
        var client = provider.Connect(transport);
        return new Opened(Describe(connection, provider, client, transport), client, transport);
    }

    private ConnectionEndpoint Endpoint(Connection connection, ProviderHandle provider) => new()
    {
        Id = connection.Id,
        Provider = provider.Info,
        BaseUrl = connection.Url is { } url ? new Uri(url) : provider.Info.DefaultBaseUrl ?? Nowhere,
        ReadFailure = provider.ReadFailure,
        Settings = ConnectionSettings.Effective(provider.Info, connection),
        Headers = connection.Headers,
        AllowInvalidTls = connection.AllowInvalidTls,
        Auth = ConnectionSettings.SchemeOf(provider.Info, connection),
        ReadKey = token => secrets.GetAsync(connection.Id, connection.Key, token),
        TrustedRoots = roots.Load(),
    };

    private OpenConnection Describe(
        Connection connection,
        ProviderHandle provider,
        GuardedClient client,
        ConnectionTransport transport) => new()
        {
            Connection = connection,
            Info = provider.Info,
            FindImageLimits = provider.FindImageLimits,
            Models = client.Models,
            Probe = client.Probe,
            Images = client.Images,
            Chat = client.Chat,
            Resume = client.Resume,
            Cancel = client.Cancel,
            Choices = client.Choices,
            Check = client.Check,
            Redact = redactor.Redact,
            DownloadAsync = async (address, token) =>
                (await transport.DownloadAsync(address, new DownloadLimits(), token)).Body,
        };

    private sealed record Opened(OpenConnection Connection, GuardedClient Client, ConnectionTransport Transport);
}
