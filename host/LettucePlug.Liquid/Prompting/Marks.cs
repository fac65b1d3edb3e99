namespace LettucePlug.Liquid;

internal enum MarkKind
{
    RoleStart,
    RoleEnd,
    Media,
    History,
    SectionStart,
    SectionEnd,
}

/// <summary>
/// A place in the output where something structural happened. Structure is kept beside the text, never inside of it:
/// that is why no text can imitate it.
/// </summary>
internal sealed record Mark(MarkKind Kind, int At, string Name)
{
    public long Number { get; init; }

    public long MaxTokens { get; init; } = long.MaxValue;

    public string File { get; init; } = "";

    public IReadOnlyList<MediaRef> Media { get; init; } = [];

    public Diagnostic? Place { get; init; }
}

/// <summary>The marks of one rendering, in the order of the output.</summary>
internal sealed class Marks
{
    public List<Mark> All { get; } = [];

    public bool IsInRole { get; set; }

    public bool IsInSection { get; set; }

    public void Add(Mark mark) => All.Add(mark);
}
