using LettucePlug.Sdk;

namespace Faulty;

public sealed class FaultyProvider(string id = "faulty") : IProvider
{
    public ProviderInfo Info { get; } = new() { Id = id, Title = "Faulty" };

    public IProviderClient Connect(IProviderConnection connection) => new FaultyClient();

    public ProviderException? ReadFailure(FailureResponse response) => throw new InvalidOperationException("cannot read");
}
