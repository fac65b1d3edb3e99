using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>Google's Gemini API, as developers get it with a key (not the cloud platform's).</summary>
internal sealed class GeminiProvider : IProvider
{
    public const string Title = "Google Gemini";

    public ProviderInfo Info { get; } = new()
    {
        Id = "gemini",
        Title = Title,
        Description = "Gemini pictures with up to 14 references in order, pictures inside chats, chat and vision.",
        DefaultBaseUrl = new Uri("https://generativelanguage.googleapis.com/v1beta/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://aistudio.google.com/apikey"),
        // The service also takes the key in the query, where proxies and logs see it.
        Auth = [AuthScheme.Header("x-goog-api-key")],
        ImageLimits = ModelRules.Gemini3.Limits,
        Settings =
        [
            new()
            {
                Key = SafetySettings.Key,
                Title = "Safety filter",
                Description = "How much the service's adjustable filters block. Some of its rules hold in any case.",
                Type = SettingType.Choice,
                Choices = SafetySettings.Choices,
                Default = SafetySettings.Default,
            },
        ],
        SuggestedModels =
        [
            ModelRules.Describe("gemini-3.1-flash-image"),
            ModelRules.Describe("gemini-2.5-flash-image"),
            ModelRules.Describe("gemini-2.5-flash"),
        ],
    };

    public IProviderClient Connect(IProviderConnection connection) => new GeminiClient(connection);

    public ImageLimits? FindImageLimits(string model) => ModelRules.For(model).Limits;

    public ProviderException? ReadFailure(FailureResponse response) =>
        GeminiError.Read(response.Body)?.ToFailure(response.StatusCode);
}
