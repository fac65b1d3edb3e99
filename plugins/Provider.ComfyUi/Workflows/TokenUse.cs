namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A token at its place in a workflow.</summary>
internal sealed record TokenUse
{
    public required Token Token { get; init; }

    /// <summary>The id of the node.</summary>
    public required string Node { get; init; }

    /// <summary>The input it belongs to.</summary>
    public required string Input { get; init; }

    /// <summary>Whether the value is this token and nothing else.</summary>
    public required bool IsWhole { get; init; }

    public required WorkflowText Source { get; init; }

    /// <summary>Where it begins in the bytes of the source.</summary>
    public required long Offset { get; init; }

    public TextPlace Place => Source.PlaceOf(Offset);

    /// <summary>
    /// Whether it is written the way tokens are written at such a place. Lower-case names within a longer text are
    /// the server's own (<c>%width%</c> in the name of a file) or a mistake.
    /// </summary>
    public bool IsReplaced => IsWhole || Token.Name.Any(char.IsAsciiLetterUpper);
}
