namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private bool _inLines;

    private LinesNode ParseLines(in Tag tag)
    {
        var (pos, limit, inLines, trimNext) = (_pos, _limit, _inLines, _trimNext);
        (_pos, _limit, _inLines) = (tag.MarkupStart, tag.MarkupEnd, true);
        var body = ParseBody(new OpenTag("liquid", "", null, tag.Start, tag.End) { IsLines = true }, out _);
        (_pos, _limit, _inLines, _trimNext) = (pos, limit, inLines, trimNext);
        return new LinesNode(tag.Start, tag.End, body);
    }

    /// <summary>The next line of a <c>liquid</c> tag that holds a tag.</summary>
    private bool ReadLine(out Tag tag)
    {
        while (_pos < _limit)
        {
            var start = _pos;
            var end = _text.IndexOf('\n', start, _limit - start);
            end = end < 0 ? _limit : end;
            _pos = Math.Min(end + 1, _limit);
            while (start < end && IsSpace(_text[start]))
            {
                start++;
            }

            var stop = end;
            while (stop > start && IsSpace(_text[stop - 1]))
            {
                stop--;
            }

            if (start < stop)
            {
                tag = SplitTag(start, stop, start, stop, false);
                return true;
            }
        }

        tag = default;
        return false;
    }
}
