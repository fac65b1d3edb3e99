using System.Globalization;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>The settings that a model can have, and what each takes.</summary>
internal static class ModelSettings
{
    public const string ExtraPrompt = "extraPrompt";
    public const string PromptWriterInstructions = "promptWriterInstructions";
    public const string PromptStyle = "promptStyle";

    /// <summary>Values of <see cref="PromptStyle"/>.</summary>
    public const string Prose = "prose";
    public const string Tags = "tags";

    /// <summary>Tokens of the user's own for workflows are set as <c>token.NAME</c>.</summary>
    public const string TokenPrefix = "token.";

    /// <summary>Those that say how an image is made, in the order they are shown.</summary>
    public static IReadOnlyList<string> OfImages { get; } =
    [
        ImageSettingNames.Size,
        ImageSettingNames.Steps,
        ImageSettingNames.Cfg,
        ImageSettingNames.Sampler,
        ImageSettingNames.Scheduler,
        ImageSettingNames.Seed,
        ImageSettingNames.Denoise,
        ImageSettingNames.Quality,
        ImageSettingNames.Style,
        ImageSettingNames.Format,
    ];

    public static IReadOnlyList<string> Keys { get; } =
    [
        ImageSettingNames.NegativePrompt,
        ExtraPrompt,
        PromptWriterInstructions,
        PromptStyle,
        .. OfImages,
        "temperature",
        "topP",
        "maxTokens",
    ];

    /// <summary>The key and value as they are stored; throws where they make no sense.</summary>
    public static KeyValuePair<string, string> Check(string key, string value)
    {
        if (key.StartsWith(TokenPrefix, StringComparison.Ordinal) && key.Length > TokenPrefix.Length)
        {
            return new(key, value);
        }

        var known = Keys.FirstOrDefault(candidate => candidate.Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingsException("unknown-model-setting", $"A model has no setting '{key}'.")
            {
                Hint = Nearest.To(key, Keys) is { } near ? $"Did you mean '{near}'?" : "There are: " + string.Join(", ", Keys),
            };
        var isRight = known switch
        {
            ImageSettingNames.Size => ImageSize.TryParse(value, out _),
            ImageSettingNames.Steps => IsWhole(value, 1, 10_000),
            ImageSettingNames.Cfg => IsNumber(value, 0, 100),
            ImageSettingNames.Seed => ulong.TryParse(value, CultureInfo.InvariantCulture, out _),
            ImageSettingNames.Denoise => IsNumber(value, 0, 1),
            PromptStyle => value is Prose or Tags,
            "temperature" => IsNumber(value, 0, 5),
            "topP" => IsNumber(value, 0, 1),
            "maxTokens" => IsWhole(value, 1, 2_000_000),
            _ => true,
        };
        return isRight ? new(known, value) : throw SettingsException.BadValue(known, value, Expected(known));
    }

    private static string Expected(string key) => key switch
    {
        ImageSettingNames.Size => "width and height in pixels, such as 1024x768",
        ImageSettingNames.Steps => "a whole number from 1 to 10000",
        ImageSettingNames.Cfg => "a number from 0 to 100",
        ImageSettingNames.Seed => "a whole number from 0 to 18446744073709551615",
        PromptStyle => $"{Prose} or {Tags}",
        "temperature" => "a number from 0 to 5",
        "maxTokens" => "a whole number from 1 to 2000000",
        _ => "a number from 0 to 1",
    };

    private static bool IsWhole(string value, int minimum, int maximum) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum;

    private static bool IsNumber(string value, double minimum, double maximum) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number >= minimum && number <= maximum;
}
