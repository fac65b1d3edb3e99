using LettucePlug.Host.Connections;

namespace LettucePlug.Host.Workflows.Chats;

/// <summary>A model answered with nothing that could be kept.</summary>
internal sealed class ReplyException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Provider;

    public static ReplyException Empty(ConfiguredModel model, string? reason) => reason == Sdk.FinishReason.ContentFilter.Name
        ? new("reply-moderated", $"'{model.Id}' did not answer: its provider's rules cut the answer off.")
        {
            Hint = "Say it differently, or choose a model with other rules.",
        }
        : new("reply-empty", $"'{model.Id}' answered with nothing.")
        {
            Hint = "Try again, or choose another model: lettuceplug settings set chat.model MODEL",
        };

    public static ReplyException NoPrompt(ConfiguredModel model) =>
        new("scene-prompt-empty", $"'{model.Id}' was asked for a scene prompt and wrote none.")
        {
            Hint = "Try again, or write one yourself: lettuceplug scene render CHAT --prompt TEXT",
        };

    public static ReplyException NoDesign(ConfiguredModel model) =>
        new("design-empty", $"'{model.Id}' was asked for a description and wrote none.")
        {
            Hint = "Try again, or choose another model: lettuceplug settings set design.model MODEL",
        };
}
