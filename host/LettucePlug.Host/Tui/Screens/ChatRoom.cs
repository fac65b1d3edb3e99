using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>An open chat: who and what in a line, the messages, and where the next one is written.</summary>
internal sealed class ChatRoom : Component
{
    private const int LettersPerMillisecond = 200;
    private const int ShortestPause = 15;
    private const int LongestPause = 250;

    private readonly ChatModel _model;
    private readonly TranscriptText _text;
    private readonly TextBlock _heading = new("") { IsSingleLine = true };
    private readonly TextBlock _notes = new("") { IsVisible = false };
    private readonly TextBlock _pictures = new("") { IsSingleLine = true, IsVisible = false };
    private readonly FlexBox _rows;
    private bool _isWriteDue;

    public ChatRoom(ChatModel model, PictureShelf shelf, bool enterSends, bool viKeys)
    {
        _model = model;
        _text = new TranscriptText(model, shelf);
        Transcript = new ChatTranscript
        {
            CommandContext = "chat.messages",
            EmptyText = "Say something to begin.",
            EndKey = "Ctrl+End",
            MostPictureRows = shelf.Look.MostRows,
        };
        Composer = new TextEditor
        {
            EnterSubmits = enterSends,
            UsesViKeys = viKeys,
            UsesPageKeys = false,
            MostRows = 6,
            FoldsPastesOver = 2000,
            Placeholder = enterSends ? "Write here. Enter sends, Alt+Enter begins a line." : "Write here. Alt+Enter sends.",
        };
        Composer.Changed += () => _model.SetDraft(Composer.FullText);
        _rows = Adopt(FlexBox.Rows()
            .Add(_heading, Length.Cells(1))
            .Add(Transcript, Length.Flex().AtLeast(3))
            .Add(new ProblemText(() => model.Problem), Length.Auto)
            .Add(_notes, Length.Auto.AtMost(2))
            .Add(_pictures, Length.Auto)
            .Add(new BorderBox(Composer), Length.Auto));

        // Without a chosen message no key means anything there: Escape leads back to writing.
        Transcript.SelectionChanged += chosen =>
        {
            if (chosen is null && Transcript.HasFocus)
            {
                Composer.Focus();
            }
        };
        model.Loaded += Load;
        model.OlderLoaded += older => Transcript.AddOlder([.. older.Select(_text.Of)]);
        model.Added += message => Transcript.Add(_text.Of(message));
        model.Updated += message => Transcript.Update(_text.Of(message));
        model.Removed += Transcript.Remove;
        model.Written += WriteSoon;
    }

    public ChatTranscript Transcript { get; }

    public TextEditor Composer { get; }

    /// <summary>The message that is chosen, or else the last.</summary>
    public Message? Chosen => Transcript.Selected is { } selected
        ? _model.Messages.LastOrDefault(message => message.Id == selected.Id)
        : _model.Messages.Count > 0 ? _model.Messages[^1] : null;

    protected override bool OnKey(KeyEvent key) => Transcript.ScrollByKey(key);

    // Keys that do something with a message need one; which it is has to be seen.
    protected override void OnFocusMoved(Component? from, Component? to)
    {
        if (ReferenceEquals(to, Transcript) && Transcript.Selected is null)
        {
            Transcript.SelectNext(-1);
        }
        else if (ReferenceEquals(to, Composer))
        {
            Transcript.Select(null);
        }
    }

    protected override void Paint(Canvas canvas)
    {
        if (_model.Chat is { } chat)
        {
            var persona = _model.Cast?.Persona is { } as_ ? $" as {as_.Name}" : "";
            var line = $" {chat.Title}{persona} · {_model.ModelLine} · {_model.SceneLine}";
            _heading.Set(Sanitizer.Clean(line, singleLine: true), Role.Muted);
        }

        _notes.IsVisible = _model.Notes.Count > 0;
        if (_notes.IsVisible)
        {
            _notes.Set("i " + Sanitizer.Clean(string.Join(" ", _model.Notes), singleLine: true), Role.Warning);
        }

        _pictures.IsVisible = _model.Pictures.Count > 0;
        if (_pictures.IsVisible)
        {
            var names = _model.Pictures.Select((picture, index) => $"{index + 1}. {picture.Name}");
            _pictures.Set(
                Sanitizer.Clean($" + {string.Join("  ", names)}  (Alt+U takes the last back)", singleLine: true), Role.Accent);
        }

        _rows.Draw(canvas, canvas.Bounds);
    }

    private void Load()
    {
        Transcript.Set(_model.Messages.Select(_text.Of));
        Composer.Text = _model.Draft;
        Composer.Caret = Composer.Text.Length;
    }

    // A long reply is laid out anew as a whole with every word, so the longer it is the more words go into one turn.
    private void WriteSoon()
    {
        var pause = TimeSpan.FromMilliseconds(Math.Min(LongestPause, (_model.Writing?.Text.Length ?? 0) / LettersPerMillisecond));
        if (App is not { } app || pause.TotalMilliseconds < ShortestPause)
        {
            Write();
        }
        else if (!_isWriteDue)
        {
            _isWriteDue = true;
            app.After(pause, () =>
            {
                _isWriteDue = false;
                Write();
            });
        }
    }

    private void Write()
    {
        if (_model.Writing is not { } writing)
        {
            return;
        }

        if (writing.Message != Writing.New)
        {
            if (_model.Messages.LastOrDefault(message => message.Id == writing.Message) is { } message)
            {
                Transcript.Update(_text.Of(message));
            }

            return;
        }

        // It stays behind the user's own message, which is stored before the first word of the reply.
        if (!Transcript.Update(_text.Of(writing)) || Transcript.Messages.Last().Id != writing.Message)
        {
            Transcript.Remove(writing.Message);
            Transcript.Add(_text.Of(writing));
        }
    }
}
