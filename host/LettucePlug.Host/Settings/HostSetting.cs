using System.Globalization;

namespace LettucePlug.Host.Settings;

internal enum HostSettingKind
{
    Text,
    Number,

    /// <summary>The id of a model, or several with commas between: the further ones stand in, in order, when one before fails.</summary>
    Models,
}

internal sealed record HostSetting
{
    public required string Key { get; init; }

    public required string Default { get; init; }

    public required string Description { get; init; }

    public HostSettingKind Kind { get; init; } = HostSettingKind.Text;

    public IReadOnlyList<string> Choices { get; init; } = [];

    public long Minimum { get; init; }

    public long Maximum { get; init; }

    /// <summary>The environment variable that overrides it: <c>scene.imageModel</c> is <c>LETTUCEPLUG_SCENE_IMAGEMODEL</c>.</summary>
    public string Variable => "LETTUCEPLUG_" + Key.Replace('.', '_').ToUpperInvariant();

    /// <summary>The value as it is stored; throws where it is none.</summary>
    public string Normalise(string value)
    {
        var trimmed = value.Trim();
        if (Choices.Count > 0)
        {
            return Choices.FirstOrDefault(choice => choice.Equals(trimmed, StringComparison.OrdinalIgnoreCase))
                ?? throw SettingsException.BadValue(Key, value, "one of " + string.Join(", ", Choices));
        }

        return Kind switch
        {
            HostSettingKind.Number => long.TryParse(trimmed, CultureInfo.InvariantCulture, out var number)
                && number >= Minimum && number <= Maximum
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : throw SettingsException.BadValue(Key, value, $"a whole number from {Minimum} to {Maximum}"),
            HostSettingKind.Models => string.Join(
                ',', trimmed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            _ => trimmed,
        };
    }
}
