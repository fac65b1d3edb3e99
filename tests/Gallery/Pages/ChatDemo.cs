namespace LettucePlug.Terminal.Gallery;

/// <summary>Characters at the left, the transcript, a composer.</summary>
internal sealed class ChatDemo
{
    private readonly UiApp _app;
    private readonly ChatTranscript _transcript = new();
    private readonly TextEditor _composer = new()
    {
        EnterSubmits = true,
        UsesPageKeys = false,
        FoldsPastesOver = 20,
        Placeholder = "Write a message",
    };

    private int _next;

    public ChatDemo(UiApp app, int messages)
    {
        _app = app;
        _transcript.Set(Enumerable.Range(0, messages).Select(Message));
        _next = messages;
        _composer.Submitted += Send;
        var characters = new ListView<string>(name => name) { Items = [.. Enumerable.Range(1, 30).Select(i => $"Character {i}")] };
        Root = new ChatRoot(_transcript, FlexBox.Rows()
            .Add(FlexBox.Columns()
                .Add(characters, Length.Cells(24), fromWidth: 80)
                .Add(_transcript, Length.Flex()), Length.Flex())
            .Add(new BorderBox(_composer, "Message"), Length.Auto.AtMost(8)))
        {
            CommandContext = "chat",
        };
        Composer = _composer;
    }

    public Component Root { get; }

    public TextEditor Composer { get; }

    public ChatTranscript Transcript => _transcript;

    public static ChatMessage Message(int number) => new()
    {
        Id = $"{number}",
        Speaker = number % 2 == 0 ? "You" : "Mira",
        SpeakerRole = number % 2 == 0 ? Role.User : Role.Character,
        Note = number % 2 == 0 ? "" : "1/2",
        Text = SampleText.Message(number),
    };

    public void BeginReply() => _transcript.Add(Message(_next | 1) with { Id = $"{_next++}", Text = "", IsStreaming = true });

    public void Append(int token)
    {
        var last = _transcript.Messages.Last();
        _transcript.Update(last with { Version = last.Version + 1, Text = last.Text + SampleText.Token(token) });
        _app.Invalidate(FrameUrgency.Stream);
    }

    public void Stream()
    {
        BeginReply();
        Next(0);

        void Next(int token)
        {
            const int Tokens = 200;
            if (token == Tokens)
            {
                var last = _transcript.Messages.Last();
                _transcript.Update(last with { Version = last.Version + 1, IsStreaming = false });
                return;
            }

            Append(token);
            _app.After(TimeSpan.FromMilliseconds(20), () => Next(token + 1));
        }
    }

    private void Send()
    {
        if (_composer.Text.Length > 0)
        {
            _transcript.Add(Message(0) with { Id = $"{_next++}", Text = _composer.FullText });
            _transcript.ScrollToEnd();
            _composer.Text = "";
        }
    }

    /// <summary>Lets the history scroll while somebody types.</summary>
    private sealed class ChatRoot : Component
    {
        private readonly ChatTranscript _transcript;
        private readonly Component _content;

        public ChatRoot(ChatTranscript transcript, Component content)
        {
            _transcript = transcript;
            _content = Adopt(content);
        }

        protected override bool OnKey(KeyEvent key)
        {
            if (key is { Key: Key.Up or Key.Down, Modifiers: KeyModifiers.Alt })
            {
                _transcript.ScrollLines(key.Key == Key.Up ? -1 : 1);
                return true;
            }

            return _transcript.ScrollByKey(key);
        }

        protected override void Paint(Canvas canvas) => _content.Draw(canvas, canvas.Bounds);
    }
}
