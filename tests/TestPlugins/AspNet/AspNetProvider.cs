using LettucePlug.Sdk;

namespace AspNet;

/// <summary>Answers with what the fixture is about in its title.</summary>
public sealed class AspNetProvider(string id, string title) : IProvider
{
    public ProviderInfo Info { get; } = new() { Id = id, Title = title };

    public IProviderClient Connect(IProviderConnection connection) => throw new NotSupportedException();
}
