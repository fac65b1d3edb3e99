using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>Listens to a chat model, and gathers what it says.</summary>
internal sealed class ReplyReader(AssetIngest ingest)
{
    public async Task ReadAsync(
        OpenConnection connection,
        ConfiguredModel model,
        ChatRequest request,
        ReceivedReply reply,
        Action<WorkflowEvent> emit,
        CancellationToken cancellationToken)
    {
        var chat = connection.Chat ?? throw ProviderFacets.NoChat(connection);
        try
        {
            await foreach (var update in chat.ChatAsync(request, cancellationToken).WithCancellation(cancellationToken))
            {
                switch (update)
                {
                    case ChatTextDelta delta:
                        Take(delta.Text, reply, emit);
                        break;
                    case ChatReasoningDelta thought:
                        emit(new WorkflowEvent.Reasoned(thought.Text));
                        break;
                    case ChatImage image:
                        reply.Images.Add(await TakeAsync(image, connection, cancellationToken));
                        break;
                    case ChatWarning warning:
                        emit(new WorkflowEvent.Warned(warning.Message));
                        break;
                    case ChatUsage usage:
                        reply.Usage = usage.Usage;
                        break;
                    case ChatFinished finished:
                        reply.FinishReason = finished.Reason.Name;
                        break;
                }
            }

            reply.FinishReason ??= FinishReason.Stop.Name;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            reply.FinishReason = ReceivedReply.Cancelled;
            throw;
        }
        catch (ProviderException failure)
        {
            reply.FinishReason = failure.Failure == ProviderFailure.Cancelled
                ? ReceivedReply.Cancelled
                : ReceivedReply.Failed;
            throw connection.Explain(failure, model.Id);
        }
        catch
        {
            reply.FinishReason = ReceivedReply.Failed;
            throw;
        }
        finally
        {
            Show(reply.Parser.Complete(), reply, emit);
        }
    }

    private static void Take(string text, ReceivedReply reply, Action<WorkflowEvent> emit)
    {
        var wasInPrompt = reply.Parser.IsInPrompt;
        Show(reply.Parser.Feed(text), reply, emit);
        if (reply.Parser.IsInPrompt != wasInPrompt)
        {
            emit(new WorkflowEvent.ScenePromptWriting(!wasInPrompt));
        }
    }

    /// <summary>Space at the end waits for what follows it: after the last word, and before a scene prompt, it is for nobody.</summary>
    private static void Show(string text, ReceivedReply reply, Action<WorkflowEvent> emit)
    {
        var all = reply.HeldSpace + text;
        var shown = all.TrimEnd();
        reply.HeldSpace = all[shown.Length..];
        if (shown.Length > 0)
        {
            emit(new WorkflowEvent.TextWritten(shown));
        }
    }

    private async Task<ReceivedImage> TakeAsync(
        ChatImage image, OpenConnection connection, CancellationToken cancellationToken)
    {
        if (image.Image.Url is { } address)
        {
            return new ReceivedImage { Address = address, ProviderState = image.ProviderState };
        }

        try
        {
            var origin = $"an image in the reply of '{connection.Connection.Id}'";
            return new ReceivedImage
            {
                Stored = await ingest.StoreAsync(image.Image, download: null, origin, cancellationToken),
                ProviderState = image.ProviderState,
            };
        }
        catch (Exception bad) when (bad is NotAnImageException or ImageTooBigException or StorageException)
        {
            // The text is worth keeping whatever its pictures are.
            return new ReceivedImage { Problem = bad.Message };
        }
    }
}
