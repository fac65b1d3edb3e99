namespace LettucePlug.Imaging;

/// <summary>A text that travels inside an image file.</summary>
public sealed record ImageText
{
    /// <summary>The keyword PNG uses for an XMP packet; in a JPEG it stands for the XMP segment.</summary>
    public const string XmpKeyword = "XML:com.adobe.xmp";

    /// <summary>The keyword of a remark for people; in a JPEG it stands for a comment segment without a keyword.</summary>
    public const string CommentKeyword = "Comment";

    /// <summary>1 to 79 characters of Latin-1, no space at either end.</summary>
    public required string Keyword { get; init; }

    /// <summary>The text; line ends as stored.</summary>
    public required string Text { get; init; }

    /// <summary>Whether a PNG stores it compressed (zTXt, or a compressed iTXt). JPEG ignores it.</summary>
    public bool Compressed { get; init; }

    internal void Check()
    {
        var isValid = Keyword.Length is >= 1 and <= 79
            && Keyword[0] != ' ' && Keyword[^1] != ' '
            && Keyword.All(letter => letter is >= ' ' and <= '~' or >= '\u00A1' and <= '\u00FF');
        if (!isValid)
        {
            throw new ArgumentException(
                "A keyword has 1 to 79 printable Latin-1 characters and no space at its ends.", nameof(Keyword));
        }
    }
}
