using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>OpenAI's own service.</summary>
internal sealed class OpenAiProvider : IProvider
{
    public const string PartialImages = "partialImages";

    public ProviderInfo Info { get; } = new()
    {
        Id = "openai",
        Title = "OpenAI",
        Description = "GPT Image and DALL·E pictures with up to 16 references, chat and vision.",
        DefaultBaseUrl = new Uri("https://api.openai.com/v1/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://platform.openai.com/api-keys"),
        Auth = [AuthScheme.Bearer],
        ImageLimits = ImageModelRules.GptImage.Limits,
        ResultHosts = ["*.blob.core.windows.net", "*.openai.com", "*.oaiusercontent.com"],
        Settings =
        [
            new()
            {
                Key = PartialImages,
                Title = "Previews",
                Description = "How many unfinished pictures to show while a GPT Image model draws. Each costs a little.",
                Type = SettingType.WholeNumber,
                Default = "1",
                Minimum = 0,
                Maximum = 3,
            },
        ],
        SuggestedModels =
        [
            ImageModelRules.Describe("gpt-image-1.5"),
            ModelScopes.Infer("gpt-4.1-mini"),
        ],
    };

    public IProviderClient Connect(IProviderConnection connection) =>
        new OpenAiClient(connection, Info.Title, isCompatibleServer: false);

    public ImageLimits? FindImageLimits(string model) => ImageModelRules.For(model, isCompatibleServer: false).Limits;

    public ProviderException? ReadFailure(FailureResponse response) => OpenAiFailures.Read(response, Info.Title);
}
