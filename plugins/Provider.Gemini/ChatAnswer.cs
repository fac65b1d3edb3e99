using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>Puts the pieces of one answer together. There is no mark at its end: the piece with a reason is the last.</summary>
internal sealed class ChatAnswer
{
    private Usage? _usage;
    private string? _finishReason;
    private string? _finishMessage;
    private string? _blockReason;
    private bool _hasSpoken;

    public IEnumerable<ChatUpdate> Take(Reply reply)
    {
        _usage = reply.Usage ?? _usage;
        _finishReason = reply.FinishReason ?? _finishReason;
        _finishMessage = reply.FinishMessage ?? _finishMessage;
        _blockReason = reply.BlockReason ?? _blockReason;
        foreach (var part in reply.Parts)
        {
            if (part.Text is { Length: > 0 } text)
            {
                _hasSpoken |= !part.IsThought;
                yield return part.IsThought ? new ChatReasoningDelta { Text = text } : new ChatTextDelta { Text = text };
            }

            if (part is { Image: { } image, IsThought: false })
            {
                _hasSpoken = true;
                yield return new ChatImage
                {
                    Image = ImageContent.FromStream(image.OpenRead(), part.MediaType),
                    ProviderState = part.Signature,
                };
            }
        }
    }

    public IEnumerable<ChatUpdate> Finish()
    {
        if (!_hasSpoken && Refusals.Explain(_blockReason, _finishReason, _finishMessage) is { } refusal)
        {
            throw refusal;
        }

        if (_finishReason is null && _blockReason is null)
        {
            throw new ProviderException(ProviderFailure.Protocol, $"{GeminiProvider.Title} broke its answer off in the middle.")
            {
                MayHaveBeenCharged = true,
            };
        }

        if (_usage is not null)
        {
            yield return new ChatUsage { Usage = _usage };
        }

        yield return new ChatFinished { Reason = Reason() };
    }

    private FinishReason Reason() => _finishReason switch
    {
        "STOP" => FinishReason.Stop,
        "MAX_TOKENS" => FinishReason.Length,
        null => FinishReason.ContentFilter,
        var reason when Refusals.IsByRules(reason) => FinishReason.ContentFilter,
        var reason => new FinishReason(reason),
    };
}
