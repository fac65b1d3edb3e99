using LettucePlug.Host.Secrets;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>Asks providers what models they have.</summary>
internal sealed class RemoteModels(Catalog catalog, IConnectionOpener connections, Redactor redactor)
{
    /// <summary>The models of one connection, where a failure is the answer; or of all, where it is a note.</summary>
    public async Task<RemoteListing> ListAsync(string? connectionId, CancellationToken cancellationToken)
    {
        if (connectionId is not null)
        {
            return new RemoteListing { Models = await AskAsync(catalog.Connection(connectionId), cancellationToken) };
        }

        var models = new List<RemoteModel>();
        var problems = new List<string>();
        foreach (var connection in catalog.Read().Connections)
        {
            try
            {
                models.AddRange(await AskAsync(connection, cancellationToken));
            }
            catch (LettucePlugException problem)
            {
                problems.Add(problem.Message);
            }
        }

        return new RemoteListing { Models = models, Problems = problems };
    }

    private async Task<IReadOnlyList<RemoteModel>> AskAsync(Connection connection, CancellationToken cancellationToken)
    {
        try
        {
            var open = await connections.OpenAsync(connection.Id, cancellationToken);
            var listed = open.Models is { } models
                ? await models.ListModelsAsync(cancellationToken)
                : open.Info.SuggestedModels;
            return [.. listed.Select(model => new RemoteModel { Connection = connection.Id, Model = model })];
        }
        catch (ProviderException failure)
        {
            throw ProviderCallException.From(failure, connection, model: null, redactor.Redact);
        }
    }
}

internal sealed record RemoteListing
{
    public required IReadOnlyList<RemoteModel> Models { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];
}

internal sealed record RemoteModel
{
    public required string Connection { get; init; }

    public required ModelInfo Model { get; init; }
}
