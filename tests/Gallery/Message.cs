namespace LettucePlug.Terminal.Gallery;

/// <summary>One message of the chat page, with its lines kept for one width.</summary>
internal sealed class Message(string speaker, string text)
{
    private readonly List<TextLine> _lines = [];
    private StyledText _styled = LightMarkdown.Parse(text);
    private string _text = text;
    private int _width = -1;

    public void Append(string token)
    {
        _text += token;
        _styled = LightMarkdown.Parse(_text);
        _width = -1;
    }

    /// <summary>The name, the lines, a blank one.</summary>
    public int Height(int width)
    {
        if (_width != width)
        {
            _width = width;
            _lines.Clear();
            Wrap.Lines(_styled.Text, width, _lines);
        }

        return _lines.Count + 2;
    }

    public void PaintLine(Canvas canvas, int x, int y, int line, int width)
    {
        if (line == 0)
        {
            canvas.Write(x, y, speaker, speaker == "You" ? Role.User : Role.Character);
        }
        else if (line <= Height(width) - 2)
        {
            canvas.Write(x, y, _styled, _lines[line - 1]);
        }
    }
}
