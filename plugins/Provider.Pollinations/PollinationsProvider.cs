using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>Pollinations: open models, paid in its own coin.</summary>
internal sealed class PollinationsProvider : IProvider
{
    public ProviderInfo Info { get; } = new()
    {
        Id = "pollinations",
        Title = "Pollinations",
        Description = "Image, chat and vision models, many of them open, with references and seeds.",
        DefaultBaseUrl = new Uri("https://gen.pollinations.ai/v1/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://enter.pollinations.ai"),
        Auth = [AuthScheme.Bearer, AuthScheme.Query("key")],
        ImageLimits = ImageModelFacts.Unknown.Limits,
        SuggestedModels =
        [
            new() { Name = "flux", Output = [Modality.Image] },
            new() { Name = "openai", Input = [Modality.Text, Modality.Image] },
        ],
    };

    public IProviderClient Connect(IProviderConnection connection) => new PollinationsClient(connection, Info.Title);

    public ProviderException? ReadFailure(FailureResponse response) => PollinationsFailures.Read(response, Info.Title);
}
