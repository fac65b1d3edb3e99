using System.Globalization;

namespace LettucePlug.Sdk.Testing;

/// <summary>What makes a list of setting definitions fit for forms.</summary>
internal static class SettingRules
{
    public static IReadOnlySet<string> ImageSettings { get; } = typeof(ImageSettingNames).GetFields()
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToHashSet();

    public static void Check(IReadOnlyList<SettingDefinition> settings)
    {
        foreach (var group in settings.GroupBy(setting => setting.Key))
        {
            Expect.That(group.Count() == 1, "Every setting has a key of its own.", $"'{group.Key}' {group.Count()} times.");
        }

        foreach (var setting in settings)
        {
            Expect.That(
                setting.Key.Length > 0 && char.IsAsciiLetter(setting.Key[0]) && setting.Key.All(char.IsAsciiLetterOrDigit),
                "The key of a setting is a letter, then letters and digits.",
                $"'{setting.Key}'.");
            Expect.That(!string.IsNullOrWhiteSpace(setting.Title), "A setting has a title.", $"none for '{setting.Key}'.");
            Expect.That(
                (setting.Type == SettingType.Choice) == (setting.Choices.Count > 0),
                "A setting of the type Choice, and no other, lists choices.",
                $"{setting.Choices.Count} choices for '{setting.Key}', a {setting.Type}.");
            Expect.That(
                setting.Default is not { } value || Fits(setting, value),
                "The default of a setting is a value it may have.",
                $"'{setting.Default}' for '{setting.Key}', a {setting.Type}.");
        }
    }

    private static bool Fits(SettingDefinition setting, string value) => setting.Type switch
    {
        SettingType.Boolean => value is "true" or "false",
        SettingType.Choice => setting.Choices.Contains(value),
        SettingType.WholeNumber => long.TryParse(value, CultureInfo.InvariantCulture, out var whole) && InRange(setting, whole),
        SettingType.Number => decimal.TryParse(value, CultureInfo.InvariantCulture, out var number) && InRange(setting, number),
        _ => true,
    };

    private static bool InRange(SettingDefinition setting, decimal value) =>
        !(value < setting.Minimum) && !(value > setting.Maximum);
}
