using System.Text.Json.Serialization;

namespace LettucePlug.Storage.Files;

/// <summary>One move of a batch.</summary>
internal sealed record JournalStep
{
    public const string Put = "put";
    public const string Delete = "delete";
    public const string Drop = "drop";

    public required string Kind { get; init; }

    /// <summary>Below the folder of the store.</summary>
    public required string Path { get; init; }

    /// <summary>The name under which new content is staged, or what is dropped is set aside.</summary>
    public string? Aside { get; init; }

    [JsonIgnore]
    public byte[]? Content { get; init; }
}
