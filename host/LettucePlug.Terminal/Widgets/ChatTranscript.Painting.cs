namespace LettucePlug.Terminal;

public sealed partial class ChatTranscript
{
    private const int Margin = 2;

    private readonly List<(ChatEntry Entry, int Y, int Rows)> _places = [];

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        _places.Clear();
        PaintedMessages = 0;
        if (canvas.Size.Rows <= 0)
        {
            return;
        }

        Resize(canvas.Size);
        if (_entries.Count == 0)
        {
            canvas.WriteFit(Margin, 0, canvas.Size.Columns - Margin, EmptyText, Role.Muted);
            return;
        }

        var (index, line) = Top();
        _anchor = _entries[index];
        _anchorLine = line = Math.Min(line, HeightOf(index) - 1);
        var first = index;
        for (var y = -line; index < _entries.Count && y < _height; index++)
        {
            var rows = HeightOf(index);
            if (index < _known && _sums[index] - (index == 0 ? 0 : _sums[index - 1]) != rows)
            {
                // What was about is exact now.
                Remeasure(index);
            }

            PaintEntry(canvas, _entries[index], y, rows);
            _places.Add((_entries[index], y, rows));
            y += rows;
        }

        PaintedMessages = index - first;
        var (above, total) = Sums(first);
        ScrollMark.Paint(canvas, canvas.Size.Columns - 1, 0, _height, above + line, total);
        PaintPill(canvas);
    }

    private void Resize(Size size)
    {
        var width = Math.Max(1, size.Columns - Margin - 2);
        _height = size.Rows;
        if (width == _width)
        {
            return;
        }

        // The row in view is found again by how far into the text it was.
        var share = _anchor is { } anchor && anchor.IsMeasured(_width)
            ? (double)_anchorLine / anchor.Measure(_width, PictureRows)
            : 0;
        _width = width;
        Remeasure(0);
        if (_anchor is not null)
        {
            _anchorLine = (int)(share * _anchor.Measure(_width, PictureRows));
        }
    }

    private void PaintEntry(Canvas canvas, ChatEntry entry, int y, int rows)
    {
        var message = entry.Message;
        if (ReferenceEquals(entry, _selected))
        {
            canvas.VerticalLine(0, y, rows - 1, HasFocus ? Role.Accent : Role.Border);
        }

        var x = Margin + canvas.Write(Margin, y, Sanitizer.Clean(message.Speaker, singleLine: true), Style.Of(message.SpeakerRole).With(TextAttributes.Bold));
        if (message.Note.Length > 0)
        {
            canvas.WriteFit(x + 2, y, Math.Max(0, _width + Margin - x - 2), Sanitizer.Clean(message.Note, singleLine: true), Role.Muted);
        }

        // Only the lines in view: a message may be longer than many windows.
        var from = Math.Max(0, -(y + ChatEntry.HeaderRows));
        var to = Math.Min(entry.Lines.Count, _height - y - ChatEntry.HeaderRows);
        for (var i = from; i < to; i++)
        {
            PaintLine(canvas, entry, entry.Lines[i], y + ChatEntry.HeaderRows + i);
        }

        if (message.IsStreaming)
        {
            var last = entry.Lines.Count == 0 ? default : entry.Lines[^1];
            canvas.Write(
                Math.Min(Margin + last.Width, Margin + _width - 1),
                y + ChatEntry.HeaderRows + Math.Max(0, entry.Lines.Count - 1),
                canvas.Lines == BoxLines.Ascii ? "_" : "▌", Role.Accent);
        }

        if (entry.ErrorRows > 0)
        {
            PaintProblem(canvas, entry.ErrorLines, y + entry.AttachmentsTop - entry.ErrorRows);
        }

        PaintAttachments(canvas, entry, y + entry.AttachmentsTop);
    }

    private void PaintLine(Canvas canvas, ChatEntry entry, TextLine line, int y)
    {
        canvas.Write(Margin, y, entry.Styled, line);
        if (_pattern.Length == 0)
        {
            return;
        }

        var text = entry.Styled.Text.AsSpan(line.Start, line.Length);
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(_pattern, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
            {
                return;
            }

            at += next;
            var x = Margin + TextWidth.Of(text[..at]);
            canvas.Restyle(new Rect(x, y, TextWidth.Of(text.Slice(at, _pattern.Length)), 1), _ => Role.Match);
            at += _pattern.Length;
        }
    }

    private void PaintAttachments(Canvas canvas, ChatEntry entry, int y)
    {
        for (var i = 0; i < entry.Message.Attachments.Count; i++)
        {
            var attachment = entry.Message.Attachments[i];
            var rows = ChatEntry.PictureRows(attachment, _width, PictureRows);
            if (y + rows + entry.CaptionRows(i) > 0 && y < _height)
            {
                if (rows > 0 && attachment.Picture is { } picture)
                {
                    var size = picture.Fit(new Size(_width, PictureRows));
                    if (!ImageView.Draw(canvas, picture, new Rect(Margin, y, size.Columns, size.Rows), App))
                    {
                        canvas.WriteFit(Margin, y, _width, Sanitizer.Clean(picture.Description, singleLine: true), Role.Muted);
                    }
                }

                if (attachment.State == ChatAttachmentState.Failed)
                {
                    PaintProblem(canvas, entry.ProblemLines(i), y + rows);
                }
                else
                {
                    PaintCaption(canvas, attachment, y + rows);
                }
            }

            y += rows + entry.CaptionRows(i);
        }
    }

    private static void PaintProblem(Canvas canvas, IReadOnlyList<string> lines, int y)
    {
        canvas.Write(Margin, y, "!", Role.Error);
        foreach (var line in lines)
        {
            canvas.Write(Margin + 2, y++, line, Role.Error);
        }
    }

    private void PaintCaption(Canvas canvas, ChatAttachment attachment, int y)
    {
        var (mark, role) = attachment.State switch
        {
            ChatAttachmentState.Pending => (y >= 0 && y < _height ? $"{Spinner.Turn(App, canvas)}" : "*", Role.Accent),
            ChatAttachmentState.Waiting => ("?", Role.Warning),
            _ => (canvas.Lines == BoxLines.Ascii ? "#" : "▣", Role.Muted),
        };
        var percent = attachment is { State: ChatAttachmentState.Pending, Progress: { } progress }
            ? $"{(int)(Math.Clamp(progress, 0, 1) * 100)}% "
            : "";
        canvas.Write(Margin, y, mark, role);
        canvas.WriteFit(
            Margin + 2, y, _width - 2, percent + Sanitizer.Clean(attachment.Text, singleLine: true), Role.Muted);
    }

    private void PaintPill(Canvas canvas)
    {
        var isWriting = _entries[^1].Message.IsStreaming;
        if (Follows || (_unseen == 0 && !isWriting))
        {
            return;
        }

        var what = isWriting ? "being written" : $"{_unseen} new";
        var text = $" {what} below, {EndKey} goes there ";
        var width = Math.Min(TextWidth.Of(text), canvas.Size.Columns);
        canvas.WriteFit((canvas.Size.Columns - width) / 2, _height - 1, width, text, Role.Bar);
    }
}
