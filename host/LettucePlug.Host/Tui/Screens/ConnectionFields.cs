using LettucePlug.Host.Connections;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The form of a connection, made from what its provider says it takes.</summary>
internal static class ConnectionFields
{
    public const string Tls = "(tls)";
    private const string Name = "(name)";
    private const string Url = "(url)";
    private const string Headers = "(headers)";
    private const string AsUsual = "as usual";

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
                Help = info.DefaultBaseUrl is null ? "Where the service is." : "Where the service is; empty for the usual place.",
            };
        }

        foreach (var field in KeyFields.For(info, connection))
        {
            yield return field;
        }

        var heading = "Settings";
        foreach (var setting in info.Settings)
        {
            yield return Of(setting, connection?.Settings.GetValueOrDefault(setting.Key) ?? "", heading);
            heading = "";
        }

        if (info.IsOffline)
        {
            yield break;
        }

        yield return new FormField
        {
            Id = Headers,
            Label = "Headers",
            Heading = "On the way",
            Kind = FormFieldKind.LongText,
            Value = HeaderText.Of(connection),
            Help = "Sent with every request, one a line: Name: value. Values that are saved already stay hidden.",
            Check = HeaderText.Check,
        };
        if (info.IsSelfHosted)
        {
            yield return new FormField
            {
                Id = Tls,
                Label = "Allow invalid TLS",
                Kind = FormFieldKind.Toggle,
                Value = connection?.AllowInvalidTls == true ? "true" : "false",
                Help = "DANGER: any certificate is accepted. Trusting your own authority is safer: screen Certificates, Alt+K.",
            };
        }
    }

    public static ConnectionDraft Read(ProviderInfo info, Connection? connection, IReadOnlyDictionary<string, string> values) =>
        KeyFields.Read(values, new ConnectionDraft
        {
            Name = values[Name].Trim(),
            Url = values.TryGetValue(Url, out var url) ? url.Trim() : null,
            AllowInvalidTls = values.TryGetValue(Tls, out var tls) ? tls == "true" : null,
            Headers = values.TryGetValue(Headers, out var headers) ? HeaderText.Read(connection, headers) : new Dictionary<string, string>(),
            Settings = Settings(info, connection, values),
        });

    private static Dictionary<string, string> Settings(
        ProviderInfo info, Connection? connection, IReadOnlyDictionary<string, string> values)
    {
        var settings = new Dictionary<string, string>(KeyFields.ReadScheme(values));
        foreach (var setting in info.Settings)
        {
            var typed = values[setting.Key].Trim();
            if (setting.Type == SettingType.LongText)
            {
                // The field names a file; without one, what is saved stays.
                if (typed.Length > 0)
                {
                    settings[setting.Key] = ReadFile(setting, typed);
                }
            }
            else if (typed.Length > 0 || connection?.Settings.ContainsKey(setting.Key) == true)
            {
                settings[setting.Key] = typed;
            }
        }

        return settings;
    }

    private static string ReadFile(SettingDefinition setting, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CatalogException.Bad(
                "unreadable-file", $"{setting.Title}: '{path}' cannot be read: {error.Message}", "Name a file on the machine this program runs on.");
        }
    }

    private static FormField Of(SettingDefinition setting, string value, string heading) => new()
    {
        Id = setting.Key,
        Label = setting.Title,
        Heading = heading,
        Value = setting.Type == SettingType.LongText ? "" : value,
        Kind = setting.Type switch
        {
            SettingType.WholeNumber => FormFieldKind.WholeNumber,
            SettingType.Number => FormFieldKind.Number,
            SettingType.Boolean or SettingType.Choice => FormFieldKind.Choice,
            _ => FormFieldKind.Text,
        },
        Choices = setting.Type switch
        {
            SettingType.Boolean => [("", Usual(setting)), ("true", "yes"), ("false", "no")],
            SettingType.Choice => [("", Usual(setting)), .. setting.Choices.Select(choice => (choice, choice))],
            _ => [],
        },
        Placeholder = setting.Type == SettingType.LongText
            ? value.Length > 0 ? $"as it is ({value.Length:N0} characters)" : "the path of a file"
            : setting.Default ?? "",
        IsRequired = setting.IsRequired && (setting.Type != SettingType.LongText || value.Length == 0),
        Minimum = setting.Minimum is { } least ? (double)least : null,
        Maximum = setting.Maximum is { } most ? (double)most : null,
        Help = setting.Type == SettingType.LongText
            ? $"{setting.Description} Here the path of its file; w edits or pastes it later, with checks.".TrimStart()
            : setting.Description ?? "",
        Check = setting.Type == SettingType.LongText ? path => File.Exists(path.Trim()) ? null : "There is no such file." : null,
    };

    private static string Usual(SettingDefinition setting) => setting.Default is { } usual ? $"{AsUsual} ({usual})" : AsUsual;
}
