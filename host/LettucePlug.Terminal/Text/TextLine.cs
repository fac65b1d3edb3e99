namespace LettucePlug.Terminal;

/// <summary>One line of wrapped text, as a part of the whole.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, without the blanks or the line break it ended with.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Next">Where the next line begins; the length of the text for the last one.</param>
public readonly record struct TextLine(int Start, int Length, int Width, int Next)
{
    /// <summary>The first position behind it.</summary>
    public int End => Start + Length;
}
