namespace LettucePlug.Sdk.Testing;

/// <content>The checks of chat models.</content>
public static partial class ProviderConformance
{
    private static IEnumerable<ConformanceCheck> Chat(ProviderSubject subject)
    {
        yield return Check("An answer ends with one ChatFinished.", subject, async (connected, token) =>
            CheckAnswer(await Expect.AllAsync(connected.Chat.ChatAsync(Question(subject, "Hello there."), token), token).ConfigureAwait(false)));
        yield return Check("Text outside the basic plane survives.", subject, async (connected, token) =>
            CheckAnswer(await Expect.AllAsync(connected.Chat.ChatAsync(Question(subject, "Say 👩‍🚀🌊 and 𝔘𝔫𝔦 twice?"), token), token).ConfigureAwait(false)));
        yield return Check("Nothing is sent before the first bit of an answer is asked for.", subject, (connected, token) =>
        {
            _ = connected.Chat.ChatAsync(Question(subject, "Hello."), token);
            Expect.That(connected.Calls == 0, "Nothing is sent before the first element is asked for.", $"{connected.Calls} requests.");
            return Task.CompletedTask;
        });
        yield return Check("Several conversations can be answered at once.", subject, async (connected, token) =>
        {
            var calls = Enumerable.Range(0, 4)
                .Select(i => Expect.AllAsync(connected.Chat.ChatAsync(Question(subject, $"Question {i}?"), token), token));
            foreach (var updates in await Task.WhenAll(calls).ConfigureAwait(false))
            {
                CheckAnswer(updates);
            }
        });
        yield return Cancelling("Cancelling ends an answer.", subject, async (connected, source) =>
        {
            var updates = 0;
            await foreach (var _ in connected.Chat.ChatAsync(Question(subject, "Tell me a long story."), source.Token).ConfigureAwait(false))
            {
                updates++;
                await source.CancelAsync().ConfigureAwait(false);
            }

            return $"an end without an exception, after {updates} updates.";
        });
    }

    private static ChatRequest Question(ProviderSubject subject, string text) => new()
    {
        Model = subject.ChatModel!,
        Messages =
        [
            new ChatMessage { Role = ChatRole.System, Parts = [new ChatText { Text = "You are Mira, who keeps a lighthouse." }] },
            new ChatMessage { Role = ChatRole.User, Parts = [new ChatText { Text = text }] },
        ],
    };

    private static void CheckAnswer(List<ChatUpdate> updates)
    {
        var seen = string.Join(", ", updates.Select(update => update.GetType().Name).Distinct()) + ".";
        Expect.That(
            updates.OfType<ChatFinished>().Count() == 1 && updates[^1] is ChatFinished,
            "An answer ends with exactly one ChatFinished.",
            seen);
        Expect.That(updates[^1] is ChatFinished { Reason.Name.Length: > 0 }, "ChatFinished says why.", "no reason.");
        Expect.That(updates.OfType<ChatUsage>().Count() <= 1, "At most one ChatUsage comes.", seen);
        Expect.That(updates.Any(update => update is ChatTextDelta or ChatImage), "An answer says something.", seen);
        foreach (var text in updates.OfType<ChatTextDelta>().Select(delta => delta.Text)
            .Concat(updates.OfType<ChatReasoningDelta>().Select(delta => delta.Text)))
        {
            Expect.That(text.Length > 0, "A delta is not empty.", "an empty delta.");
            Expect.That(
                !char.IsHighSurrogate(text[^1]) && !char.IsLowSurrogate(text[0]),
                "A delta never ends within a surrogate pair.",
                "half of a pair.");
        }
    }
}
