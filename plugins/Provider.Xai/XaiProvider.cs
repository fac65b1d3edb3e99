using LettucePlug.Sdk;

namespace LettucePlug.Provider.Xai;

/// <summary>xAI's service: the Grok models.</summary>
internal sealed class XaiProvider : IProvider
{
    public const string Title = "xAI";

    public ProviderInfo Info { get; } = new()
    {
        Id = "xai",
        Title = Title,
        Description = "Grok Imagine pictures with up to three references, Grok chat and vision.",
        DefaultBaseUrl = new Uri("https://api.x.ai/v1/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://console.x.ai"),
        Auth = [AuthScheme.Bearer],
        ImageLimits = ImageModels.Limits,
        ResultHosts = ["imgen.x.ai", "*.x.ai"],
        SuggestedModels = [ImageModels.Infer("grok-imagine-image"), ImageModels.Infer("grok-4")],
    };

    public IProviderClient Connect(IProviderConnection connection) => new XaiClient(connection);

    public ImageLimits? FindImageLimits(string model) => ImageModels.LimitsOf(model);

    public ProviderException? ReadFailure(FailureResponse response) => XaiFailures.Read(response);
}
