using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

/// <summary>Stability AI's own service, in its second version.</summary>
internal sealed class StabilityProvider : IProvider
{
    public const string Title = "Stability AI";

    public ProviderInfo Info { get; } = new()
    {
        Id = "stability",
        Title = Title,
        Description = "Stable Image Ultra and Core, Stable Diffusion 3.5, inpainting, structure and style transfer.",
        DefaultBaseUrl = new Uri("https://api.stability.ai/"),
        Key = KeyRequirement.Required,
        KeyPage = new Uri("https://platform.stability.ai/account/keys"),
        Auth = [AuthScheme.Bearer],
        ImageLimits = ImageRoute.For("ultra").Limits,
        ResultHosts = ["*.stability.ai"],
        SuggestedModels = [.. ImageRoute.Suggested.Select(ImageRoute.Describe)],
    };

    public IProviderClient Connect(IProviderConnection connection) => new StabilityClient(connection);

    public ImageLimits? FindImageLimits(string model) => ImageRoute.Find(model)?.Limits;

    public ProviderException? ReadFailure(FailureResponse response) => StabilityFailures.Read(response);
}
