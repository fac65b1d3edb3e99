using System.Text.Json.Serialization;

namespace LettucePlug.Host.Templates;

/// <summary>The packs the user chose, first wins, and what they were when they were chosen.</summary>
internal sealed record PackLock
{
    public int Version { get; init; } = 1;

    public IReadOnlyList<LockedPack> Packs { get; init; } = [];
}

internal sealed record LockedPack
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public required string Sha256 { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PackLock))]
[JsonSerializable(typeof(OverrideRecord))]
internal sealed partial class TemplateJson : JsonSerializerContext;
