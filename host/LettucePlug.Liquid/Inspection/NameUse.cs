namespace LettucePlug.Liquid;

/// <summary>A name in a template and its place.</summary>
public sealed record NameUse
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>Where it starts in the source.</summary>
    public required int Offset { get; init; }

    /// <summary>How long it is in the source.</summary>
    public required int Length { get; init; }
}
