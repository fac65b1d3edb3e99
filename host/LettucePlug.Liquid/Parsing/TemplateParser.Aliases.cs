namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    /// <summary>An old name by its source text; its use is a warning that names the new one.</summary>
    private Expression? FindAlias(int start, int end)
    {
        const int MaxAlias = 80;
        if (end - start > MaxAlias)
        {
            return null;
        }

        var written = _text[start..end];
        var key = string.Concat(written.Where(static c => !IsSpace(c)));
        if (!_options.Aliases!.TryGetValue(key, out var target) // The caller has checked that there are aliases.
            && !(IsPrinted(start) && _options.Aliases.TryGetValue("{{" + key, out target)))
        {
            return null;
        }

        const string MediaPrefix = "media:";
        var isMedia = target.StartsWith(MediaPrefix, StringComparison.Ordinal);
        Warn(
            DiagnosticCode.LegacyAlias,
            start,
            end,
            $"'{key}' is an old name",
            isMedia ? $"write {{% media {target[MediaPrefix.Length..]} %}}" : $"write {target}");
        if (isMedia)
        {
            return new MediaSlotExpression(start, end, target[MediaPrefix.Length..]);
        }

        var parts = target.Split('.');
        var segments = new PathSegment[parts.Length - 1];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = new PathSegment(parts[i + 1], null);
        }

        return new PathExpression(start, end, parts[0], null, segments);
    }

    private bool IsPrinted(int start)
    {
        var before = _text.AsSpan(0, start).TrimEnd();
        return (before.EndsWith("-") ? before[..^1] : before).EndsWith("{{");
    }
}
