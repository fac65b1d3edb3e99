namespace LettucePlug.Liquid;

/// <summary>A second place that explains a finding.</summary>
public sealed record RelatedLocation
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column in UTF-16 units, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What is there.</summary>
    public required string Message { get; init; }
}
