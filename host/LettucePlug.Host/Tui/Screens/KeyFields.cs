using LettucePlug.Host.Connections;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The part of a connection's form that says where its key comes from. The key itself is never shown again.</summary>
internal static class KeyFields
{
    private const string Source = "(key from)";
    private const string Typed = "(key)";
    private const string Variable = "(key variable)";
    private const string Command = "(key command)";
    private const string Scheme = "(key scheme)";

    private const string AsItIs = "";
    private const string FromTyping = "typed";
    private const string FromVariable = "variable";
    private const string FromCommand = "command";

    public static IEnumerable<FormField> For(ProviderInfo info, Connection? connection)
    {
        if (info.Key == KeyRequirement.None)
        {
            yield break;
        }

        var isNeeded = info.Key == KeyRequirement.Required && connection?.Key is null;
        var page = info.KeyPage is { } address ? $" Keys are made at {address}" : "";
        yield return new FormField
        {
            Id = Source,
            Label = "From",
            Heading = "Key",
            Kind = FormFieldKind.Choice,
            IsRequired = isNeeded,
            Value = isNeeded ? FromTyping : AsItIs,
            Choices =
            [
                .. isNeeded ? ((string, string)[])[] : [(AsItIs, connection is null ? "none" : ConnectionKey.Describe(connection))],
                (FromTyping, "typed here, kept in a file only you can read"),
                (FromVariable, "in an environment variable"),
                (FromCommand, "printed by a command"),
            ],
            Help = "Where the key comes from." + page,
        };
        yield return new FormField
        {
            Id = Typed,
            Label = "The key",
            Kind = FormFieldKind.Secret,
            IsRequired = true,
            When = values => values[Source] == FromTyping,
            Help = "Hidden while you type; kept in secrets.json, which only you can read, and shown nowhere." + page,
        };
        yield return new FormField
        {
            Id = Variable,
            Label = "Variable",
            Value = connection is null ? "" : ConnectionKey.VariableOf(connection) ?? "",
            Placeholder = "SERVICE_API_KEY",
            IsRequired = true,
            When = values => values[Source] == FromVariable,
            Help = "The name of the variable, not the key.",
            Check = name => name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '_') ? "Letters, digits and _ only: its name, not the key." : null,
        };
        yield return new FormField
        {
            Id = Command,
            Label = "Command",
            Value = connection is null ? "" : ConnectionKey.CommandOf(connection) ?? "",
            Placeholder = "pass show service",
            IsRequired = true,
            When = values => values[Source] == FromCommand,
            Help = "It is run when the key is needed, once while the program runs; the key is what it prints.",
        };
        if (info.Auth.Count > 1)
        {
            yield return new FormField
            {
                Id = Scheme,
                Label = "Sent as",
                Kind = FormFieldKind.Choice,
                Value = connection?.Settings.GetValueOrDefault(ConnectionSettings.Auth) ?? "",
                Choices =
                [
                    ("", $"as usual ({Name(info.Auth[0])})"),
                    .. info.Auth.Select(scheme => (Name(scheme), scheme.Kind == AuthKind.Basic ? "basic (user:password)" : Name(scheme))),
                ],
                Help = "How the key travels.",
            };
        }
    }

    public static ConnectionDraft Read(IReadOnlyDictionary<string, string> values, ConnectionDraft draft) =>
        values.GetValueOrDefault(Source) switch
        {
            FromTyping => draft with { KeyToStore = values[Typed].Trim() },
            FromVariable => draft with { Key = ConnectionKey.InVariable(values[Variable].Trim()) },
            FromCommand => draft with { Key = ConnectionKey.PrintedBy(values[Command].Trim()) },
            _ => draft,
        };

    /// <summary>The setting that says how the key travels, where there is a choice.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ReadScheme(IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(Scheme, out var scheme) ? [new(ConnectionSettings.Auth, scheme)] : [];

    private static string Name(AuthScheme scheme) => scheme.Kind.ToString().ToLowerInvariant();
}
