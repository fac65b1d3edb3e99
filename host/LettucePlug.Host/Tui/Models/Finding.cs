using LettucePlug.Liquid;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>Something that was found in a text while it is edited: a template, or a setting of a connection.</summary>
internal sealed record Finding
{
    public required FindingSeverity Severity { get; init; }

    public required string Message { get; init; }

    public string? Hint { get; init; }

    /// <summary>From 1; 0 where it concerns no place.</summary>
    public int Line { get; init; }

    public int Column { get; init; }

    public static Finding Of(Diagnostic found) => new()
    {
        Severity = found.Severity switch
        {
            DiagnosticSeverity.Error => FindingSeverity.Error,
            DiagnosticSeverity.Warning => FindingSeverity.Warning,
            _ => FindingSeverity.Information,
        },
        Message = $"{found.Code.Id} {found.Message}",
        Hint = found.Hint,
        Line = found.Line,
        Column = found.Column,
    };

    public static Finding Of(SettingFinding found) => new()
    {
        Severity = found.Severity,
        Message = found.Message,
        Hint = found.Hint,
        Line = found.Line ?? 0,
        Column = found.Line is null ? 0 : found.Column ?? 1,
    };
}
