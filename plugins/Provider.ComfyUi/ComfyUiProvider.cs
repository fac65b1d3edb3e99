using LettucePlug.Provider.ComfyUi.Checks;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi;

/// <summary>ComfyUI servers that people run themselves.</summary>
internal sealed class ComfyUiProvider : IProvider, ISettingsCheck
{
    public const string FromTextKey = "txt2imgWorkflow";
    public const string FromImageKey = "img2imgWorkflow";
    public const string TimeoutKey = "timeoutMinutes";

    /// <summary>What some workflow could take; which of it a connection's own does, its model list tells.</summary>
    public static ImageLimits AllLimits { get; } = new()
    {
        Settings =
        [
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg,
            ImageSettingNames.Sampler, ImageSettingNames.Scheduler, ImageSettingNames.Seed, ImageSettingNames.Denoise,
        ],
        MaxReferences = null,
        SupportsMask = true,
        ReferenceMediaTypes = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp"],
        // The server's own default for uploads, less the frame around the file.
        MaxReferenceBytes = 100_000_000,
    };

    public ProviderInfo Info { get; } = new()
    {
        Id = "comfyui",
        Title = "ComfyUI",
        Description = "Your own ComfyUI server, with workflows that you bring: any model, any number of references.",
        DefaultBaseUrl = new Uri("http://127.0.0.1:8188/"),
        Key = KeyRequirement.Optional,
        Auth = [AuthScheme.Bearer, AuthScheme.Basic],
        IsSelfHosted = true,
        ImageLimits = AllLimits,
        Settings =
        [
            new()
            {
                Key = FromTextKey,
                Title = "Text-to-image workflow",
                Description = "A workflow in API format with tokens such as %PROMPT% and %SEED%. Empty for a plain one.",
                Type = SettingType.LongText,
            },
            new()
            {
                Key = FromImageKey,
                Title = "Image-to-image workflow",
                Description = "Used when there are references: %IMAGE0%, %IMAGE1% or %IMAGE_CHARACTER% hold their files. Empty for the one above.",
                Type = SettingType.LongText,
            },
            new()
            {
                Key = TimeoutKey,
                Title = "Time limit in minutes",
                Description = "How long the server may work on one picture, waiting in its queue not counted. 0 for no limit.",
                Type = SettingType.Number,
                Default = "30",
                Minimum = 0,
                Maximum = 10_080,
            },
        ],
    };

    public IProviderClient Connect(IProviderConnection connection) => new ComfyUiClient(connection);

    public ProviderException? ReadFailure(FailureResponse response) => ServerFailures.Read(response);

    public Task<IReadOnlyList<SettingFinding>> CheckAsync(
        IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken = default) =>
        Task.FromResult(SettingsLint.Check(settings));
}
