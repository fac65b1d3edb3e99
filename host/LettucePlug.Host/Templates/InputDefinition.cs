namespace LettucePlug.Host.Templates;

/// <summary>One variable of a template: its type and what it takes.</summary>
internal sealed record InputDefinition
{
    public required string Name { get; init; }

    public required InputType Type { get; init; }

    public bool Required { get; init; }

    public string Description { get; init; } = "";

    /// <summary>What stands in where nothing was given.</summary>
    public object? Default { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public int? MaxChars { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>What a list holds.</summary>
    public InputDefinition? Of { get; init; }

    /// <summary>What an object holds.</summary>
    public IReadOnlyList<InputDefinition> Fields { get; init; } = [];

    /// <summary>Whether a person typed it, so that it must not read like an instruction of the author.</summary>
    public bool IsUserText { get; init; }
}
