using System.Globalization;
using LettucePlug.Host.Connections;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The form of a connection, made from what its provider says it takes.</summary>
internal static class ConnectionFields
{
    private const string Name = "(name)";
    private const string Url = "(url)";
    private const string Key = "(key)";
    private const string Tls = "(tls)";
    private const char FromFile = '@';

    public static IEnumerable<FormField> For(ProviderInfo info, Connection? connection)
    {
        yield return new FormField { Id = Name, Label = "Name", Value = connection?.Name ?? info.Title, IsRequired = true, Help = info.Description ?? "" };
        if (!info.IsOffline)
        {
            yield return new FormField
            {
                Id = Url,
                Label = "Address",
                Value = connection?.Url ?? "",
                Placeholder = info.DefaultBaseUrl?.ToString() ?? "https://…",
                IsRequired = info.DefaultBaseUrl is null,
                Help = "Where the service is; empty for the usual place.",
            };
        }

        if (info.Key != KeyRequirement.None)
        {
            yield return new FormField
            {
                Id = Key,
                Label = "Key",
                Kind = FormFieldKind.Secret,
                IsRequired = info.Key == KeyRequirement.Required && connection?.Key is null,
                Placeholder = connection?.Key is null ? "" : "as it is",
                Help = info.KeyPage is { } page ? $"Keys are made at {page}" : "The key of the service; it is kept in a file only you can read.",
            };
        }

        foreach (var setting in info.Settings)
        {
            yield return Of(setting, connection?.Settings.GetValueOrDefault(setting.Key) ?? "");
        }

        if (!info.IsOffline)
        {
            yield return new FormField
            {
                Id = Tls,
                Label = "Any TLS",
                Kind = FormFieldKind.Toggle,
                Value = connection?.AllowInvalidTls == true ? "true" : "false",
                Help = "DANGER: accepts any certificate. Whoever is on the way can read your prompts, pictures and key. A trusted root in trusted-roots is better.",
            };
        }
    }

    public static ConnectionDraft Read(ProviderInfo info, Connection? connection, IReadOnlyDictionary<string, string> values) => new()
    {
        Name = values[Name].Trim(),
        Url = values.GetValueOrDefault(Url)?.Trim() is { Length: > 0 } url ? url : null,
        KeyToStore = values.GetValueOrDefault(Key)?.Trim() is { Length: > 0 } key ? key : null,
        AllowInvalidTls = values.TryGetValue(Tls, out var tls) ? tls == "true" : null,
        Settings = info.Settings
            .Select(setting => (setting.Key, Value: ReadValue(setting, values[setting.Key])))
            .Where(pair => pair.Value.Length > 0 || connection?.Settings.ContainsKey(pair.Key) == true)
            .ToDictionary(pair => pair.Key, pair => pair.Value),
    };

    public static string Line(SettingFinding finding)
    {
        var place = finding.Line is { } line ? $", line {line}" : "";
        return Sanitizer.Clean($"{finding.Severity}: {finding.Setting}{place}: {finding.Message} {finding.Hint}", singleLine: true);
    }

    private static string ReadValue(SettingDefinition setting, string value) =>
        setting.Type == SettingType.LongText && value.Trim() is [FromFile, .. var path] ? File.ReadAllText(path) : value.Trim();

    private static FormField Of(SettingDefinition setting, string value) => new()
    {
        Id = setting.Key,
        Label = setting.Title,
        Value = value,
        Kind = setting.Type switch
        {
            SettingType.LongText => FormFieldKind.LongText,
            SettingType.WholeNumber => FormFieldKind.WholeNumber,
            SettingType.Number => FormFieldKind.Number,
            SettingType.Boolean => FormFieldKind.Choice,
            SettingType.Choice => FormFieldKind.Choice,
            _ => FormFieldKind.Text,
        },
        Choices = setting.Type switch
        {
            SettingType.Boolean => [("", "as usual"), ("true", "yes"), ("false", "no")],
            SettingType.Choice => [("", "as usual"), .. setting.Choices.Select(choice => (choice, choice))],
            _ => [],
        },
        Placeholder = setting.Default ?? "",
        IsRequired = setting.IsRequired,
        Minimum = setting.Minimum is { } least ? (double)least : null,
        Maximum = setting.Maximum is { } most ? (double)most : null,
        Help = (setting.Description ?? "") + (setting.Type == SettingType.LongText
            ? string.Create(CultureInfo.InvariantCulture, $" {FromFile}path reads it from a file.")
            : ""),
    };
}
