using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>
/// Looks for services on the addresses of one setting, which are ports of this machine unless the user changed them.
/// Never by itself: only when somebody asks.
/// </summary>
internal sealed class LocalServers(SettingsStore settings, Catalog catalog, ConnectionOpener opener)
{
    public const string Setting = "connections.localServers";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Where it would look.</summary>
    /// <exception cref="CatalogException">The setting holds something that is no address.</exception>
    public IReadOnlyList<LocalServer> Places =>
    [
        .. settings.Text(Setting).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read),
    ];

    /// <summary>Asks all places at once, each for a few seconds, and tells those that answer in the order of the places.</summary>
    public async Task<IReadOnlyList<LocalServer>> FindAsync(CancellationToken cancellationToken)
    {
        var known = catalog.Read().Connections;
        var answers = await Task.WhenAll(Places.Select(place => AskAsync(place, cancellationToken)));
        cancellationToken.ThrowIfCancellationRequested();
        return
        [
            .. answers.OfType<LocalServer>().Select(found => found with
            {
                Connection = known.FirstOrDefault(one => one.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSame(address, found.Url))?.Id,
            }),
        ];
    }

    private async Task<LocalServer?> AskAsync(LocalServer place, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var asked = new Connection
            {
                Id = "local-search",
                Provider = place.Provider,
                Name = place.Provider,
                Url = place.Url.ToString(),
            };
            var found = await opener.AskOnceAsync(
                asked, async open => open.Probe is { } probe ? await probe.ProbeAsync(limit.Token) : null, limit.Token);
            return found is null ? null : place with { Server = found.Server, Details = found.Details };
        }
        catch (ProviderException failure) when (failure.Failure == ProviderFailure.Unauthorized)
        {
            return place with { NeedsKey = true };
        }
        catch (Exception error) when (error is ProviderException or LettucePlugException or OperationCanceledException)
        {
            // Nobody there, or somebody else.
            return null;
        }
    }

    private static LocalServer Read(string entry) =>
        entry.Split('=', 2, StringSplitOptions.TrimEntries) is [var provider, var url]
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new LocalServer { Provider = provider, Url = address }
            : throw CatalogException.Bad(
                "bad-local-server",
                $"'{entry}' is no provider with an address.",
                $"Entries look like comfyui=http://127.0.0.1:8188, with commas between: lettuceplug settings set {Setting} …");

    private static bool IsSame(Uri one, Uri other) =>
        one.Port == other.Port && one.IsLoopback == other.IsLoopback && (one.IsLoopback || one.Host == other.Host);
}
