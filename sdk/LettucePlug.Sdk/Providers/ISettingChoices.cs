namespace LettucePlug.Sdk;

/// <summary>A client that can ask its service which values an image setting may have.</summary>
public interface ISettingChoices
{
    /// <summary>Asks for the values of one setting.</summary>
    /// <param name="setting">One of <see cref="ImageSettingNames"/>, such as <c>sampler</c>, or <c>model</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The values in the service's order; empty where it takes any, or none.</returns>
    /// <exception cref="ProviderException">The service refused or did not answer.</exception>
    Task<IReadOnlyList<string>> ListChoicesAsync(string setting, CancellationToken cancellationToken = default);
}
