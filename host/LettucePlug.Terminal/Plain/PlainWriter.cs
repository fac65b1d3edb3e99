using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// Writes lines that are only ever added: for screen readers, dumb terminals, pipes and logs. It sends no escape sequence,
/// no carriage return and no control but the line feed; all text is sanitised.
/// </summary>
public sealed class PlainWriter
{
    private readonly TextWriter _output;
    private readonly int _width;
    private readonly StringBuilder _streamed = new();

    /// <summary>A writer to an output it does not own.</summary>
    /// <param name="output">Where the text goes.</param>
    /// <param name="width">Where lines are broken; <c>null</c> leaves that to the reader, as pipes and screen readers want.</param>
    public PlainWriter(TextWriter output, int? width = null)
    {
        _output = output;
        _width = width ?? int.MaxValue;
    }

    /// <summary>Writes a text and ends the line.</summary>
    public void Line(string text = "")
    {
        EndStream();
        text = Sanitizer.Clean(text);
        foreach (var line in Wrap.Lines(text, _width))
        {
            _output.Write(text.AsSpan(line.Start, line.Length));
            _output.Write('\n');
        }

        _output.Flush();
    }

    /// <summary>Writes who speaks before what is said.</summary>
    public void Message(string speaker, string text) => Line($"{Sanitizer.Clean(speaker, singleLine: true)}: {text}");

    /// <summary>
    /// Writes a piece of a text that is still arriving, sentence by sentence, so that a reader is not interrupted at every
    /// word. <see cref="EndStream"/> writes the rest.
    /// </summary>
    public void Stream(string piece)
    {
        _streamed.Append(piece);
        var text = _streamed.ToString();
        var end = LastSentenceEnd(text);
        if (end > 0)
        {
            _streamed.Remove(0, end);
            WriteLines(text[..end]);
        }
    }

    /// <summary>Ends what <see cref="Stream"/> began.</summary>
    public void EndStream()
    {
        if (_streamed.Length > 0)
        {
            var rest = _streamed.ToString();
            _streamed.Clear();
            WriteLines(rest);
        }
    }

    /// <summary>Writes a question without ending the line, for an answer to follow.</summary>
    public void Prompt(string text)
    {
        EndStream();
        _output.Write(Sanitizer.Clean(text, singleLine: true));
        _output.Write(' ');
        _output.Flush();
    }

    private void WriteLines(string text)
    {
        text = Sanitizer.Clean(text.Trim());
        if (text.Length == 0)
        {
            return;
        }

        foreach (var line in Wrap.Lines(text, _width))
        {
            _output.Write(text.AsSpan(line.Start, line.Length));
            _output.Write('\n');
        }

        _output.Flush();
    }

    // Behind the last sign that ends a sentence and has a blank or a line break after it.
    private static int LastSentenceEnd(string text)
    {
        for (var i = text.Length - 1; i > 0; i--)
        {
            if (text[i] == '\n' || (text[i] == ' ' && text[i - 1] is '.' or '!' or '?' or '…' or '"' or '*') ||
                text[i] is '。' or '！' or '？')
            {
                return i + 1;
            }
        }

        return 0;
    }
}
