namespace LettucePlug.Terminal;

public sealed partial class TextEditor
{
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);

    /// <summary>
    /// Pastes of more lines stand as a token of one line, such as <c>[paste 1: 200 lines]</c>, until they are used; 0 to put
    /// all text in as it is.
    /// </summary>
    public int FoldsPastesOver { get; set; }

    /// <summary>The text with every folded paste in its place.</summary>
    public string FullText
    {
        get
        {
            var text = Text;
            foreach (var (token, folded) in _folded)
            {
                text = text.Replace(token, folded, StringComparison.Ordinal);
            }

            return text;
        }
    }

    /// <summary>Whether something in it is folded.</summary>
    public bool HasFolds => _folded.Keys.Any(token => Text.Contains(token, StringComparison.Ordinal));

    /// <summary>Puts every folded paste in its place, as one step that can be taken back.</summary>
    public void Unfold()
    {
        if (HasFolds)
        {
            ReplaceAll(FullText);
        }
    }

    private string Fold(string text)
    {
        text = Sanitizer.Clean(text);
        var lines = text.AsSpan().Count('\n') + 1;
        if (FoldsPastesOver <= 0 || lines <= FoldsPastesOver)
        {
            return text;
        }

        var token = $"[paste {_folded.Count + 1}: {lines} lines]";
        _folded[token] = text;
        return token;
    }
}
