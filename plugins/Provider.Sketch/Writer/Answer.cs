using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch.Writer;

/// <summary>A finished answer, cut into the words it streams by; each word carries the space before it.</summary>
internal sealed record Answer(IReadOnlyList<string> Words, FinishReason Reason)
{
    public static Answer To(Conversation conversation, CancellationToken cancellationToken)
    {
        var text = conversation.WantsScenePrompt ? SceneWriter.Write(conversation)
            : conversation.WantsDesign ? DesignWriter.Write(conversation, cancellationToken)
            : new Roleplayer(conversation).Reply();
        return new Answer([.. Split(text)], FinishReason.Stop);
    }

    public Answer Limit(int? maxTokens, IReadOnlyList<string> stop)
    {
        var text = string.Concat(Words);
        var cut = stop.Where(one => one.Length > 0)
            .Select(one => text.IndexOf(one, StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(-1)
            .Min();
        var stopped = cut < 0 ? this : new Answer([.. Split(text[..cut])], FinishReason.Stop);
        return maxTokens is { } most && stopped.Words.Count > most
            ? new Answer([.. stopped.Words.Take(Math.Max(0, most))], FinishReason.Length)
            : stopped;
    }

    /// <summary>Cuts before white space only, so that no cut falls within a surrogate pair.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var from = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]))
            {
                yield return text[from..i];
                from = i;
            }
        }

        if (from < text.Length)
        {
            yield return text[from..];
        }
    }
}
