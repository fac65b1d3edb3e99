namespace LettucePlug.Host.Conversations.Cards;

/// <summary>A file that was to be a character card is none.</summary>
internal sealed class CardException(string message, Exception? innerException = null)
    : LettucePlugException(message, innerException)
{
    public override string Code => "bad-card";

    public override int ExitCode => Host.ExitCode.Usage;

    public static CardException Unreadable(string path, Exception cause) =>
        new($"{path} cannot be read: {cause.Message}", cause);

    public static CardException NoCard(string path, string because, Exception? cause = null) =>
        new($"{path} is no character card: {because}", cause)
        {
            Hint = "Cards are JSON files or PNG images in the format of Character Card version 1, 2 or 3.",
        };

    public static CardException TooLarge(string path, long limit) =>
        new($"{path} is larger than {limit / (1024 * 1024)} MiB, so it is no character card.");
}
