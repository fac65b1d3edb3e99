using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Workflows;

/// <summary>What was asked for makes no sense, whatever model is to do it.</summary>
internal sealed class ImageAskException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static ImageAskException NoPrompt() =>
        new("prompt-empty", "There is no prompt: nothing says what the picture shows.");

    public static ImageAskException PromptTooLong(ConfiguredModel model, int length, int longest) =>
        new("prompt-too-long", $"The prompt has {length} characters, and '{model.Id}' takes {longest}.")
        {
            Hint = "Shorten it; nothing was sent.",
        };

    public static ImageAskException BadCount(int count) =>
        new("bad-count", $"{count} images cannot be made: it takes at least 1.");

    public static ImageAskException NotReplayable(string asset, string because) =>
        new("asset-not-replayable", $"The asset '{asset}' cannot be made again: {because}.");

    public static ImageAskException TooFewModels() =>
        new("too-few-models", "There is nothing to compare: it takes at least two models.")
        {
            Hint = "Name each with --model; 'lettuceplug models list' shows all.",
        };
}
