namespace LettucePlug.Sdk;

/// <summary>A client that can list the models of its service.</summary>
public interface IModelCatalog
{
    /// <summary>Asks the service for its models.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The models in the service's order, each name once.</returns>
    /// <exception cref="ProviderException">The service refused or did not answer.</exception>
    Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default);
}
