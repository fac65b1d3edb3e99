namespace LettucePlug.Sdk;

/// <summary>
/// Looks for mistakes in the settings of a connection before they cost a call. A provider implements it for what can
/// be known without a server; a provider client may implement it too, and then asks the live server.
/// </summary>
public interface ISettingsCheck
{
    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The values by key, defaults filled in.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>What was found, worst first; empty where all is well.</returns>
    Task<IReadOnlyList<SettingFinding>> CheckAsync(
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken = default);
}
