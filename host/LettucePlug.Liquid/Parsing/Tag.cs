namespace LettucePlug.Liquid;

/// <summary>Where a tag is: all of it, its name, and what stands behind the name.</summary>
internal readonly record struct Tag(
    int Start, int End, int NameStart, int NameEnd, int MarkupStart, int MarkupEnd, bool TrimsAfter);
