using System.Text.Json.Serialization;
using LettucePlug.Host.Assets;

namespace LettucePlug.Host.Cli;

internal sealed record AssetAnswer
{
    public required string Id { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Where its bytes lie in the store; absent where the store keeps no files.</summary>
    public string? Path { get; init; }

    /// <summary>The file it was written to because the call asked for one.</summary>
    public string? File { get; init; }

    public required string Mime { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public required long Bytes { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string Kind { get; init; }

    public string? Name { get; init; }

    public string? Model { get; init; }

    public string? Connection { get; init; }

    public string? Prompt { get; init; }

    public PromptParts? PromptParts { get; init; }

    public string? NegativePrompt { get; init; }

    public ulong? Seed { get; init; }

    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required IReadOnlyList<AssetReference> References { get; init; }

    public string? Parent { get; init; }

    public string? Chat { get; init; }

    public string? Message { get; init; }

    public string? Job { get; init; }

    public string? WorkflowHash { get; init; }

    public decimal? Cost { get; init; }

    public DateTime? TrashedAt { get; init; }

    /// <summary>Who needs it; only where one asset is shown.</summary>
    public IReadOnlyList<string>? Uses { get; init; }

    public static async Task<AssetAnswer> FromAsync(AssetRecord asset, CommandCall call, string? file = null) => new()
    {
        Id = asset.Id,
        Sha256 = asset.Sha256,
        Path = await call.Get<AssetContents>().GetPathAsync(asset, call.CancellationToken),
        File = file,
        Mime = asset.Mime,
        Width = asset.Width,
        Height = asset.Height,
        Bytes = asset.Bytes,
        CreatedAt = asset.CreatedAt.UtcDateTime,
        Kind = asset.Kind,
        Name = asset.Name,
        Model = asset.Model,
        Connection = asset.Connection,
        Prompt = asset.Prompt,
        PromptParts = asset.PromptParts,
        NegativePrompt = asset.NegativePrompt,
        Seed = asset.Seed,
        Settings = asset.Settings,
        References = asset.References,
        Parent = asset.Parent,
        Chat = asset.Chat,
        Message = asset.Message,
        Job = asset.Job,
        WorkflowHash = asset.WorkflowHash,
        Cost = asset.Usage?.Cost,
        TrashedAt = asset.TrashedAt?.UtcDateTime,
    };

    [JsonIgnore]
    public string Size => Width is null ? "?" : $"{Width}x{Height}";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AssetAnswer))]
[JsonSerializable(typeof(ImageAnswer))]
[JsonSerializable(typeof(CompareAnswer))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(RemovedAnswer))]
[JsonSerializable(typeof(VerifyReport))]
internal sealed partial class AssetAnswers : JsonSerializerContext;
