using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

internal sealed partial class ChatPage
{
    private async Task ChooseActionAsync()
    {
        if (_room.Chosen is not { } message)
        {
            Ui.Toast("There is no message yet");
            return;
        }

        (string Name, Func<Task> Run)[] actions =
        [
            ("Make the last reply again", _model.RegenerateAsync),
            ("Go on with the last reply", _model.ContinueAsync),
            ("Make a scene image", () => SceneAsync(message)),
            ("Edit", () => EditAsync(message)),
            ("Copy", () => CopyAsync(message)),
            ("Begin another chat from here", () => BranchAsync(message)),
            .. message.Selected + 1 < message.Variants.Count
                ? [("Next variant", (Func<Task>)(() => _model.SelectVariantAsync(message, 1)))]
                : Array.Empty<(string, Func<Task>)>(),
            .. message.Selected > 0
                ? [("Variant before", (Func<Task>)(() => _model.SelectVariantAsync(message, -1)))]
                : Array.Empty<(string, Func<Task>)>(),
            .. message.Current.Attachments.SelectMany(one => ActionsOn(message, one)),
            ("Delete", () => RemoveAsync(message)),
        ];
        if (await Ask.ForOneOf(Ui, "Message", actions, action => action.Name) is (true, { Name: not null } picked))
        {
            await picked.Run();
        }
    }

    private IEnumerable<(string Name, Func<Task> Run)> ActionsOn(Message message, Attachment one) => one.State switch
    {
        AttachmentState.Ready =>
        [
            ("Look at the picture", () => LookAsync(one)),
            ("Write the picture to a file", () => ExportAsync(one)),
            ("Take the picture out of the message", () => _model.DetachAsync(message, one.Id)),
        ],
        AttachmentState.Failed =>
        [
            ("Try the failed picture again", () => _model.RetryAsync(message, one)),
            ("Take the failed picture out", () => _model.DetachAsync(message, one.Id)),
        ],
        _ => _model.WorkOn(one) is { } work
            ? [("Cancel the picture that is being made", () =>
            {
                work.Cancel();
                return Task.CompletedTask;
            })]
            : [],
    };

    private async Task EditAsync(Message message)
    {
        if (await EditSheet.ShowAsync(Ui, _drafts, $"edit-{message.Id}", "Edit the message", message.Current.Text, "Save", "alt+s") is { } text)
        {
            await _model.EditAsync(message, text);
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
        var prompt = await EditSheet.ShowAsync(
            Ui, _drafts, $"scene-{message.Id}", "What the scene image shows", last ?? "", "Make it", "alt+a");
        if (prompt is not null && prompt.Trim().Length > 0)
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
                var path = await CopyFile.WriteAsync(_copies, $"message-{message.Id}.txt", message.Current.Text);
                Ui.Toast($"Too long for the terminal: written to {path}", ToastKind.Warning);
                break;
        }
    }

    private Task LookAsync(Message message) => message.Current.Attachments.LastOrDefault(one => one.Asset is not null) is { } picture
        ? LookAsync(picture)
        : SayThereIsNoPictureAsync();

    private async Task LookAsync(Attachment picture)
    {
        if (await _model.AssetAsync(picture.Asset!) is { } asset) // ready ones have an asset
        {
            await AssetView.ShowAsync(Ui, _gallery, _shelf, asset);
        }
        else
        {
            Ui.Toast("The picture is no longer in the library", ToastKind.Warning);
        }
    }

    private Task ExportAsync(Message message) => message.Current.Attachments.LastOrDefault(one => one.Asset is not null) is { } picture
        ? ExportAsync(picture)
        : SayThereIsNoPictureAsync();

    private async Task ExportAsync(Attachment picture)
    {
        var mime = picture.Mime ?? "image/png";
        var name = $"{picture.Asset}.{mime[(mime.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
        if (await Ask.ForText(Ui, "Export", "Where to write it, on the machine this program runs on.", name) is { Length: > 0 } path)
        {
            var problem = await _model.ExportAsync(picture.Asset!, path); // ready ones have an asset
            Tell(problem);
            if (problem is null)
            {
                Ui.Toast($"Written to {Path.GetFullPath(HomeFile.Expand(path))}", ToastKind.Success);
            }
        }
    }

    private Task RetryAsync(Message message)
    {
        if (message.Current.Attachments.LastOrDefault(one => one.State == AttachmentState.Failed) is { } failed)
        {
            return _model.RetryAsync(message, failed);
        }

        Ui.Toast("No picture of this message failed");
        return Task.CompletedTask;
    }

    private Task SayThereIsNoPictureAsync()
    {
        Ui.Toast("This message has no picture");
        return Task.CompletedTask;
    }
}
