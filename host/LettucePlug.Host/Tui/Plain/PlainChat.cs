using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>One chat in lines: what is typed is said, replies are read sentence by sentence, an empty line opens the menu.</summary>
internal sealed partial class PlainChat
{
    private const int Shown = 6;

    private readonly ChatModel _model;
    private readonly PlainDesk _desk;
    private readonly PlainReview _review;
    private readonly Queue<ReviewModel> _proposed = [];
    private int _read;

    public PlainChat(ChatModel model, PlainDesk desk)
    {
        (_model, _desk, _review) = (model, desk, new PlainReview(desk));
        model.Written += Read;
        model.Proposed += _proposed.Enqueue;
    }

    public async Task RunAsync(string id)
    {
        await _model.OpenAsync(id);
        Introduce();
        Recall(Shown);
        if (_model.Reviews.Count > 0)
        {
            _desk.Say("A scene prompt waits for your word: it is in the menu.");
        }

        if (_model.Draft is { Length: > 0 } draft)
        {
            _desk.Say("Not sent yet: " + draft);
            if (await _desk.ConfirmAsync("Send it now?"))
            {
                await SendAsync(draft);
            }
        }

        _desk.Say("Write what you say and end with Enter. A backslash at the end of a line goes on in the next. An empty line opens the menu.");
        while (await LineAsync() is { } text)
        {
            if (text.Length > 0)
            {
                await _desk.TryAsync(() => SendAsync(text));
            }
            else if (!await ChooseAsync())
            {
                return;
            }
        }
    }

    private void Introduce()
    {
        var persona = _model.Cast?.Persona is { } one ? $", you are {one.Name}" : "";
        _desk.Say($"{_model.Chat?.Title}{persona}. Model {_model.ModelLine}, {_model.SceneLine}.");
    }

    private void Recall(int count)
    {
        if (_model.Messages.Count > count || _model.HasOlder)
        {
            _desk.Say($"The last {Math.Min(count, _model.Messages.Count)} messages:");
        }

        foreach (var message in _model.Messages.TakeLast(count))
        {
            Say(message);
        }
    }

    private void Say(Message message)
    {
        var variant = message.Variants.Count > 1 ? $" (variant {message.Selected + 1} of {message.Variants.Count})" : "";
        _desk.Writer.Message(_model.SpeakerOf(message) + variant, message.Current.Text);
        SayPictures(message);
    }

    private void SayPictures(Message message)
    {
        foreach (var one in message.Current.Attachments)
        {
            _desk.Say(one.State switch
            {
                AttachmentState.Ready => $"Picture {one.Asset}, {one.Width} by {one.Height}{(one.Prompt is { } prompt ? ": " + prompt : "")}",
                AttachmentState.Pending => $"A picture is being made: {one.Prompt}",
                _ => $"A picture could not be made: {one.Problem}",
            });
        }
    }

    /// <summary>What is typed up to the first line without a backslash at its end; null when the input has ended.</summary>
    private async Task<string?> LineAsync()
    {
        var lines = new List<string>();
        while (true)
        {
            if (await _desk.AskAsync(lines.Count == 0 ? "You:" : "...") is not { } line)
            {
                return lines.Count > 0 ? string.Join('\n', lines) : null;
            }

            if (!line.EndsWith('\\'))
            {
                lines.Add(line);
                return string.Join('\n', lines);
            }

            lines.Add(line[..^1]);
            _model.SetDraft(string.Join('\n', lines));
        }
    }

    private async Task SendAsync(string text)
    {
        // It is kept until it is stored, whatever happens to the program or to the link.
        _model.SetDraft(text);
        await ReplyAsync(_model.SendAsync(text));
        if (_model.Draft.Length > 0)
        {
            _desk.Say("What you wrote is not sent. It is kept, and offered again when you come back to this chat.");
        }
    }

    private async Task ReplyAsync(Task reply)
    {
        await _desk.WaitAsync(reply);
        _read = 0;
        foreach (var note in _model.Notes)
        {
            _desk.Say("Note: " + note);
        }

        _desk.Tell(_model.Problem);
        if (_model.Messages.Count > 0)
        {
            SayPictures(_model.Messages[^1]);
        }

        while (_proposed.TryDequeue(out var review))
        {
            await ReviewAsync(review);
        }
    }

    private async Task ReviewAsync(ReviewModel review)
    {
        await _review.RunAsync(review);
        await _model.CaughtUpAsync();
        _model.Settle();
        if (_model.Messages.LastOrDefault(message => message.Id == review.Message) is { } message)
        {
            SayPictures(message);
        }
    }

    // Only what is new since the last time, behind the name of who speaks.
    private void Read()
    {
        if (_model.Writing is not { } writing)
        {
            return;
        }

        if (_read == 0)
        {
            if (writing.Text.Length == 0)
            {
                return;
            }

            _desk.Writer.Stream($"{_model.Cast?.Character.Name}: ");
        }

        if (writing.Text.Length > _read)
        {
            _desk.Writer.Stream(writing.Text[_read..]);
            _read = writing.Text.Length;
        }
    }
}
