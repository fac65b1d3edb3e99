namespace LettucePlug.Host.Conversations;

internal sealed record BranchPoint
{
    public required string Chat { get; init; }

    public required string Message { get; init; }
}
