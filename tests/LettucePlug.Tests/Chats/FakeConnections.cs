using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Tests.Chats;

/// <summary>Connections by their ids, each to a provider that does what the test says.</summary>
internal sealed class FakeConnections : IConnectionOpener
{
    private readonly Dictionary<string, FakeProvider> _providers = [];

    public FakeProvider this[string connection]
    {
        get
        {
            if (!_providers.TryGetValue(connection, out var provider))
            {
                _providers[connection] = provider = new FakeProvider();
            }

            return provider;
        }
    }

    public ValueTask<OpenConnection> OpenAsync(string connectionId, CancellationToken cancellationToken)
    {
        var provider = this[connectionId];
        return ValueTask.FromResult(new OpenConnection
        {
            Connection = new Connection { Id = connectionId, Provider = "fake", Name = connectionId },
            Info = new ProviderInfo { Id = "fake", Title = "Fake", ImageLimits = provider.Limits },
            Images = provider,
            Chat = provider.Writes ? provider : null,
            DownloadAsync = (address, _) => ValueTask.FromResult<Stream>(
                provider.Downloads.TryGetValue(address, out var bytes)
                    ? new MemoryStream(bytes)
                    : throw new ProviderException(ProviderFailure.NotFound, $"there is nothing at {address}")),
        });
    }
}
