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
        var nested = _text.AsSpan(start, Math.Max(0, end.Start - start)).IndexOf("{% doc %}");
        if (end.End != 0 && nested >= 0)
        {
            Error(DiagnosticCode.MisplacedTag, start + nested, start + nested + 9, "doc tags cannot be nested");
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
            var from = _pos;
            while (from < _limit && (from = _text.IndexOf("{%", from, _limit - from, StringComparison.Ordinal)) >= 0)
            {
                var at = from + 2;
                at += at < _limit && _text[at] == '-' ? 1 : 0;
                while (at < _limit && IsSpace(_text[at]))
                {
                    at++;
                }

                if (string.CompareOrdinal(_text, at, closeName, 0, closeName.Length) == 0
                    && !(at + closeName.Length < _limit && IsNamePart(_text[at + closeName.Length])
                        && _text[at + closeName.Length] != '-'))
                {
                    if (_text.IndexOf("%}", at, _limit - at, StringComparison.Ordinal) < 0)
                    {
                        break;
                    }

                    ReadDelimited(from, out var end);
                    return end;
                }

                from += 2;
            }
        }

        ReportUnclosed(new OpenTag(name, closeName, null, open.Start, open.End));
        _pos = _limit;
        return default;
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
