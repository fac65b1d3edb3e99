using LettucePlug.Providers.SdApi;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Diffusers;

/// <summary>
/// Servers that people put around the diffusers library, or that do the same. They speak six languages, of which a
/// connection speaks the one its server understands.
/// </summary>
internal sealed class DiffusersProvider : IProvider
{
    public const string Dialect = "dialect";

    public ProviderInfo Info { get; } = new()
    {
        Id = "diffusers",
        Title = "Diffusers-style server",
        Description = "A server of your own around the diffusers library or its kin: vLLM-Omni, LocalAI, stable-diffusion.cpp and others.",
        DefaultBaseUrl = new Uri("http://127.0.0.1:8000/"),
        Key = KeyRequirement.Optional,
        Auth = [AuthScheme.Bearer, AuthScheme.Header("x-api-key"), AuthScheme.Basic],
        IsSelfHosted = true,
        Settings =
        [
            new()
            {
                Key = Dialect,
                Title = "Dialect",
                Description = "The language the server speaks; auto asks it.",
                Type = SettingType.Choice,
                Default = DialectNames.Auto,
                Choices = [DialectNames.Auto, .. DialectNames.All],
            },
            .. SdApiOptions.Definitions,
        ],
        ImageLimits = new ImageLimits
        {
            Settings =
            [
                ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg,
                ImageSettingNames.Sampler, ImageSettingNames.Scheduler, ImageSettingNames.Seed, ImageSettingNames.Denoise,
            ],
            MaxReferences = null,
            SupportsMask = true,
            MaxReferenceEdge = 2048,
        },
    };

    public IProviderClient Connect(IProviderConnection connection) => new DiffusersClient(connection);

    public ProviderException? ReadFailure(FailureResponse response) => DiffusersFailures.Read(response);
}
