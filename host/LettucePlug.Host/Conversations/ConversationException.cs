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

    public static ConversationException NoApproval(string id) =>
        new("no-such-approval", $"No scene prompt '{id}' waits for an answer.") { Hint = "'lettuceplug approvals list' shows all." };

    public static ConversationException AnsweredAlready(Approval approval) =>
        new("approval-answered", $"The scene prompt '{approval.Id}' was {approval.State.ToString().ToLowerInvariant()} already.");

    public static ConversationException Ambiguous(string kind, string typed) =>
        new("ambiguous-id", $"'{typed}' is the beginning of the id of more than one {kind}.") { Hint = "Type more of it." };

    public static ConversationException IdTaken(string kind, string id) =>
        new("id-taken", $"There is a {kind} '{id}' already.") { Hint = "Choose another with --id." };
}
