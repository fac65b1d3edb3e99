namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private SilentNode ParseComment(in Tag tag)
    {
        var depth = 1;
        while (NextRawTag(out var inner))
        {
            switch (NameOf(inner))
            {
                case "raw":
                    SkipRaw(inner, "raw", "endraw");
                    break;
                case "comment":
                    depth++;
                    break;
                case "endcomment" when --depth == 0:
                    _trimNext = inner.TrimsAfter;
                    return new SilentNode(tag.Start, inner.End);
            }
        }

        ReportUnclosed(new OpenTag("comment", "endcomment", null, tag.Start, tag.End));
        return new SilentNode(tag.Start, tag.End);
    }

    private SilentNode ParseDoc(in Tag tag)
    {
        if (!AtEnd)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "doc takes no arguments");
        }

        var start = _pos;
        var end = SkipRaw(tag, "doc", "enddoc");
        if (end.End != 0 && FindRawTag(start, end.Start, "doc") is >= 0 and var nested)
        {
            Error(DiagnosticCode.MisplacedTag, nested, nested + 2, "doc tags cannot be nested");
        }

        _trimNext = end.TrimsAfter;
        return new SilentNode(tag.Start, tag.End);
    }

    private TextNode ParseRaw(in Tag tag)
    {
        if (!AtEnd)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "raw takes no arguments");
        }

        var start = _pos;
        var end = SkipRaw(tag, "raw", "endraw");
        var stop = end.End == 0 ? start : end.Start;
        _trimNext = end.TrimsAfter;
        return new TextNode(_text, start, stop, isRaw: true);
    }

    /// <summary>Goes behind the tag that closes unparsed text; an empty tag when there is none.</summary>
    private Tag SkipRaw(in Tag open, string name, string closeName)
    {
        if (_inLines)
        {
            while (ReadLine(out var line))
            {
                if (NameOf(line).SequenceEqual(closeName))
                {
                    return line;
                }
            }
        }
        else
        {
            var from = FindRawTag(_pos, _limit, closeName);
            if (from >= 0 && _text.IndexOf("%}", from, _limit - from, StringComparison.Ordinal) >= 0)
            {
                ReadDelimited(from, out var end);
                return end;
            }
        }

        ReportUnclosed(new OpenTag(name, closeName, null, open.Start, open.End));
        _pos = _limit;
        return default;
    }

    /// <summary>Where a tag of this name opens in text that is not parsed; -1 where none does.</summary>
    private int FindRawTag(int from, int to, string name)
    {
        while (from < to && (from = _text.IndexOf("{%", from, to - from, StringComparison.Ordinal)) >= 0)
        {
            var at = from + 2;
            at += at < to && _text[at] == '-' ? 1 : 0;
            while (at < to && IsSpace(_text[at]))
            {
                at++;
            }

            var end = at + name.Length;
            if (string.CompareOrdinal(_text, at, name, 0, name.Length) == 0
                && !(end < to && IsNamePart(_text[end]) && _text[end] != '-'))
            {
                return from;
            }

            from += 2;
        }

        return -1;
    }

    /// <summary>The next tag inside of a comment, where nothing else is looked at.</summary>
    private bool NextRawTag(out Tag tag)
    {
        if (_inLines)
        {
            return ReadLine(out tag);
        }

        while (_pos < _limit)
        {
            var open = FindOpen(_pos);
            if (open >= _limit)
            {
                break;
            }

            var isTag = _text[open + 1] == '%';
            var close = _text.IndexOf(isTag ? "%}" : "}}", open + 2, _limit - open - 2, StringComparison.Ordinal);
            if (!isTag)
            {
                var inner = _text.IndexOf("{%", open + 2, (close < 0 ? _limit : close) - open - 2, StringComparison.Ordinal);
                if (close < 0 && inner < 0)
                {
                    break;
                }

                _pos = inner >= 0 ? inner : close + 2;
                continue;
            }

            if (close < 0)
            {
                break;
            }

            ReadDelimited(open, out tag);
            return true;
        }

        _pos = _limit;
        tag = default;
        return false;
    }
}
