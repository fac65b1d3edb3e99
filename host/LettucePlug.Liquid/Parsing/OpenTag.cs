namespace LettucePlug.Liquid;

/// <summary>A block tag whose end the parser is looking for.</summary>
internal sealed class OpenTag(string name, string closeName, string[]? middles, int start, int end)
{
    public static readonly OpenTag Document = new("", "", null, 0, 0);

    public string Name => name;

    public string CloseName => closeName;

    public int Start => start;

    public int End => end;

    /// <summary>A <c>liquid</c> tag: what is opened before it cannot be closed inside of it.</summary>
    public bool IsLines { get; init; }

    public bool Ends(ReadOnlySpan<char> word)
    {
        if (closeName.Length > 0 && word.SequenceEqual(closeName))
        {
            return true;
        }

        if (middles is not null)
        {
            foreach (var middle in middles)
            {
                if (word.SequenceEqual(middle))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
