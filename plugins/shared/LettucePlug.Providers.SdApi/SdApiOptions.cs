using System.Globalization;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.SdApi;

/// <summary>The settings of a connection to such a server.</summary>
internal sealed record SdApiOptions
{
    public const string Previews = "previews";
    public const string AtOnce = "batchSize";
    public const string Model = "controlNetModel";
    public const string Module = "controlNetModule";
    public const string Weight = "controlNetWeight";

    public static IReadOnlyList<SettingDefinition> Definitions { get; } =
    [
        new()
        {
            Key = Previews,
            Title = "Previews",
            Description = "Show the picture while it is drawn.",
            Type = SettingType.Boolean,
            Default = "true",
        },
        new()
        {
            Key = AtOnce,
            Title = "Images at once",
            Description = "How many images to draw in one pass. More is faster and takes more graphics memory.",
            Type = SettingType.WholeNumber,
            Default = "1",
            Minimum = 1,
            Maximum = 8,
        },
        new()
        {
            Key = Model,
            Title = "ControlNet model",
            Description = "The model for the second and further references. Empty: the first IP-Adapter the server has.",
        },
        new()
        {
            Key = Module,
            Title = "ControlNet preprocessor",
            Description = "The preprocessor for the second and further references. Empty: what fits the model.",
        },
        new()
        {
            Key = Weight,
            Title = "ControlNet weight",
            Description = "How strongly the second and further references count.",
            Type = SettingType.Number,
            Default = "0.8",
            Minimum = 0,
            Maximum = 2,
        },
    ];

    public bool ShowsPreviews { get; init; } = true;

    public int BatchSize { get; init; } = 1;

    public string? ControlNetModel { get; init; }

    public string? ControlNetModule { get; init; }

    public double ControlNetWeight { get; init; } = 0.8;

    public static SdApiOptions From(IReadOnlyDictionary<string, string> settings) => new()
    {
        ShowsPreviews = settings.GetValueOrDefault(Previews) != "false",
        BatchSize = int.TryParse(settings.GetValueOrDefault(AtOnce), CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, 8) : 1,
        ControlNetModel = settings.GetValueOrDefault(Model) is { Length: > 0 } model ? model : null,
        ControlNetModule = settings.GetValueOrDefault(Module) is { Length: > 0 } module ? module : null,
        ControlNetWeight = double.TryParse(settings.GetValueOrDefault(Weight), CultureInfo.InvariantCulture, out var weight) ? weight : 0.8,
    };
}
