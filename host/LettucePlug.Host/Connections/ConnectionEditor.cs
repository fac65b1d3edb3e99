using LettucePlug.Host.Http;
using LettucePlug.Host.Plugins;
using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>Makes and changes connections: what cannot work is refused before it is saved.</summary>
internal sealed class ConnectionEditor(Catalog catalog, IPluginHost plugins, SecretStore secrets)
{
    public async Task<ConnectionChange> AddAsync(
        string providerId,
        ConnectionDraft draft,
        CancellationToken cancellationToken)
    {
        var provider = await ProviderAsync(providerId, cancellationToken);
        var taken = catalog.Read().Connections.Select(connection => connection.Id).ToList();
        var id = ReadableId.New(draft.Id, draft.Name ?? provider.Info.Id, taken);
        var fresh = new Connection { Id = id, Provider = provider.Info.Id, Name = draft.Name ?? provider.Info.Title };
        var change = await CheckAsync(provider, Apply(fresh, draft, provider.Info), cancellationToken);
        await catalog.AddAsync(change.Connection, cancellationToken);
        await StoreKeyAsync(id, draft, cancellationToken);
        return change;
    }

    public async Task<ConnectionChange> ChangeAsync(
        string id,
        ConnectionDraft draft,
        CancellationToken cancellationToken)
    {
        var provider = await ProviderAsync(catalog.Connection(id).Provider, cancellationToken);
        var change = await CheckAsync(provider, Apply(catalog.Connection(id), draft, provider.Info), cancellationToken);
        await catalog.ChangeConnectionAsync(id, old => Apply(old, draft, provider.Info), cancellationToken);
        await StoreKeyAsync(id, draft, cancellationToken);
        return change;
    }

    /// <summary>What the provider finds in a value of a setting, without a server and without saving it.</summary>
    public async Task<IReadOnlyList<SettingFinding>> LintAsync(
        string id, string key, string value, CancellationToken cancellationToken)
    {
        var connection = catalog.Connection(id);
        var provider = await ProviderAsync(connection.Provider, cancellationToken);
        var tried = Apply(connection, new ConnectionDraft { Settings = new Dictionary<string, string> { [key] = value } }, provider.Info);
        var found = provider.Check is { } check
            ? await check.CheckAsync(ConnectionSettings.Effective(provider.Info, tried), cancellationToken)
            : [];
        return [.. found.Where(finding => finding.Setting == key)];
    }

    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await catalog.RemoveConnectionAsync(id, cancellationToken);
        await secrets.ForgetAsync(id, cancellationToken);
    }

    private async Task<ProviderHandle> ProviderAsync(string id, CancellationToken cancellationToken)
    {
        var known = plugins.Providers.Select(provider => provider.Id).ToList();
        return known.Contains(id)
            ? await plugins.GetProviderAsync(id, cancellationToken)
            : throw CatalogException.NoProvider(id, known);
    }

    private async Task StoreKeyAsync(string id, ConnectionDraft draft, CancellationToken cancellationToken)
    {
        if (draft.KeyToStore is { } key)
        {
            await secrets.StoreAsync(id, key, cancellationToken);
        }
        else if (draft.Key is not null)
        {
            await secrets.ForgetAsync(id, cancellationToken);
        }
    }

    private static Connection Apply(Connection old, ConnectionDraft draft, ProviderInfo info) => old with
    {
        Name = draft.Name ?? old.Name,
        Url = draft.Url is null ? old.Url : draft.Url.Length == 0 ? null : draft.Url,
        Key = draft.KeyToStore is not null ? new SecretSource { Kind = SecretKind.File } : draft.Key ?? old.Key,
        AllowInvalidTls = draft.AllowInvalidTls ?? old.AllowInvalidTls,
        Headers = Laid(old.Headers, draft.Headers, (name, value) => new(name, value), StringComparer.OrdinalIgnoreCase),
        Settings = Laid(
            old.Settings, draft.Settings, (key, value) => ConnectionSettings.Normalise(info, key, value), StringComparer.Ordinal),
    };

    private static Dictionary<string, string> Laid(
        IReadOnlyDictionary<string, string> below,
        IReadOnlyDictionary<string, string> above,
        Func<string, string, KeyValuePair<string, string>> check,
        StringComparer comparer)
    {
        var laid = new Dictionary<string, string>(below, comparer);
        foreach (var (key, value) in above)
        {
            if (value.Length == 0)
            {
                laid.Remove(key);
            }
            else
            {
                var (checkedKey, checkedValue) = check(key, value);
                laid[checkedKey] = checkedValue;
            }
        }

        return laid;
    }

    private static async Task<ConnectionChange> CheckAsync(
        ProviderHandle provider,
        Connection connection,
        CancellationToken cancellationToken)
    {
        var info = provider.Info;
        ConnectionSettings.CheckAddress(info, connection);
        var settings = ConnectionSettings.Effective(info, connection);
        var findings = provider.Check is { } check ? await check.CheckAsync(settings, cancellationToken) : [];
        if (findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } worst)
        {
            throw ConnectionSettings.Refused(connection, worst);
        }

        var address = connection.Url is { } url ? new Uri(url) : info.DefaultBaseUrl;
        List<string> notes =
        [
            .. connection.Key is null && ConnectionEndpoint.NeedsKeyAt(info, address)
                ? [$"{info.Title} needs a key: lettuceplug connections set {connection.Id} --key-stdin"] : (string[])[],
            .. connection.AllowInvalidTls
                ? [$"'{connection.Id}' accepts any TLS certificate at its address: whoever is in between can read and change everything."] : (string[])[],
        ];
        return new ConnectionChange { Connection = connection, Findings = findings, Notes = notes };
    }
}
