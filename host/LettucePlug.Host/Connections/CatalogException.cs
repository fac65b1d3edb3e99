using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Connections;

/// <summary>A connection or model that was named is not there, or cannot be made as asked.</summary>
internal sealed class CatalogException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static CatalogException NoConnection(string id, IEnumerable<string> known) =>
        new("no-such-connection", $"There is no connection '{id}'.") { Hint = Suggest(id, known, "connections list") };

    public static CatalogException NoModel(string id, IEnumerable<string> known) =>
        new("no-such-model", $"There is no model '{id}'.") { Hint = Suggest(id, known, "models list") };

    public static CatalogException NoProvider(string id, IEnumerable<string> known) =>
        new("no-such-provider", $"No installed plugin offers the provider '{id}'.")
        {
            Hint = Nearest.To(id, known) is { } near
                ? $"Did you mean '{near}'?"
                : "There are: " + string.Join(", ", known) + ". 'lettuceplug plugins list' shows why one may be missing.",
        };

    public static CatalogException IdTaken(string kind, string id) =>
        new("id-taken", $"There is a {kind} '{id}' already.") { Hint = $"Choose another with --id." };

    public static CatalogException Bad(string code, string message, string? hint = null) =>
        new(code, message) { Hint = hint };

    private static string Suggest(string id, IEnumerable<string> known, string verb) =>
        Nearest.To(id, known) is { } near
            ? $"Did you mean '{near}'? 'lettuceplug {verb}' shows all."
            : $"'lettuceplug {verb}' shows all.";
}
