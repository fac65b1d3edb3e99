using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Automatic1111;

/// <summary>A web UI for Stable Diffusion on a machine of the user's.</summary>
internal sealed class Automatic1111Provider : IProvider
{
    public ProviderInfo Info { get; } = new()
    {
        Id = "automatic1111",
        Title = "AUTOMATIC1111 / Forge / SD.Next",
        Description = "A Stable Diffusion web UI of your own, started with --api.",
        DefaultBaseUrl = new Uri("http://127.0.0.1:7860/"),
        Key = KeyRequirement.Optional,
        Auth = [AuthScheme.Basic, AuthScheme.Bearer],
        IsSelfHosted = true,
        Settings = SdApiOptions.Definitions,
        ImageLimits = SdApiJob.Limits,
    };

    public IProviderClient Connect(IProviderConnection connection) => new Automatic1111Client(connection);

    public ProviderException? ReadFailure(FailureResponse response) => SdApiFailures.Read(response, Automatic1111Client.Title);
}
