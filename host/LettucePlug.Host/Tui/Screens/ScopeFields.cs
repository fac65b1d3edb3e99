using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What a model takes and gives, as a choice of what there is.</summary>
internal static class ScopeFields
{
    private static readonly string[] Usual = ["text", "text,image", "image", "text,image,audio"];

    public static string Words(IEnumerable<string> scopes) => string.Join("+", scopes);

    /// <param name="id">The name of the value.</param>
    /// <param name="label">What stands beside it.</param>
    /// <param name="value">What it is now; empty where the service is to say.</param>
    /// <param name="help">What it is for.</param>
    public static FormField Of(string id, string label, IReadOnlyList<string> value, string help)
    {
        var now = string.Join(',', value);
        string[] choices = now.Length == 0 || Usual.Contains(now) ? Usual : [now, .. Usual];
        return new FormField
        {
            Id = id,
            Label = label,
            Kind = FormFieldKind.Choice,
            Value = now,
            IsRequired = now.Length > 0,
            Choices =
            [
                .. now.Length == 0 ? [("", "as the service says")] : ((string, string)[])[],
                .. choices.Select(choice => (choice, choice.Replace(",", " and ", StringComparison.Ordinal))),
            ],
            Help = help,
        };
    }
}
