using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Cli;

internal sealed record MessageAnswer
{
    public required string Id { get; init; }

    public required string Role { get; init; }

    public required string Text { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required IReadOnlyList<AttachmentAnswer> Attachments { get; init; }

    /// <summary>Every wording with its own pictures; absent where there is only one.</summary>
    public IReadOnlyList<VariantAnswer>? Variants { get; init; }

    /// <summary>Which of the variants counts, from 1.</summary>
    public int? Selected { get; init; }

    public string? ScenePrompt { get; init; }

    public string? Model { get; init; }

    public string? FinishReason { get; init; }

    public static MessageAnswer From(Message message) => new()
    {
        Id = message.Id,
        Role = message.Role,
        Text = message.Current.Text,
        CreatedAt = message.CreatedAt.UtcDateTime,
        Attachments = [.. message.Current.Attachments.Select(AttachmentAnswer.From)],
        Variants = message.Variants.Count > 1 ? [.. message.Variants.Select(VariantAnswer.From)] : null,
        Selected = message.Variants.Count > 1 ? message.Selected + 1 : null,
        ScenePrompt = message.Current.ScenePrompt,
        Model = message.Current.Model,
        FinishReason = message.Current.FinishReason,
    };
}
