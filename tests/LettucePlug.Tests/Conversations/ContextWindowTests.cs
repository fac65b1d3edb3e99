using LettucePlug.Host.Conversations;

namespace LettucePlug.Tests.Conversations;

public sealed class ContextWindowTests
{
    [Fact]
    public void The_newest_messages_that_fit_are_kept_in_their_order()
    {
        var messages = Enumerable.Range(0, 10).Select(number => Say(number, new string('x', 40))).ToList();

        ContextWindow.Fit(messages, 45).Select(message => message.Id).ShouldBe(["m7", "m8", "m9"]);
    }

    [Fact]
    public void The_last_message_is_kept_even_if_it_alone_is_too_long() =>
        ContextWindow.Fit([Say(0, "short"), Say(1, new string('x', 4000))], 10)
            .Select(message => message.Id).ShouldBe(["m1"]);

    [Fact]
    public void Nothing_fits_into_nothing_but_the_last() => ContextWindow.Fit([], 0).ShouldBeEmpty();

    [Theory]
    [InlineData("", 0)]
    [InlineData("word", 1)]
    [InlineData("five letters", 3)]
    [InlineData("日本", 2)]
    [InlineData("🌸", 1)]
    public void Tokens_are_estimated_by_script(string text, int tokens) =>
        ContextWindow.Estimate(text).ShouldBe(tokens);

    private static Message Say(int number, string text) => new()
    {
        Id = $"m{number}",
        Chat = "c",
        Role = "user",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Variants = [new MessageVariant { Id = "v", Text = text, CreatedAt = DateTimeOffset.UnixEpoch }],
    };
}
