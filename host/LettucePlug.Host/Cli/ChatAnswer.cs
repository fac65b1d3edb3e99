using System.Text.Json.Serialization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Cli;

internal sealed record ChatAnswer
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Character { get; init; }

    public string? Persona { get; init; }

    public string? Scene { get; init; }

    public string? Background { get; init; }

    public IReadOnlyDictionary<string, string>? Overrides { get; init; }

    public BranchPoint? BranchOf { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    /// <summary>Absent where many chats are listed.</summary>
    public IReadOnlyList<MessageAnswer>? Messages { get; init; }

    public static ChatAnswer From(Chat chat, IEnumerable<Message>? messages) => new()
    {
        Id = chat.Id,
        Title = chat.Title,
        Character = chat.Character,
        Persona = chat.Persona,
        Scene = chat.Scene,
        Background = chat.Background,
        Overrides = chat.Overrides.Count > 0 ? chat.Overrides : null,
        BranchOf = chat.BranchOf,
        CreatedAt = chat.CreatedAt.UtcDateTime,
        UpdatedAt = chat.UpdatedAt.UtcDateTime,
        Messages = messages?.Select(MessageAnswer.From).ToList(),
    };
}

internal sealed record ReplyAnswer
{
    public required MessageAnswer Reply { get; init; }

    public ApprovalAnswer? Approval { get; init; }

    /// <summary>The job that makes the scene image.</summary>
    public string? Job { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }
}

internal sealed record ApprovalAnswer
{
    public required string Id { get; init; }

    public required string Chat { get; init; }

    public required string Message { get; init; }

    public required string Prompt { get; init; }

    /// <summary>As the model wrote it, where the user changed it.</summary>
    public string? Proposed { get; init; }

    public required ApprovalState State { get; init; }

    public required DateTime CreatedAt { get; init; }

    public string? Job { get; init; }

    public IReadOnlyList<AssetReference>? References { get; init; }

    public IReadOnlyList<AssetAnswer>? Assets { get; init; }

    public static ApprovalAnswer From(Approval approval, IReadOnlyList<AssetReference>? references = null) => new()
    {
        Id = approval.Id,
        Chat = approval.Chat,
        Message = approval.Message,
        Prompt = approval.Prompt,
        Proposed = approval.Proposed == approval.Prompt ? null : approval.Proposed,
        State = approval.State,
        CreatedAt = approval.CreatedAt.UtcDateTime,
        Job = approval.Job,
        References = references,
    };
}

internal sealed record DraftAnswer
{
    public required ApprovalAnswer Approval { get; init; }
}

internal sealed record DesignDraftAnswer
{
    public required string DesignDescription { get; init; }

    public required IReadOnlyList<string> DesignReferences { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LowerCaseEnum<AttachmentState>), typeof(LowerCaseEnum<ApprovalState>)])]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(ReplyAnswer))]
[JsonSerializable(typeof(ApprovalAnswer))]
[JsonSerializable(typeof(DraftAnswer))]
[JsonSerializable(typeof(DesignDraftAnswer))]
internal sealed partial class ChatAnswers : JsonSerializerContext;
