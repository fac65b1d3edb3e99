namespace LettucePlug.Sdk;

/// <summary>A client that writes text, and images where the model can, in answer to a conversation.</summary>
public interface IChatModel
{
    /// <summary>Answers a conversation.</summary>
    /// <param name="request">The conversation and how to answer. Belongs to the caller and does not change.</param>
    /// <param name="cancellationToken">Ends the call, and the answer on the service.</param>
    /// <returns>
    /// The answer as it comes: text, reasoning, images, warnings, at most one usage, and <see cref="ChatFinished"/> as
    /// the one last element. Nothing is sent before the first element is asked for.
    /// </returns>
    /// <exception cref="ProviderException">
    /// The service refused or failed. A refusal before any text is <see cref="ProviderFailure.Moderated"/>; one in the
    /// middle ends the stream with <see cref="FinishReason.ContentFilter"/>.
    /// </exception>
    IAsyncEnumerable<ChatUpdate> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default);
}
