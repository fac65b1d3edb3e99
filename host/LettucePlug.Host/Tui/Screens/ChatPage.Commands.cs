using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class ChatPage
{
    private const string InList = "chat.list";
    private const string InRoom = "chat.room";
    private const string OnMessage = "chat.messages";

    public override IEnumerable<Command> Commands() =>
    [
        Of(InList, "new", "Begin a chat", "n", () => Go(NewAsync()), 80, "New"),
        Of(InList, "rename", "Rename the chat", "e", () => Go(RenameAsync()), 40, "Rename", HasCurrent),
        Of(InList, "remove", "Delete the chat with all its messages", "delete|d", () => Go(RemoveChatAsync()), 30, "Delete", HasCurrent),
        Of(InRoom, "regenerate", "Make the last reply again", "alt+r", () => Go(_model.RegenerateAsync()), 70, "Again"),
        Of(InRoom, "continue", "Go on with the last reply", "alt+c", () => Go(_model.ContinueAsync()), 55, "Go on"),
        Of(InRoom, "scene", "Make a scene image", "alt+s", () => OnChosen(SceneAsync), 65, "Scene"),
        Of(InRoom, "review", "Review the scene prompt that waits", "alt+v", () => Go(ReviewWaitingAsync()), 97, "Review", () => _model.Reviews.Count > 0),
        Of(InRoom, "attach", "Put a picture to the next message", "alt+i", () => Go(AttachAsync()), 50, "Picture"),
        Of(InRoom, "take-back", "Take the last picture back", "alt+u", _model.TakeBackPicture, when: () => _model.Pictures.Count > 0),
        Of(InRoom, "options", "Change scene images, models and more of this chat", "alt+o", () => Go(ChangeOptionsAsync()), 45, "Options"),
        Of(InRoom, "actions", "Do something with a message", "alt+a", () => Go(ChooseActionAsync()), 60, "Message"),
        Of(InRoom, "unfold", "Show a folded paste in full", "alt+e", _room.Composer.Unfold, when: () => _room.Composer.HasFolds),
        Of(InRoom, "editor", "Write the message in your own editor", "alt+x", WriteElsewhere),
        Of(InRoom, "find", "Find in the chat", "ctrl+r", () => Go(FindAsync()), 20, "Find"),
        Of(OnMessage, "again", "Make the last reply again", "r", () => Go(_model.RegenerateAsync()), 86, "Again"),
        Of(OnMessage, "go-on", "Go on with the last reply", "c", () => Go(_model.ContinueAsync())),
        Of(OnMessage, "edit", "Edit the message", "e", () => OnChosen(EditAsync), 85, "Edit"),
        Of(OnMessage, "branch", "Begin another chat from here", "b", () => OnChosen(BranchAsync), 84, "Branch"),
        Of(OnMessage, "image", "Make a scene image", "s", () => OnChosen(SceneAsync), 83, "Scene"),
        Of(OnMessage, "copy", "Copy the text", "y", () => OnChosen(CopyAsync), 82, "Copy"),
        Of(OnMessage, "remove", "Delete the message", "delete|d", () => OnChosen(RemoveAsync), 81, "Delete"),
        Of(OnMessage, "earlier", "Show the variant before", "<|,", () => OnChosen(message => _model.SelectVariantAsync(message, -1))),
        Of(OnMessage, "later", "Show the next variant", ">|.", () => OnChosen(message => _model.SelectVariantAsync(message, 1))),
        Of(OnMessage, "look", "Look at the picture", "o", () => OnChosen(LookAsync)),
        Of(OnMessage, "export", "Write the picture to a file", "x", () => OnChosen(ExportAsync)),
        Of(OnMessage, "retry", "Try the failed picture again", "t", () => OnChosen(RetryAsync)),
        Of(OnMessage, "search", "Find in the chat", "/", () => Go(FindAsync())),
    ];

    private bool HasCurrent() => _list.Current is not null;

    private static Command Of(
        string context, string id, string title, string keys, Action run, int hint = 0, string hintText = "", Func<bool>? when = null) => new()
        {
            Id = $"{context}.{id}",
            Title = title,
            Context = context,
            Group = context switch
            {
                InList => "The list of chats",
                OnMessage => "Messages (Tab goes there)",
                _ => "Chat",
            },
            Keys = keys.Split('|'),
            Run = run,
            HintPriority = hint,
            Hint = hintText,
            When = when,
        };

    private void OnChosen(Func<Message, Task> action)
    {
        if (_room.Chosen is { } message)
        {
            Go(action(message));
        }
    }
}
