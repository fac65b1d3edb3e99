using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>
/// Any server with OpenAI's routes: Ollama, llama.cpp, LM Studio, KoboldCpp, LocalAI, vLLM and gateways. A provider of
/// its own, since it may be in a private network and needs neither key nor a known address.
/// </summary>
internal sealed class CompatibleProvider : IProvider
{
    public ProviderInfo Info { get; } = new()
    {
        Id = "openai-compatible",
        Title = "OpenAI-compatible server",
        Description = "A server of your own that speaks OpenAI's language, such as Ollama, llama.cpp, LM Studio or KoboldCpp.",
        Key = KeyRequirement.Optional,
        Auth = [AuthScheme.Bearer, AuthScheme.Header("x-api-key"), AuthScheme.Header("api-key"), AuthScheme.Basic],
        IsSelfHosted = true,
        ImageLimits = ImageModelRules.Unknown.Limits,
    };

    public IProviderClient Connect(IProviderConnection connection) =>
        new OpenAiClient(connection, Info.Title, isCompatibleServer: true);

    public ImageLimits? FindImageLimits(string model) => ImageModelRules.For(model, isCompatibleServer: true).Limits;

    public ProviderException? ReadFailure(FailureResponse response) => CompatibleFailures.Read(response, Info.Title);
}
