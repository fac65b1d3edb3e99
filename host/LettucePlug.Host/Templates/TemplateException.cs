using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>A template is missing, broken, or was given something it cannot work with.</summary>
internal sealed class TemplateException(string code, string message, Exception? innerException = null)
    : LettucePlugException(message, innerException)
{
    public override string Code { get; } = code;

    public override int ExitCode => Code is "template-failed" ? Host.ExitCode.Failed : Host.ExitCode.Usage;

    /// <summary>Everything that was found, where the reason lies in a file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    public static TemplateException NoTemplate(string id, IEnumerable<string> known) =>
        new("no-such-template", $"There is no template '{id}'.")
        {
            Hint = Settings.Nearest.To(id, known) is { } near
                ? $"Did you mean '{near}'? 'lettuceplug templates list' shows all."
                : "'lettuceplug templates list' shows all.",
        };

    public static TemplateException NoPack(string id, IEnumerable<string> known) =>
        new("no-such-pack", $"There is no template pack '{id}'.")
        {
            Hint = Settings.Nearest.To(id, known) is { } near
                ? $"Did you mean '{near}'? 'lettuceplug templates packs' shows all."
                : "'lettuceplug templates packs' shows all.",
        };

    public static TemplateException NoneUsable(string id, IReadOnlyList<Diagnostic> diagnostics) =>
        new("no-usable-template", $"No version of the template '{id}' can be used here.")
        {
            Hint = $"'lettuceplug templates explain {id}' says why.",
            Diagnostics = diagnostics,
        };

    public static TemplateException BrokenPin(string pin, string because, IReadOnlyList<Diagnostic> diagnostics) =>
        new("broken-pin", $"The pinned template '{pin}' cannot be used: {because}.")
        {
            Hint = "Mend it, or take the pin away.",
            Diagnostics = diagnostics,
        };

    public static TemplateException BadInputs(string id, IReadOnlyList<string> faults) =>
        new("bad-template-inputs", $"The inputs of '{id}' do not fit: {string.Join("; ", faults)}.")
        {
            Hint = $"'lettuceplug templates show {id}' lists what it takes.",
        };

    public static TemplateException Failed(string id, LiquidException error) =>
        new("template-failed", $"The template '{id}' could not be rendered: {error.Diagnostic.Message}" +
            $" ({error.Diagnostic.File}:{error.Diagnostic.Line}:{error.Diagnostic.Column}).", error)
        {
            Hint = error.Diagnostic.Hint,
            Diagnostics = error.Diagnostics,
        };

    public static TemplateException BadTemplate(string id, IReadOnlyList<Diagnostic> diagnostics)
    {
        var first = diagnostics[0];
        const string Places = "'lettuceplug templates lint FILE' shows every place.";
        var more = diagnostics.Count > 1 ? $" and {diagnostics.Count - 1} more" : "";
        return new("bad-template", $"'{id}' was not changed: {first.Message} (line {first.Line}){more}.")
        {
            Hint = first.Hint is null ? Places : diagnostics.Count > 1 ? $"{first.Hint}. {Places}" : first.Hint,
            Diagnostics = diagnostics,
        };
    }

    public static TemplateException Bad(string code, string message, string? hint = null) =>
        new(code, message) { Hint = hint };
}
