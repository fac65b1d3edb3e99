namespace LettucePlug.Liquid;

/// <summary>A use of a variable.</summary>
public sealed record VariableUse
{
    /// <summary>The name it starts with; empty where that is only known when rendering.</summary>
    public required string Root { get; init; }

    /// <summary>The whole path, <c>[]</c> for a place or key that is only known when rendering: <c>items[].name</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the template made it itself: assigned, captured, counted or a loop's variable.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>Whether it stands in a condition or in front of <c>default</c>, where it may be missing.</summary>
    public required bool IsGuarded { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>Where it starts in the source.</summary>
    public required int Offset { get; init; }

    /// <summary>How long it is in the source.</summary>
    public required int Length { get; init; }
}
