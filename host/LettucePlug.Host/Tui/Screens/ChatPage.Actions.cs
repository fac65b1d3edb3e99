using LettucePlug.Host.Conversations;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class ChatPage
{
    public override IEnumerable<Command> Commands() =>
    [
        Of("chat.list", "new", "Begin a chat", "n", () => Go(NewAsync()), 80, "New"),
        Of("chat.list", "rename", "Rename the chat", "e", () => Go(RenameAsync()), 40, "Rename"),
        Of("chat.list", "remove", "Delete the chat with all its messages", "delete|d", () => Go(RemoveChatAsync()), 30, "Delete"),
        Of("chat.room", "regenerate", "Make the last reply again", "alt+r", () => Go(_model.RegenerateAsync()), 70, "Again"),
        Of("chat.room", "continue", "Go on with the last reply", "alt+c", () => Go(_model.ContinueAsync()), 60, "Go on"),
        Of("chat.room", "scene", "Make a scene image", "alt+s", () => OnChosen(message => Go(SceneAsync(message))), 65, "Scene"),
        Of("chat.room", "review", "Review the scene prompt that waits", "alt+v", () => Go(ReviewWaitingAsync()), 90, "Review", () => _model.Reviews.Count > 0),
        Of("chat.room", "actions", "Do something with a message", "alt+a", () => Go(ChooseActionAsync()), 50, "Message"),
        Of("chat.room", "find", "Find in the chat", "ctrl+r", () => Go(FindAsync()), 20, "Find"),
        Of("chat.messages", "again", "Make the last reply again", "r", () => Go(_model.RegenerateAsync())),
        Of("chat.messages", "go-on", "Go on with the last reply", "c", () => Go(_model.ContinueAsync())),
        Of("chat.messages", "edit", "Edit the message", "e", () => OnChosen(message => Go(EditAsync(message)))),
        Of("chat.messages", "branch", "Begin another chat from here", "b", () => OnChosen(message => Go(BranchAsync(message)))),
        Of("chat.messages", "remove", "Delete the message", "delete|d", () => OnChosen(message => Go(RemoveAsync(message)))),
        Of("chat.messages", "copy", "Copy the text", "y", () => OnChosen(message => Go(CopyAsync(message)))),
        Of("chat.messages", "image", "Make a scene image", "s", () => OnChosen(message => Go(SceneAsync(message)))),
        Of("chat.messages", "earlier", "Show the variant before", "<|,", () => OnChosen(message => Go(_model.SelectVariantAsync(message, -1)))),
        Of("chat.messages", "later", "Show the next variant", ">|.", () => OnChosen(message => Go(_model.SelectVariantAsync(message, 1)))),
        Of("chat.messages", "search", "Find in the chat", "/", () => Go(FindAsync())),
    ];

    private static Command Of(
        string context, string id, string title, string keys, Action run, int hint = 0, string hintText = "", Func<bool>? when = null) => new()
        {
            Id = $"{context}.{id}",
            Title = title,
            Context = context,
            Group = context switch
            {
                "chat.list" => "The list of chats",
                "chat.messages" => "Messages (Tab goes there)",
                _ => "Chat",
            },
            Keys = keys.Split('|'),
            Run = run,
            HintPriority = hint,
            Hint = hintText,
            When = when,
        };

    private void OnChosen(Action<Message> action)
    {
        if (_room.Chosen is { } message)
        {
            action(message);
        }
    }

    private async Task NewAsync()
    {
        var characters = await _chats.FiguresAsync(FigureKind.Character);
        if (characters.Count == 0)
        {
            Ui.Toast("There is no character yet: Alt+2, then n", ToastKind.Warning);
            return;
        }

        if (await Ask.ForOneOf(Ui, "With whom?", characters, figure => figure.Name, figure => figure.Description) is not (true, { } character))
        {
            return;
        }

        var personas = await _chats.FiguresAsync(FigureKind.Persona);
        Figure? persona = null;
        if (personas.Count > 0)
        {
            IReadOnlyList<Figure?> choices = [null, .. personas];
            var (picked, chosen) = await Ask.ForOneOf(Ui, "As whom?", choices, figure => figure?.Name ?? "Nobody in particular");
            if (!picked)
            {
                return;
            }

            persona = chosen;
        }

        await BeginAsync(character, persona);
    }

    private async Task RenameAsync()
    {
        if (_list.Current is { } chat && await Ask.ForText(Ui, "Rename", "What the chat is called.", chat.Title) is { } title && title.Trim().Length > 0)
        {
            await _chats.RenameAsync(chat, title);
        }
    }

    private async Task RemoveChatAsync()
    {
        if (_list.Current is { } chat && await Ask.ForConfirmation(
            Ui, "Delete the chat?", $"**{Sanitizer.Clean(chat.Title)}** and all its messages. This cannot be undone; pictures stay in the gallery.", "Delete"))
        {
            await _chats.RemoveAsync(chat);
        }
    }

    private async Task ChooseActionAsync()
    {
        if (_room.Chosen is not { } message)
        {
            return;
        }

        (string Name, Func<Task> Run)[] actions =
        [
            ("Make the last reply again", _model.RegenerateAsync),
            ("Go on with the last reply", _model.ContinueAsync),
            ("Make a scene image", () => SceneAsync(message)),
            ("Edit", () => EditAsync(message)),
            ("Copy", () => CopyAsync(message)),
            ("Next variant", () => _model.SelectVariantAsync(message, 1)),
            ("Variant before", () => _model.SelectVariantAsync(message, -1)),
            ("Begin another chat from here", () => BranchAsync(message)),
            ("Delete", () => RemoveAsync(message)),
            .. message.Current.Attachments
                .Where(one => one.State == AttachmentState.Failed)
                .Select(one => ("Take the failed picture out", (Func<Task>)(() => _model.DetachAsync(message, one.Id)))),
        ];
        if (await Ask.ForOneOf(Ui, "Message", actions, action => action.Name) is (true, { Name: not null } picked))
        {
            await picked.Run();
        }
    }

    private async Task EditAsync(Message message)
    {
        var editor = new TextEditor(message.Current.Text) { MostRows = 30 };
        var dialog = new Dialog<bool>("Edit the message", editor) { Size = new Size(90, 22), FillsSize = true };
        dialog.Add("Cancel", () => dialog.Answer(false)).Add("Save", () => dialog.Answer(true), "alt+s");
        if (await Ask.Open(Ui, dialog, false))
        {
            await _model.EditAsync(message, editor.Text);
        }
    }

    private async Task BranchAsync(Message message)
    {
        var branch = await _model.BranchAsync(message);
        await EnterAsync(branch.Id);
        Ui.Toast("This is the branch; the chat it came from is as it was");
    }

    private async Task RemoveAsync(Message message)
    {
        (string Name, bool Later)[] choices = [("This message", false), ("This message and all after it", true)];
        if (await Ask.ForOneOf(Ui, "Delete for good", choices, choice => choice.Name) is (true, { Name: not null } picked))
        {
            await _model.RemoveAsync(message, picked.Later);
        }
    }

    private async Task SceneAsync(Message message)
    {
        const string Draft = "Have a prompt written, to review";
        string[] ways = [Draft, "Write the prompt myself"];
        if (await Ask.ForOneOf(Ui, "Scene image", ways, way => way) is not (true, { } way))
        {
            return;
        }

        if (way == Draft)
        {
            await _model.DraftSceneAsync(message.Id);
            return;
        }

        var last = message.Current.ScenePrompt ?? message.Current.Attachments.LastOrDefault(one => one.Prompt is not null)?.Prompt;
        if (await Ask.ForText(Ui, "Scene image", "What the image shows.", last ?? "") is { } prompt && prompt.Trim().Length > 0)
        {
            await _model.RenderSceneAsync(message.Id, prompt);
        }
    }

    private async Task ReviewWaitingAsync()
    {
        if (_model.Reviews.FirstOrDefault() is { } review)
        {
            await ReviewAsync(review, whenQuiet: false);
        }
    }

    private async Task FindAsync()
    {
        if (await Ask.ForText(Ui, "Find", "Text in this chat; n and N go along.", _room.Transcript.Pattern) is { } pattern)
        {
            var found = _room.Transcript.Find(pattern);
            _room.Transcript.Focus();
            Ui.Toast(found == 0 ? "Not found" : $"In {found} messages");
        }
    }

    private async Task CopyAsync(Message message)
    {
        switch (await Clipboard.CopyAsync(Ui, message.Current.Text))
        {
            case ClipboardWay.Tmux:
                Ui.Toast("Copied to tmux and its terminal");
                break;
            case ClipboardWay.Terminal:
                Ui.Toast("Copied through the terminal (OSC 52)");
                break;
            default:
                var path = Path.Combine(Path.GetTempPath(), $"lettuceplug-{message.Id}.txt");
                await File.WriteAllTextAsync(path, message.Current.Text);
                Ui.Toast($"Too long for the terminal: written to {path}", ToastKind.Warning);
                break;
        }
    }
}
