using LettucePlug.Host.Conversations;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>What has come of a reply so far. Until it is disposed, the bytes of its images are safe from sweeping.</summary>
internal sealed class ReceivedReply : IDisposable
{
    /// <summary>Finish reasons of the program's own, beside those of <see cref="Sdk.FinishReason"/>.</summary>
    public const string Cancelled = "cancelled";
    public const string Failed = "error";

    public SceneTagParser Parser { get; } = new();

    public List<ReceivedImage> Images { get; } = [];

    /// <summary>Space that was written and not shown yet.</summary>
    public string HeldSpace { get; set; } = "";

    public Usage? Usage { get; set; }

    public string? FinishReason { get; set; }

    public bool IsEmpty => Parser.Text.Length == 0 && Parser.Prompt is null && Images.Count == 0;

    /// <summary>The scene prompt of a reply that came to its end.</summary>
    public string? ScenePrompt => FinishReason is Cancelled or Failed ? null : Parser.Prompt;

    public void Dispose()
    {
        foreach (var image in Images)
        {
            image.Stored?.Dispose();
        }
    }
}
