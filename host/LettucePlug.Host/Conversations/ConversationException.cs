using LettucePlug.Host.Settings;

namespace LettucePlug.Host.Conversations;

/// <summary>A character, persona, chat, message or approval that was named is not there, or not as it would have to be.</summary>
internal sealed class ConversationException(string code, string message) : LettucePlugException(message)
{
    public override string Code { get; } = code;

    public override int ExitCode => Host.ExitCode.Usage;

    public static ConversationException NoFigure(FigureKind kind, string id, IEnumerable<string> known)
    {
        var (noun, verb) = kind == FigureKind.Character ? ("character", "characters") : ("persona", "personas");
        return new($"no-such-{noun}", $"There is no {noun} '{id}'.")
        {
            Hint = Nearest.To(id, known) is { } near
                ? $"Did you mean '{near}'? 'lettuceplug {verb} list' shows all."
                : $"'lettuceplug {verb} list' shows all.",
        };
    }

    public static ConversationException NoChat(string id) =>
        new("no-such-chat", $"There is no chat '{id}'.") { Hint = "'lettuceplug chat list' shows all." };

    public static ConversationException NoMessage(string chat, string id) =>
        new("no-such-message", $"The chat '{chat}' has no message '{id}'.") { Hint = $"lettuceplug chat show {chat}" };

    public static ConversationException EmptyChat(string chat) =>
        new("empty-chat", $"The chat '{chat}' has no message yet.") { Hint = $"lettuceplug chat send {chat} TEXT" };

    public static ConversationException EmptyMessage() =>
        new("empty-message", "There is nothing to send: neither text nor a picture.");

    public static ConversationException NothingToRegenerate(string chat) =>
        new("nothing-to-regenerate", "There is no reply to make again: nothing was said to the character before it.")
        {
            Hint = $"lettuceplug chat send {chat} TEXT",
        };

    public static ConversationException NotAReply(string message) =>
        new("not-a-reply", $"The message '{message}' is no reply of the character.");

    public static ConversationException NoVariant(string message, int number, int count) =>
        new("no-such-variant", $"The message '{message}' has {count} variants, and no number {number}.");

    public static ConversationException NoScenePrompt(string chat, string message) =>
        new("no-scene-prompt", $"The message '{message}' came with no scene prompt.")
        {
            Hint = $"Write one with --prompt TEXT, or have it drafted: lettuceplug scene draft {chat} --message {message}",
        };

    public static ConversationException NoAvatar(Figure figure) =>
        new("no-avatar", $"{figure.Name} has no avatar to edit.")
        {
            Hint = $"Make one first: lettuceplug avatar generate {figure.Address}",
        };

    public static ConversationException NothingToLookAt(Figure figure) =>
        new("nothing-to-look-at", $"{figure.Name} has neither an avatar nor design references: there is nothing to look at.")
        {
            Hint = $"lettuceplug design add {figure.Address} FILE",
        };

    public static ConversationException NoDesignReference(Figure figure, string asset) =>
        new("no-such-design-reference", $"{figure.Name} has no design reference '{asset}'.")
        {
            Hint = figure.DesignReferences.Count == 0
                ? null
                : "There are: " + string.Join(", ", figure.DesignReferences.Select(one => one.Asset)),
        };

    public static ConversationException NoApproval(string id) =>
        new("no-such-approval", $"No scene prompt '{id}' waits for an answer.") { Hint = "'lettuceplug approvals list' shows all." };

    public static ConversationException AnsweredAlready(Approval approval) =>
        new("approval-answered", $"The scene prompt '{approval.Id}' was {approval.State.ToString().ToLowerInvariant()} already.");

    public static ConversationException Ambiguous(string kind, string typed) =>
        new("ambiguous-id", $"'{typed}' is the beginning of the id of more than one {kind}.") { Hint = "Type more of it." };

    public static ConversationException IdTaken(string kind, string id) =>
        new("id-taken", $"There is a {kind} '{id}' already.") { Hint = "Choose another with --id." };
}
