using System.Text.Json;

namespace LettucePlug.Tests.Support;

/// <summary>What a run of the program left behind.</summary>
public sealed record HostResult
{
    public required int ExitCode { get; init; }

    public required string Output { get; init; }

    public required string Error { get; init; }

    /// <summary>The answer as JSON.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Everything a user would see, for messages.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}{Error}";
}
