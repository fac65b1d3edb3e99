namespace LettucePlug.Sdk;

/// <summary>One setting that a provider or a storage backend understands. The host makes forms and checks from it.</summary>
public sealed record SettingDefinition
{
    /// <value>The key under which the value is handed over: a letter, then letters and digits.</value>
    public required string Key { get; init; }

    /// <value>A short label.</value>
    public required string Title { get; init; }

    /// <value>One or two sentences for the form's help line.</value>
    public string? Description { get; init; }

    /// <value>What kind of value it takes. The default is <see cref="SettingType.Text"/>.</value>
    public SettingType Type { get; init; } = SettingType.Text;

    /// <value>The value that is handed over where the user set none; null for "absent".</value>
    public string? Default { get; init; }

    /// <value>True where a connection cannot work without it. The default is false.</value>
    public bool IsRequired { get; init; }

    /// <value>The allowed values of a <see cref="SettingType.Choice"/>; empty otherwise.</value>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <value>The least allowed number, inclusive; null for no bound.</value>
    public decimal? Minimum { get; init; }

    /// <value>The greatest allowed number, inclusive; null for no bound.</value>
    public decimal? Maximum { get; init; }
}
