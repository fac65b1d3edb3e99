using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

/// <summary>NanoGPT: many models, paid by use.</summary>
internal sealed class NanoGptProvider : IProvider
{
    public ProviderInfo Info { get; } = new()
    {
        Id = "nanogpt",
        Title = "NanoGPT",
        Description = "Image, inpainting, chat and vision models of many companies, paid by use.",
        DefaultBaseUrl = new Uri("https://nano-gpt.com/api/v1/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://nano-gpt.com/api"),
        Auth = [AuthScheme.Bearer, AuthScheme.Header("x-api-key")],
        ImageLimits = ImageModelFacts.Unknown.Limits,
        SuggestedModels =
        [
            new() { Name = "hidream", Output = [Modality.Image] },
            new() { Name = "flux-kontext", Input = [Modality.Text, Modality.Image], Output = [Modality.Image] },
        ],
    };

    public IProviderClient Connect(IProviderConnection connection) => new NanoGptClient(connection, Info.Title);

    public ProviderException? ReadFailure(FailureResponse response) => NanoGptFailures.Read(response, Info.Title);
}
