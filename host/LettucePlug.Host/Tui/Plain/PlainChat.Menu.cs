using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

internal sealed partial class PlainChat
{
    private const int ShownOnRequest = 20;

    /// <returns>Whether the chat goes on.</returns>
    private async Task<bool> ChooseAsync()
    {
        var stays = true;
        (string Name, Func<Task> Run)[] entries =
        [
            ("Make the last reply again", () => ReplyAsync(_model.RegenerateAsync())),
            ("Go on with the last reply", GoOnAsync),
            ("Make a scene image", () => WithLastAsync(SceneAsync)),
            .. _model.Reviews.Select(review => ("Review the scene prompt that waits", (Func<Task>)(() => ReviewAsync(review)))),
            ("Put a picture to the next message", AttachAsync),
            ("Read the last messages again", () =>
            {
                Recall(ShownOnRequest);
                return Task.CompletedTask;
            }),
            ("Do something with a message", PickMessageAsync),
            ("Find in the chat", FindAsync),
            ("Change scene images, models and more of this chat", ChangeOptionsAsync),
            ("Leave the chat", () =>
            {
                stays = false;
                return Task.CompletedTask;
            }),
        ];
        if (await _desk.ChooseAsync("Menu of the chat", [.. entries.Select(entry => entry.Name)]) is { } chosen)
        {
            await _desk.TryAsync(entries[chosen].Run);
        }

        return stays;
    }

    private async Task GoOnAsync()
    {
        // What is there already was read before.
        _read = _model.Messages.Count > 0 ? _model.Messages[^1].Current.Text.Length : 0;
        await ReplyAsync(_model.ContinueAsync());
    }

    private Task WithLastAsync(Func<Message, Task> action)
    {
        if (_model.Messages.Count > 0)
        {
            return action(_model.Messages[^1]);
        }

        _desk.Say("There is no message yet.");
        return Task.CompletedTask;
    }

    private async Task SceneAsync(Message message)
    {
        switch (await _desk.ChooseAsync("Scene image", ["Have a prompt written, to review", "Write the prompt myself"]))
        {
            case 0:
                await _desk.WaitAsync(_model.DraftSceneAsync(message.Id));
                _desk.Tell(_model.Problem);
                while (_proposed.TryDequeue(out var review))
                {
                    await ReviewAsync(review);
                }

                break;
            case 1:
                if (await _desk.AskAsync("What the image shows:") is { Length: > 0 } prompt)
                {
                    await _desk.WaitAsync(_model.RenderSceneAsync(message.Id, prompt));
                    _desk.Tell(_model.Problem);
                    SayAgain(message);
                }

                break;
            default:
                break;
        }
    }

    private void SayAgain(Message message)
    {
        if (_model.Messages.LastOrDefault(one => one.Id == message.Id) is { } now)
        {
            SayPictures(now);
        }
    }

    private async Task AttachAsync()
    {
        if (await _desk.AskAsync("The path of a file, or the id of an image:") is { Length: > 0 } typed)
        {
            _desk.Tell(await _model.AttachAsync(typed), "It goes along with your next message.");
        }
    }

    private async Task PickMessageAsync()
    {
        var recent = _model.Messages.TakeLast(ShownOnRequest).Reverse().ToList();
        var names = recent.Select(message => $"{_model.SpeakerOf(message)}: {Beginning(message.Current.Text)}").ToList();
        if (names.Count > 0 && await _desk.ChooseAsync("Which message? The newest is the first.", names) is { } chosen)
        {
            await WithMessageAsync(recent[chosen]);
        }
    }

