using System.Text.Json.Serialization;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Cli;

internal sealed record TemplateAnswer
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public string? Kind { get; init; }

    /// <summary>Where the version in use comes from; absent where none can be used.</summary>
    public string? Pack { get; init; }

    public string? Version { get; init; }

    public string? Hash { get; init; }

    public required bool Overridden { get; init; }

    /// <summary>Whether the host needs it, so that it cannot go away.</summary>
    public required bool Protected { get; init; }

    /// <summary>Whether a version that should have been used was passed over because it is broken.</summary>
    public required bool Degraded { get; init; }

    public IReadOnlyList<InputAnswer>? Inputs { get; init; }

    public IReadOnlyList<string>? Media { get; init; }

    public string? Text { get; init; }

    public BaseAnswer? Base { get; init; }

    public required IReadOnlyList<FindingAnswer> Diagnostics { get; init; }
}

internal sealed record InputAnswer
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required bool Required { get; init; }

    public string? Description { get; init; }
}

internal sealed record BaseAnswer
{
    public required string Pack { get; init; }

    public required string Version { get; init; }

    public string? NowVersion { get; init; }

    public required IReadOnlyList<string> Changed { get; init; }
}

internal sealed record FindingAnswer
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Severity { get; init; }

    public required string File { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    public int? EndLine { get; init; }

    public int? EndColumn { get; init; }

    public required string Message { get; init; }

    public string? Hint { get; init; }

    public static FindingAnswer From(Diagnostic finding) => new()
    {
        Code = finding.Code.Id,
        Name = finding.Code.Name,
        Severity = finding.Severity.ToString().ToLowerInvariant(),
        File = finding.File,
        Line = finding.Line > 0 ? finding.Line : null,
        Column = finding.Line > 0 ? finding.Column : null,
        EndLine = finding.Line > 0 ? finding.EndLine : null,
        EndColumn = finding.Line > 0 ? finding.EndColumn : null,
        Message = finding.Message,
        Hint = finding.Hint,
    };
}

internal sealed record PackAnswer
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public required string Version { get; init; }

    public required string Source { get; init; }

    /// <summary>From 1, where the user chose it.</summary>
    public int? Order { get; init; }

    public required bool Enabled { get; init; }

    public required string State { get; init; }

    public required string Sha256 { get; init; }

    public required IReadOnlyList<string> Templates { get; init; }

    public required IReadOnlyList<FindingAnswer> Diagnostics { get; init; }
}

internal sealed record StepAnswer
{
    public required string Layer { get; init; }

    public required string Pack { get; init; }

    public string? File { get; init; }

    public required bool Chosen { get; init; }

    public string? Reason { get; init; }
}

internal sealed record PromptAnswer
{
    public required string Id { get; init; }

    public required string Pack { get; init; }

    public required string Version { get; init; }

    public required string Hash { get; init; }

    public required string Layer { get; init; }

    public required IReadOnlyList<PromptMessageAnswer> Messages { get; init; }

    public required string Text { get; init; }

    public required int Tokens { get; init; }

    public required IReadOnlyList<string> DroppedSections { get; init; }

    public required IReadOnlyList<FindingAnswer> Warnings { get; init; }
}

internal sealed record PromptMessageAnswer
{
    public string? Role { get; init; }

    public required IReadOnlyList<PromptPartAnswer> Parts { get; init; }

    public static PromptMessageAnswer From(PromptMessage message) => new()
    {
        Role = message.Role,
        Parts =
        [
            .. message.Parts.Select(part => part switch
            {
                TextPart text => new PromptPartAnswer { Type = "text", Text = text.Text },
                MediaPart media => new PromptPartAnswer { Type = "media", Slot = media.Slot, Media = [.. media.Media.Select(one => one.Id)] },
                HistoryPart history => new PromptPartAnswer { Type = "history", Last = history.Last },
                _ => new PromptPartAnswer { Type = "unknown" },
            }),
        ],
    };
}

internal sealed record PromptPartAnswer
{
    public required string Type { get; init; }

    public string? Text { get; init; }

    public string? Slot { get; init; }

    public IReadOnlyList<string>? Media { get; init; }

    public int? Last { get; init; }
}

internal sealed record SampleAnswer
{
    public required string Pack { get; init; }

    public required string Sample { get; init; }

    public required string State { get; init; }

    public string? Problem { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TemplateAnswer))]
[JsonSerializable(typeof(FindingAnswer))]
[JsonSerializable(typeof(PackAnswer))]
[JsonSerializable(typeof(StepAnswer))]
[JsonSerializable(typeof(PromptAnswer))]
[JsonSerializable(typeof(SampleAnswer))]
internal sealed partial class TemplateAnswers : JsonSerializerContext;
