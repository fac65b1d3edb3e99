using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch;

/// <summary>Draws and writes by rules, so that everything can be tried without a key, a network or a graphics card.</summary>
internal sealed class SketchProvider : IProvider
{
    public const string ImageModel = "sketch-image";
    public const string Writer = "sketch-writer";
    public const string StepDelay = "stepDelayMs";
    public const int MaxCount = 10;

    public ProviderInfo Info { get; } = new()
    {
        Id = "sketch",
        Title = "Sketch",
        Description = "Draws simple procedural pictures and writes rule-based text, offline. There is no AI in it.",
        IsOffline = true,
        Settings =
        [
            new SettingDefinition
            {
                Key = StepDelay,
                Title = "Delay per step (ms)",
                Description = "Waits after every step and every word, to try progress and cancelling by hand.",
                Type = SettingType.WholeNumber,
                Default = "0",
                Minimum = 0,
                Maximum = 60_000,
            },
        ],
        ImageLimits = new ImageLimits
        {
            Settings =
            [
                ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps,
                ImageSettingNames.Seed, ImageSettingNames.Denoise, ImageSettingNames.Format,
            ],
            MaxReferences = null,
            SupportsMask = true,
            ReferenceMediaTypes = [],
            MaxCount = MaxCount,
        },
    };

    public static IReadOnlyList<ModelInfo> Models { get; } =
    [
        new ModelInfo
        {
            Name = ImageModel,
            Title = "Sketch pictures",
            Description = "Composes a landscape, a room or a portrait from the words of the prompt. Procedural, no AI.",
            Input = [Modality.Text, Modality.Image],
            Output = [Modality.Image],
            ScopesAreKnown = true,
        },
        new ModelInfo
        {
            Name = Writer,
            Title = "Sketch writer",
            Description = "Writes scene prompts, descriptions of pictures and short replies by rules. No AI.",
            Input = [Modality.Text, Modality.Image],
            Output = [Modality.Text],
            ScopesAreKnown = true,
        },
    ];

    public IProviderClient Connect(IProviderConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var text = connection.Settings.GetValueOrDefault(StepDelay, "0");
        if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var delay) || delay is < 0 or > 60_000)
        {
            throw new ProviderException(
                ProviderFailure.InvalidRequest,
                $"The setting {StepDelay} is '{text}'; it must be a whole number of milliseconds from 0 to 60000.");
        }

        return new SketchClient(new Pace(connection.Time, TimeSpan.FromMilliseconds(delay)));
    }
}
