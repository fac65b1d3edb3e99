using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using LettucePlug.Sdk;

namespace LettucePlug.TestPlugins.Readme;

public sealed class HelloPlugin : IPlugin
{
    public void Register(IPluginRegistry registry, IPluginContext context) => registry.AddProvider(new HelloProvider());
}

public sealed class HelloProvider : IProvider
{
    public ProviderInfo Info { get; } = new()
    {
        Id = "hello",
        Title = "Hello",
        DefaultBaseUrl = new("https://api.example.com/"),
        Key = KeyRequirement.Required,
        Auth = [AuthScheme.Bearer],
        ImageLimits = new(),
    };

    public IProviderClient Connect(IProviderConnection connection) => new HelloClient(connection);
}

public sealed class HelloClient(IProviderConnection connection) : IProviderClient, IImageGenerator
{
    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var answer = await connection.Http.PostAsJsonAsync("v1/paint", request.Prompt, cancellationToken);
        var picture = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        yield return new ImageReady { Image = ImageContent.FromBytes(picture) };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