    private async Task WithMessageAsync(Message message)
    {
        (string Name, Func<Task> Run)[] entries =
        [
            ("Read it", () =>
            {
                Say(message);
                return Task.CompletedTask;
            }),
            ("Edit it", async () =>
            {
                if (await _desk.EditAsync(message.Current.Text) is { } text)
                {
                    await _model.EditAsync(message, text);
                    _desk.Say("Changed.");
                }
            }),
            ("Make a scene image", () => SceneAsync(message)),
            ("Begin another chat from here", async () =>
            {
                var branch = await _model.BranchAsync(message);
                await _model.OpenAsync(branch.Id);
                Introduce();
            }),
            .. message.Variants.Select((_, index) => ($"Take variant {index + 1}", (Func<Task>)(async () =>
            {
                await _model.SelectVariantAsync(message, index - message.Selected);
                Say(_model.Messages.Last(one => one.Id == message.Id));
            }))).Where(_ => message.Variants.Count > 1),
            .. message.Current.Attachments.SelectMany(one => WithPicture(message, one)),
            ("Delete it", () => RemoveAsync(message, andLater: false)),
            ("Delete it and all after it", () => RemoveAsync(message, andLater: true)),
        ];
        if (await _desk.ChooseAsync("What about it?", [.. entries.Select(entry => entry.Name)]) is { } chosen)
        {
            await entries[chosen].Run();
        }
    }

    private IEnumerable<(string, Func<Task>)> WithPicture(Message message, Attachment one)
    {
        if (one is { State: AttachmentState.Ready, Asset: { } asset })
        {
            yield return ($"Write picture {asset} to a file", () => ExportAsync(asset));
        }

        if (one.State == AttachmentState.Failed)
        {
            yield return ("Try the failed picture again", () => RetryAsync(message, one));
        }

        if (one.State != AttachmentState.Pending)
        {
            yield return ("Take the picture out of the message", () => _model.DetachAsync(message, one.Id));
        }
    }

    private async Task ExportAsync(string asset)
    {
        if (await _desk.AskAsync("Which file?") is { Length: > 0 } path)
        {
            _desk.Tell(await _model.ExportAsync(asset, path), $"Written to {Path.GetFullPath(HomeFile.Expand(path))}");
        }
    }

    private async Task RetryAsync(Message message, Attachment failed)
    {
        await _desk.WaitAsync(_model.RetryAsync(message, failed));
        _desk.Tell(_model.Problem);
        SayAgain(message);
    }

    private async Task RemoveAsync(Message message, bool andLater)
    {
        if (await _desk.ConfirmAsync("This cannot be undone. Delete?"))
        {
            await _model.RemoveAsync(message, andLater);
            _desk.Say("Deleted.");
        }
    }

    private async Task FindAsync()
    {
        if (await _desk.AskAsync("Find what?") is not { Length: > 0 } text)
        {
            return;
        }

        var found = await _model.FindAsync(text);
        _desk.Say(found == 0 ? "Not found." : $"In {found} messages; the newest are:");
        foreach (var message in _model.Messages
            .Where(message => message.Current.Text.Contains(text, StringComparison.OrdinalIgnoreCase)).TakeLast(Shown))
        {
            Say(message);
        }
    }

    private async Task ChangeOptionsAsync()
    {
        var now = _model.Options;
        string[] keys = [.. now.Keys];
        if (await _desk.ChooseAsync("Options of this chat", [.. keys.Select(key => $"{key}: {(now[key].Length > 0 ? now[key] : "as everywhere")}")]) is not { } chosen)
        {
            return;
        }

        var key = keys[chosen];
        var value = key switch
        {
            "scene.mode" => await PickAsync("Scene images", ["automatic", "askFirst", "manual"]),
            "persona" => await PickAsync("Who are you?", [.. (await _model.PersonasAsync()).Select(persona => persona.Id)]),
            _ when key.EndsWith("odel", StringComparison.Ordinal) => await PickAsync(key, [.. _model.Models.Select(model => model.Title)]),
            _ => await _desk.AskAsync($"{key}, empty for as everywhere:"),
        };
        if (value is not null)
        {
            _desk.Tell(await _model.SetAsync(new Dictionary<string, string> { [key] = value }), "Changed.");
            Introduce();
        }
    }

    private async Task<string?> PickAsync(string question, IReadOnlyList<string> values) =>
        await _desk.ChooseAsync(question, ["as everywhere", .. values]) is { } chosen ? chosen == 0 ? "" : values[chosen - 1] : null;

    private static string Beginning(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
