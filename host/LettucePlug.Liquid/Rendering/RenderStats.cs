namespace LettucePlug.Liquid;

/// <summary>What a rendering took.</summary>
public sealed record RenderStats
{
    /// <summary>Texts, outputs, tags and loop rounds rendered.</summary>
    public int Steps { get; init; }

    /// <summary>Characters of the text.</summary>
    public int Characters { get; init; }

    /// <summary>The estimated tokens of the text.</summary>
    public int Tokens { get; init; }

    /// <summary>The sections left out to fit the budget, in the order they were dropped.</summary>
    public IReadOnlyList<string> DroppedSections { get; init; } = [];
}
