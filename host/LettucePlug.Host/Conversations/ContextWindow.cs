namespace LettucePlug.Host.Conversations;

/// <summary>Decides how much of a chat fits into what its model can take.</summary>
internal static class ContextWindow
{
    /// <summary>An image costs about this many tokens with most services.</summary>
    public const int TokensPerImage = 800;

    private const int TokensPerMessage = 4;

    /// <summary>About four letters of English make a token, and about one of scripts without spaces.</summary>
    public static int Estimate(string text)
    {
        var quarters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            quarters += rune.Value < 0x2E80 ? 1 : 4;
        }

        return (quarters + 3) / 4;
    }

    public static int Estimate(Message message, bool withImages = false) =>
        TokensPerMessage + Estimate(message.Current.Text)
        + (withImages ? TokensPerImage * message.Current.Attachments.Count(one => one.State == AttachmentState.Ready) : 0);

    /// <summary>
    /// The newest messages that fit into <paramref name="budget"/> tokens, in their order. The last one is always among
    /// them: it is what is to be answered.
    /// </summary>
    public static IReadOnlyList<Message> Fit(IReadOnlyList<Message> messages, int budget, bool withImages = false)
    {
        var first = messages.Count;
        var used = 0;
        while (first > 0)
        {
            used += Estimate(messages[first - 1], withImages);
            if (used > budget && first < messages.Count)
            {
                break;
            }

            first--;
        }

        return [.. messages.Skip(first)];
    }
}
