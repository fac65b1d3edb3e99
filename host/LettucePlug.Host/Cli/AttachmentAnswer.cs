using LettucePlug.Host.Conversations;

namespace LettucePlug.Host.Cli;

internal sealed record AttachmentAnswer
{
    public required string Id { get; init; }

    public string? Asset { get; init; }

    public string? Mime { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public required AttachmentState State { get; init; }

    public string? Prompt { get; init; }

    public string? Job { get; init; }

    public string? Problem { get; init; }

    public string? Hint { get; init; }

    public static AttachmentAnswer From(Attachment attachment) => new()
    {
        Id = attachment.Id,
        Asset = attachment.Asset,
        Mime = attachment.Mime,
        Width = attachment.Width,
        Height = attachment.Height,
        State = attachment.State,
        Prompt = attachment.Prompt,
        Job = attachment.Job,
        Problem = attachment.Problem,
        Hint = attachment.Hint,
    };

    public static string Line(AttachmentAnswer one) => one.State switch
    {
        AttachmentState.Ready => $"[image {one.Asset} {one.Width}x{one.Height}]",
        AttachmentState.Pending => $"[image on its way, job {one.Job}]",
        _ => $"[no image: {Printable.Line($"{one.Problem ?? "it failed"} {one.Hint}".TrimEnd())}]",
    };
}
