namespace LettucePlug.Host.Plugins;

/// <summary>One thing that is wrong: of which plugin, at which stage, and what to do about it. Text only, on purpose.</summary>
internal sealed record PluginProblem
{
    public required string Code { get; init; }

    /// <summary>The id of the plugin, or the file where no plugin is known yet.</summary>
    public required string Subject { get; init; }

    public required PluginStage Stage { get; init; }

    public required string Message { get; init; }

    public required string Fix { get; init; }

    public bool IsWarning { get; init; }

    public string Describe() => $"plugin '{Subject}', stage {Stage.ToString().ToLowerInvariant()}: {Message}";
}
