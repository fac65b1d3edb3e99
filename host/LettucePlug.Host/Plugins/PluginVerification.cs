namespace LettucePlug.Host.Plugins;

/// <summary>What every check that runs no code of the plugin has to say about it.</summary>
internal sealed record PluginVerification
{
    public required string Id { get; init; }

    public string? Version { get; init; }

    public required IReadOnlyList<PluginProblem> Problems { get; init; }

    public bool Ok => Problems.All(problem => problem.IsWarning);
}
