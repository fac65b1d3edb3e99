using LettucePlug.Host.Http;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>What one chat request gave.</summary>
internal sealed class ChatRun
{
    public List<ChatUpdate> Updates { get; } = [];

    public List<byte[]> Images { get; } = [];

    public string Text => string.Concat(Updates.OfType<ChatTextDelta>().Select(delta => delta.Text));

    public string Reasoning => string.Concat(Updates.OfType<ChatReasoningDelta>().Select(delta => delta.Text));

    public Usage? Usage => Updates.OfType<ChatUsage>().SingleOrDefault()?.Usage;

    public FinishReason? Finish => (Updates.LastOrDefault() as ChatFinished)?.Reason;

    public IReadOnlyList<string> Warnings => [.. Updates.OfType<ChatWarning>().Select(warning => warning.Message)];

    public async Task TakeAsync(ChatUpdate update, ConnectionTransport transport, CancellationToken cancellationToken)
    {
        Updates.Add(update);
        if (update is ChatImage image)
        {
            Images.Add(await ImageRun.ReadAsync(image.Image, transport, cancellationToken));
        }
    }
}
