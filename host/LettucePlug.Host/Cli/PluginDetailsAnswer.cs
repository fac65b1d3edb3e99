using LettucePlug.Host.Plugins;

namespace LettucePlug.Host.Cli;

/// <summary>Everything that is known of a plugin without opening it.</summary>
internal sealed record PluginDetailsAnswer
{
    public required string Id { get; init; }

    public string? Version { get; init; }

    public string? Kind { get; init; }

    public required string State { get; init; }

    public required string Isolation { get; init; }

    public required bool Bundled { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public required string Folder { get; init; }

    public string? Sdk { get; init; }

    public string? EntryPoint { get; init; }

    public required IReadOnlyList<string> Contributes { get; init; }

    public required IReadOnlyList<string> Network { get; init; }

    public required bool Native { get; init; }

    public PluginProblemAnswer? Error { get; init; }

    public required IReadOnlyList<PluginProblemAnswer> Warnings { get; init; }

    public static PluginDetailsAnswer From(PluginDetails details)
    {
        var plugin = PluginAnswer.From(details.Status);
        var manifest = details.Manifest;
        return new PluginDetailsAnswer
        {
            Id = plugin.Id,
            Version = plugin.Version,
            Kind = plugin.Kind,
            State = plugin.State,
            Isolation = plugin.Isolation,
            Bundled = plugin.Bundled,
            Name = manifest?.Name,
            Description = manifest?.Description,
            Folder = details.Folder,
            Sdk = manifest?.Sdk.ToString(),
            EntryPoint = manifest?.EntryPoint,
            Contributes = [.. manifest?.Contributions.Select(contribution => contribution.Id) ?? []],
            Network = manifest?.Permissions.Network ?? [],
            Native = manifest?.Permissions.Native ?? false,
            Error = plugin.Error,
            Warnings = [.. details.Status.Warnings.Select(PluginProblemAnswer.From)],
        };
    }
}
