using System.Globalization;
using LettucePlug.Host.Settings;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Connections;

/// <summary>The rules for the settings and addresses of connections, from what a provider says about itself.</summary>
internal static class ConnectionSettings
{
    /// <summary>Chooses among the ways in which a provider takes its key.</summary>
    public const string Auth = "auth";

    /// <summary>The value as it is stored; throws where the provider has no such setting, or it takes no such value.</summary>
    public static KeyValuePair<string, string> Normalise(ProviderInfo info, string key, string value)
    {
        var known = Definitions(info);
        var setting = known.FirstOrDefault(one => one.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? throw CatalogException.Bad(
                "unknown-connection-setting",
                $"A connection of {info.Title} has no setting '{key}'.",
                Nearest.To(key, known.Select(one => one.Key)) is { } near ? $"Did you mean '{near}'?"
                : known.Count == 0 ? "It has none."
                : "There are: " + string.Join(", ", known.Select(one => one.Key)));
        var expected = setting.Type switch
        {
            SettingType.WholeNumber when !long.TryParse(value, CultureInfo.InvariantCulture, out var number)
                || !IsWithin(setting, number) => "a whole number" + Range(setting),
            SettingType.Number when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || !IsWithin(setting, number) => "a number" + Range(setting),
            SettingType.Boolean when value is not ("true" or "false") => "true or false",
            SettingType.Choice when !setting.Choices.Contains(value) => "one of " + string.Join(", ", setting.Choices),
            _ => null,
        };
        return expected is null ? new(setting.Key, value) : throw SettingsException.BadValue(setting.Key, value, expected);
    }

    /// <summary>The values a provider is given: the user's over its defaults.</summary>
    public static IReadOnlyDictionary<string, string> Effective(ProviderInfo info, Connection connection)
    {
        var values = info.Settings
            .Where(setting => setting.Default is not null)
            .ToDictionary(setting => setting.Key, setting => setting.Default!, StringComparer.Ordinal);
        foreach (var (key, value) in connection.Settings)
        {
            values[key] = value;
        }

        return values;
    }

    /// <summary>How the key of a connection travels; null where the provider takes none.</summary>
    public static AuthScheme? SchemeOf(ProviderInfo info, Connection connection) =>
        connection.Settings.TryGetValue(Auth, out var wished)
            ? info.Auth.FirstOrDefault(scheme => NameOf(scheme) == wished)
            : info.Auth is [var first, ..] ? first : null;

    public static void CheckAddress(ProviderInfo info, Connection connection)
    {
        if (info.IsOffline)
        {
            if (connection.Url is not null)
            {
                throw CatalogException.Bad("no-url-wanted", $"{info.Title} works offline: it has no URL.");
            }

            return;
        }

        if (connection.Url is null && info.DefaultBaseUrl is null)
        {
            throw CatalogException.Bad("url-missing", $"{info.Title} has no address of its own.", "Name it with --url https://…");
        }

        if (connection.Url is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
        {
            throw CatalogException.Bad(
                "bad-url", $"'{url}' is no address of a server.", "It begins with http:// or https://, such as http://127.0.0.1:8188");
        }

        if (connection.AllowInvalidTls && !info.IsSelfHosted)
        {
            throw CatalogException.Bad(
                "invalid-tls-not-allowed",
                $"Invalid TLS certificates are allowed only for servers that people run themselves, and {info.Title} is none.");
        }
    }

    public static CatalogException Refused(Connection connection, SettingFinding finding)
    {
        var where = finding.Line is { } line ? $" (line {line}, column {finding.Column ?? 1})" : "";
        return CatalogException.Bad(
            finding.Code, $"The setting {finding.Setting} of '{connection.Id}' cannot work{where}: {finding.Message}", finding.Hint);
    }

    private static List<SettingDefinition> Definitions(ProviderInfo info) =>
    [
        .. info.Settings,
        .. info.Auth.Count > 1
            ?
            [
                new SettingDefinition
                {
                    Key = Auth,
                    Title = "How the key travels",
                    Type = SettingType.Choice,
                    Choices = [.. info.Auth.Select(NameOf)],
                },
            ]
            : (SettingDefinition[])[],
    ];

    private static string NameOf(AuthScheme scheme) => scheme.Kind.ToString().ToLowerInvariant();

    private static bool IsWithin(SettingDefinition setting, decimal number) =>
        number >= (setting.Minimum ?? decimal.MinValue) && number <= (setting.Maximum ?? decimal.MaxValue);

    private static string Range(SettingDefinition setting) => (setting.Minimum, setting.Maximum) switch
    {
        (null, null) => "",
        ({ } least, null) => $" of at least {least}",
        (null, { } most) => $" of at most {most}",
        var (least, most) => $" from {least} to {most}",
    };
}
