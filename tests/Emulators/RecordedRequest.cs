using System.Text;
using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>A request as it arrived.</summary>
public sealed record RecordedRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The parts of a multipart body in their order; empty for other bodies.</summary>
    public IReadOnlyList<RecordedPart> Parts { get; init; } = [];

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public override string ToString() => $"{Method} {Path}{Query}";
}
