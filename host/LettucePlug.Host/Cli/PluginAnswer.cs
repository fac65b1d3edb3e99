using System.Text.Json.Serialization;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Host.Cli;

/// <summary>A plugin as the command line shows it.</summary>
internal sealed record PluginAnswer
{
    public required string Id { get; init; }

    public string? Version { get; init; }

    public string? Kind { get; init; }

    public required string State { get; init; }

    public required string Isolation { get; init; }

    public required bool Bundled { get; init; }

    public PluginProblemAnswer? Error { get; init; }

    public static PluginAnswer From(PluginStatus status) => new()
    {
        Id = status.Id,
        Version = status.Version,
        Kind = status.Kind?.ToString().ToLowerInvariant(),
        State = status.State.ToString().ToLowerInvariant(),
        Isolation = Name(status.Isolation),
        Bundled = status.IsBundled,
        Error = status.Error is { } error ? PluginProblemAnswer.From(error) : null,
    };

    public static string Name(PluginIsolation isolation) =>
        isolation == PluginIsolation.InProcess ? "inproc" : isolation.ToString().ToLowerInvariant();
}

/// <summary>One thing that is wrong with a plugin.</summary>
internal sealed record PluginProblemAnswer
{
    public required string Code { get; init; }

    public required string Stage { get; init; }

    public required string Message { get; init; }

    public required string Hint { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Warning { get; init; }

    public static PluginProblemAnswer From(PluginProblem problem) => new()
    {
        Code = problem.Code,
        Stage = problem.Stage.ToString().ToLowerInvariant(),
        Message = problem.Message,
        Hint = problem.Fix,
        Warning = problem.IsWarning,
    };
}

/// <summary>What the checks found.</summary>
internal sealed record PluginVerificationAnswer
{
    public required string Id { get; init; }

    public string? Version { get; init; }

    public required bool Ok { get; init; }

    public required IReadOnlyList<PluginProblemAnswer> Problems { get; init; }

    public static PluginVerificationAnswer From(PluginVerification verification) => new()
    {
        Id = verification.Id,
        Version = verification.Version,
        Ok = verification.Ok,
        Problems = [.. verification.Problems.Select(PluginProblemAnswer.From)],
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PluginAnswer))]
[JsonSerializable(typeof(PluginDetailsAnswer))]
[JsonSerializable(typeof(PluginVerificationAnswer))]
internal sealed partial class PluginAnswers : JsonSerializerContext;
