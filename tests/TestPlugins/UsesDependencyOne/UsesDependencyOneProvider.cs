using LettucePlug.Sdk;

namespace UsesDependencyOne;

/// <summary>Answers with what the fixture is about in its title.</summary>
public sealed class UsesDependencyOneProvider(string id, string title) : IProvider
{
    public ProviderInfo Info { get; } = new() { Id = id, Title = title };

    public IProviderClient Connect(IProviderConnection connection) => throw new NotSupportedException();
}
