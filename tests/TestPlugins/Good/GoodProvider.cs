using LettucePlug.Sdk;

namespace Good;

public sealed class GoodProvider(string id) : IProvider, ISettingsCheck
{
    public ProviderInfo Info { get; } = new() { Id = id, Title = "Good pictures", IsOffline = true };

    public IProviderClient Connect(IProviderConnection connection) => new GoodClient();

    public Task<IReadOnlyList<SettingFinding>> CheckAsync(
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SettingFinding>>([]);
}
