using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Connections;

/// <summary>The user's connections and models, kept in one file so that removing a connection takes its models along.</summary>
internal sealed class Catalog(HostPaths paths, TimeProvider time)
{
    private readonly ConfigFile<ConnectionsDocument> _file =
        new(paths.ConnectionsFile, ConnectionsJson.Default.ConnectionsDocument, time);

    /// <summary>True until the user changed anything about connections or models.</summary>
    public bool IsFresh => !_file.Exists;

    public ConnectionsDocument Read() => _file.Read() ?? ConnectionsDocument.Fresh;

    public Connection Connection(string id)
    {
        var all = Read().Connections;
        return all.FirstOrDefault(connection => connection.Id == id)
            ?? throw CatalogException.NoConnection(id, all.Select(connection => connection.Id));
    }

    public ConfiguredModel Model(string id)
    {
        var all = Read().Models;
        return all.FirstOrDefault(model => model.Id == id)
            ?? throw CatalogException.NoModel(id, all.Select(model => model.Id));
    }

    public Task AddAsync(Connection connection, CancellationToken cancellationToken) =>
        ChangeAsync(
            document => document.Connections.Any(other => other.Id == connection.Id)
                ? throw CatalogException.IdTaken("connection", connection.Id)
                : document with { Connections = [.. document.Connections, connection] },
            cancellationToken);

    public async Task<Connection> ChangeConnectionAsync(
        string id,
        Func<Connection, Connection> change,
        CancellationToken cancellationToken)
    {
        Connection? changed = null;
        await ChangeAsync(
            document =>
            {
                var old = document.Connections.FirstOrDefault(connection => connection.Id == id)
                    ?? throw CatalogException.NoConnection(id, document.Connections.Select(other => other.Id));
                changed = change(old);
                return document with
                {
                    Connections = [.. document.Connections.Select(other => other.Id == id ? changed : other)],
                };
            },
            cancellationToken);
        return changed!; // ChangeAsync has called the function, or has thrown.
    }

    public Task RemoveConnectionAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            document => document.Connections.All(connection => connection.Id != id)
                ? throw CatalogException.NoConnection(id, document.Connections.Select(other => other.Id))
                : document with
                {
                    Connections = [.. document.Connections.Where(connection => connection.Id != id)],
                    Models = [.. document.Models.Select(model => Without(model, id)).OfType<ConfiguredModel>()],
                },
            cancellationToken);

    public Task AddAsync(ConfiguredModel model, CancellationToken cancellationToken) =>
        ChangeAsync(
            document => document.Models.Any(other => other.Id == model.Id)
                ? throw CatalogException.IdTaken("model", model.Id)
                : document with { Models = [.. document.Models, model] },
            cancellationToken);

    public async Task<ConfiguredModel> ChangeModelAsync(
        string id,
        Func<ConfiguredModel, ConfiguredModel> change,
        CancellationToken cancellationToken)
    {
        ConfiguredModel? changed = null;
        await ChangeAsync(
            document =>
            {
                var old = document.Models.FirstOrDefault(model => model.Id == id)
                    ?? throw CatalogException.NoModel(id, document.Models.Select(other => other.Id));
                changed = change(old);
                return document with { Models = [.. document.Models.Select(other => other.Id == id ? changed : other)] };
            },
            cancellationToken);
        return changed!; // ChangeAsync has called the function, or has thrown.
    }

    public Task RemoveModelAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(
            document => document.Models.All(model => model.Id != id)
                ? throw CatalogException.NoModel(id, document.Models.Select(other => other.Id))
                : document with { Models = [.. document.Models.Where(model => model.Id != id)] },
            cancellationToken);

    /// <summary>A model goes with its connection, unless its pool has another.</summary>
    private static ConfiguredModel? Without(ConfiguredModel model, string connection)
    {
        var rest = model.Connections.Where(id => id != connection).ToList();
        return rest.Count == 0 ? null : model with { Connection = rest[0], Pool = rest[1..] };
    }

    private Task ChangeAsync(
        Func<ConnectionsDocument, ConnectionsDocument> change,
        CancellationToken cancellationToken) =>
        _file.ChangeAsync(current => change(current ?? ConnectionsDocument.Fresh), cancellationToken);
}
