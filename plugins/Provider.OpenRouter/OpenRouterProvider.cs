using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>OpenRouter: one key for the models of many companies.</summary>
internal sealed class OpenRouterProvider : IProvider
{
    public const string Previews = "previews";

    public ProviderInfo Info { get; } = new()
    {
        Id = "openrouter",
        Title = "OpenRouter",
        Description = "One key for the image, chat and vision models of many companies, with up to 16 references.",
        DefaultBaseUrl = new Uri("https://openrouter.ai/api/v1/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://openrouter.ai/settings/keys"),
        Auth = [AuthScheme.Bearer],
        ImageLimits = ImageModelFacts.Unknown.Limits,
        Settings =
        [
            new()
            {
                Key = Previews,
                Title = "Previews",
                Description = "Whether to show unfinished pictures where the model can stream them.",
                Type = SettingType.Boolean,
                Default = "true",
            },
        ],
        SuggestedModels =
        [
            new()
            {
                Name = "google/gemini-3.1-flash-lite-image",
                Input = [Modality.Text, Modality.Image],
                Output = [Modality.Image, Modality.Text],
            },
            new()
            {
                Name = "bytedance-seed/seedream-4.5",
                Input = [Modality.Text, Modality.Image],
                Output = [Modality.Image],
            },
            new() { Name = "anthropic/claude-sonnet-4.5", Input = [Modality.Text, Modality.Image] },
        ],
    };

    public IProviderClient Connect(IProviderConnection connection) => new OpenRouterClient(connection, Info.Title);

    public ProviderException? ReadFailure(FailureResponse response) => OpenRouterFailures.Read(response, Info.Title);
}
