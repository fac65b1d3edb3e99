using System.Runtime.CompilerServices;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Chats;

/// <summary>Writes and draws what the test says, and remembers what it was asked.</summary>
internal sealed class FakeProvider : IChatModel, IImageGenerator
{
    private byte _shade;

    public List<ChatRequest> Chats { get; } = [];

    public List<ImageRequest> Images { get; } = [];

    public bool Writes { get; set; } = true;

    public Func<ChatRequest, CancellationToken, IAsyncEnumerable<ChatUpdate>> OnChat { get; set; } = (_, _) => Saying("Hello.");

    public Func<ImageRequest, CancellationToken, IAsyncEnumerable<ImageUpdate>>? OnImage { get; set; }

    public Dictionary<Uri, byte[]> Downloads { get; } = [];

    public ImageLimits Limits { get; set; } = new() { Settings = ["size", "negativePrompt"], MaxReferences = null };

    /// <summary>What was last said to it by the user.</summary>
    public string LastHeard => Text(Chats[^1].Messages[^1]);

    public static string Text(ChatMessage message) =>
        string.Concat(message.Parts.OfType<ChatText>().Select(part => part.Text));

    public static IAsyncEnumerable<ChatUpdate> Saying(params string[] deltas) => Streaming(
        [.. deltas.Select(text => new ChatTextDelta { Text = text }), new ChatFinished { Reason = FinishReason.Stop }]);

    public static async IAsyncEnumerable<ChatUpdate> Streaming(params ChatUpdate[] updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    public static async IAsyncEnumerable<ChatUpdate> Breaking(Exception failure, params string[] deltas)
    {
        foreach (var text in deltas)
        {
            await Task.Yield();
            yield return new ChatTextDelta { Text = text };
        }

        throw failure;
    }

    public static async IAsyncEnumerable<ChatUpdate> Hanging(
        TaskCompletionSource reached, string text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ChatTextDelta { Text = text };
        reached.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public static async IAsyncEnumerable<ImageUpdate> Drawing(params ImageUpdate[] updates)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            yield return update;
        }
    }

    public static async IAsyncEnumerable<ImageUpdate> Refusing(ProviderException failure)
    {
        await Task.Yield();
        throw failure;
#pragma warning disable CS0162 // What makes it a stream.
        yield break;
#pragma warning restore CS0162
    }

    public IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default)
    {
        Chats.Add(request);
        return OnChat(request, cancellationToken);
    }

    public IAsyncEnumerable<ImageUpdate> GenerateAsync(ImageRequest request, CancellationToken cancellationToken = default)
    {
        Images.Add(request);
        return OnImage?.Invoke(request, cancellationToken)
            ?? Drawing(new ImageReady { Image = ImageContent.FromBytes(Pictures.Png(++_shade, 16, 12)) });
    }
}
