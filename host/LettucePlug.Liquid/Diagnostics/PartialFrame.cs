namespace LettucePlug.Liquid;

/// <summary>One step of the way from the rendered template to the partial a finding is in.</summary>
public sealed record PartialFrame
{
    /// <summary>The template that did the calling.</summary>
    public required string File { get; init; }

    /// <summary>The line of its tag, from 1.</summary>
    public required int Line { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
