namespace LettucePlug.Terminal;

/// <summary>A message with its lines for one version and width.</summary>
internal sealed class ChatEntry(ChatMessage message)
{
    /// <summary>The rows above the text: the name.</summary>
    public const int HeaderRows = 1;

    private const int GapRows = 1;

    // Enough to say what went wrong and what helps; a service may answer with a whole page.
    private const int MostProblemRows = 4;

    private readonly List<TextLine> _lines = [];
    private readonly List<IReadOnlyList<string>> _problems = [];
    private StyledText? _styled;
    private int _width = -1;
    private int _attachmentRows;

    public ChatMessage Message { get; private set; } = message;

    public StyledText Styled => _styled ??= LightMarkdown.Parse(Sanitizer.Clean(Message.Text));

    public IReadOnlyList<TextLine> Lines => _lines;

    public int AttachmentsTop => HeaderRows + TextRows + ErrorRows;

    public int ErrorRows => ErrorLines.Count;

    /// <summary>What went wrong with the message, in rows of the width it was measured for.</summary>
    public IReadOnlyList<string> ErrorLines { get; private set; } = [];

    private int TextRows => Styled.Text.Length == 0 ? (Message.IsStreaming ? 1 : 0) : _lines.Count;

    public bool IsMeasured(int width) => _width == width;

    public void Update(ChatMessage message)
    {
        if (message.Text != Message.Text)
        {
            _styled = null;
        }

        Message = message;
        _width = -1;
    }

    /// <summary>The exact rows, wrapped now if they were not.</summary>
    public int Measure(int width, int mostPictureRows)
    {
        if (_width != width)
        {
            _width = width;
            _lines.Clear();
            Wrap.Lines(Styled.Text, width, _lines);
            ErrorLines = Message.Error.Length > 0 ? Rows(Message.Error, width) : [];
            _problems.Clear();
            _problems.AddRange(Message.Attachments.Select(one => one.State == ChatAttachmentState.Failed ? Rows(one.Text, width) : []));
        }

        _attachmentRows = 0;
        for (var i = 0; i < Message.Attachments.Count; i++)
        {
            _attachmentRows += PictureRows(Message.Attachments[i], width, mostPictureRows) + CaptionRows(i);
        }

        return AttachmentsTop + _attachmentRows + GapRows;
    }

    /// <summary>About how many rows, without wrapping.</summary>
    public int Estimate(int width) =>
        HeaderRows + (Message.Error.Length > 0 ? 1 : 0) + GapRows + 1 + (Message.Text.Length / Math.Max(1, width)) + (8 * Message.Attachments.Count);

    public static int PictureRows(ChatAttachment attachment, int width, int most) =>
        attachment.Picture is { } picture && most > 0 ? picture.Fit(new Size(width, most)).Rows : 0;

    public int CaptionRows(int attachment) => Math.Max(1, _problems[attachment].Count);

    /// <summary>What went wrong with a picture, by its place among them.</summary>
    public IReadOnlyList<string> ProblemLines(int attachment) => _problems[attachment];

    // A mark stands in front; the last row ends in dots where there is more.
    private static List<string> Rows(string problem, int width)
    {
        var text = Sanitizer.Clean(problem, singleLine: true);
        var room = Math.Max(1, width - 2);
        var lines = Wrap.Lines(text, room);
        var rows = lines.Take(MostProblemRows).Select(line => text.Substring(line.Start, line.Length)).ToList();
        if (lines.Count > MostProblemRows)
        {
            rows[^1] = Ellipsis.End(text[lines[MostProblemRows - 1].Start..], room);
        }

        return rows;
    }
}
