using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Cli;

internal sealed record VariantAnswer
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<AttachmentAnswer> Attachments { get; init; }

    public string? ScenePrompt { get; init; }

    public required DateTime CreatedAt { get; init; }

    public static VariantAnswer From(MessageVariant variant) => new()
    {
        Id = variant.Id,
        Text = variant.Text,
        Attachments = [.. variant.Attachments.Select(AttachmentAnswer.From)],
        ScenePrompt = variant.ScenePrompt,
        CreatedAt = variant.CreatedAt.UtcDateTime,
    };
}
