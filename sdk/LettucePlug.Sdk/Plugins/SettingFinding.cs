namespace LettucePlug.Sdk;

/// <summary>Something a check found in the value of a setting.</summary>
public sealed record SettingFinding
{
    /// <value>How bad it is. A connection with an error is not saved.</value>
    public required FindingSeverity Severity { get; init; }

    /// <value>A stable code in kebab case, such as <c>unknown-token</c>.</value>
    public required string Code { get; init; }

    /// <value>The key of the setting it was found in.</value>
    public required string Setting { get; init; }

    /// <value>What is wrong, with which part of the value.</value>
    public required string Message { get; init; }

    /// <value>What to do about it.</value>
    public string? Hint { get; init; }

    /// <value>The line within the value, counted from 1; null where it concerns no place.</value>
    public int? Line { get; init; }

    /// <value>The column within the line, counted from 1 in UTF-16 units; null where it concerns no place.</value>
    public int? Column { get; init; }
}
