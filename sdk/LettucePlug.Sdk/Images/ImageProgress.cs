namespace LettucePlug.Sdk;

/// <summary>The work goes on.</summary>
public sealed record ImageProgress : ImageUpdate
{
    /// <value>How many steps are done.</value>
    public required int Step { get; init; }

    /// <value>How many steps there are; at least <see cref="Step"/>.</value>
    public required int Total { get; init; }

    /// <value>What is being done, such as the name of a node; null where there is nothing to say.</value>
    public string? Activity { get; init; }
}
