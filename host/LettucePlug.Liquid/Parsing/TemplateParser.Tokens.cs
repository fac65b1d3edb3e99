namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private int _pos;
    private int _limit;
    private bool _trimNext;
    private Tag _unread;
    private bool _hasUnread;
    private List<string>? _forgiven;

    private ReadOnlySpan<char> NameOf(in Tag tag) => _text.AsSpan(tag.NameStart, tag.NameEnd - tag.NameStart);

    private void Unread(in Tag tag) => (_unread, _hasUnread) = (tag, true);

    /// <summary>The next tag; text and outputs on the way to it become nodes.</summary>
    private bool ReadTag(out Tag tag)
    {
        if (_hasUnread)
        {
            (tag, _hasUnread) = (_unread, false);
            return true;
        }

        if (_inLines)
        {
            return ReadLine(out tag);
        }

        while (_pos < _limit)
        {
            var open = FindOpen(_pos);
            var isEnd = open >= _limit;
            AddText(_pos, open, !isEnd && open + 2 < _limit && _text[open + 2] == '-');
            if (isEnd)
            {
                _pos = _limit;
                break;
            }

            if (_text[open + 1] == '%')
            {
                if (ReadDelimited(open, out tag))
                {
                    return true;
                }
            }
            else
            {
                ReadOutput(open);
            }
        }

        tag = default;
        return false;
    }

    /// <summary>The next <c>{%</c> or <c>{{</c>, or the end.</summary>
    private int FindOpen(int from)
    {
        while (from < _limit - 1)
        {
            var found = _text.AsSpan(from, _limit - from - 1).IndexOf('{');
            if (found < 0)
            {
                break;
            }

            from += found;
            if (_text[from + 1] is '%' or '{')
            {
                return from;
            }

            from++;
        }

        return _limit;
    }

    private void AddText(int start, int end, bool trimEnd)
    {
        if (_trimNext)
        {
            while (start < end && IsSpace(_text[start]))
            {
                start++;
            }

            _trimNext = false;
        }

        if (trimEnd)
        {
            while (end > start && IsSpace(_text[end - 1]))
            {
                end--;
            }
        }

        if (end > start)
        {
            _pending.Add(new TextNode(_text, start, end, isRaw: false));
        }
    }

    private bool ReadDelimited(int open, out Tag tag)
    {
        var from = open + 2;
        var close = _text.IndexOf("%}", from, _limit - from, StringComparison.Ordinal);
        if (close < 0)
        {
            tag = default;
            _tagFailed = false;
            Error(
                DiagnosticCode.UnclosedDelimiter,
                open,
                EndOfLine(open),
                "Tag '{%' was not properly terminated",
                "close it with %}");
            _pos = _limit;
            return false;
        }

        var end = close + 2;
        _trimNext = _text[close - 1] == '-' && close > from;
        var stop = _trimNext ? close - 1 : close;
        from = from < stop && _text[from] == '-' ? from + 1 : from;
        tag = SplitTag(open, end, from, Math.Max(from, stop), _trimNext);
        _pos = end;
        return true;
    }

    private Tag SplitTag(int open, int end, int from, int stop, bool trimsAfter)
    {
        while (from < stop && IsSpace(_text[from]))
        {
            from++;
        }

        var name = from;
        if (from < stop && _text[from] == '#')
        {
            from++;
        }
        else
        {
            while (from < stop && (char.IsAsciiLetterOrDigit(_text[from]) || _text[from] == '_'))
            {
                from++;
            }
        }

        return new Tag(open, end, name, from, from, stop, trimsAfter);
    }

    private void ReadOutput(int open)
    {
        var from = open + 2;
        var close = _text.IndexOf("}}", from, _limit - from, StringComparison.Ordinal);
        var inner = _text.IndexOf("{%", from, (close < 0 ? _limit : close) - from, StringComparison.Ordinal);
        _tagFailed = false;
        if (close < 0 || (inner >= 0 && !IsQuoted(from, inner)))
        {
            var until = inner < 0 ? EndOfLine(open) : Math.Min(inner, EndOfLine(open));
            Error(
                DiagnosticCode.UnclosedDelimiter,
                open,
                until,
                "Variable '{{' was not properly terminated",
                "close it with }}");
            _pos = inner >= 0 ? inner : Math.Max(until, open + 2);
            return;
        }

        // In {{{ a }}} the last of three braces belongs to a value that never was one.
        _pos = close + 2;
        _trimNext = close > from && _text[close - 1] == '-';
        _stop = _trimNext ? close - 1 : close;
        _at = from < _stop && _text[from] == '-' ? from + 1 : from;
        var expression = ParseFiltered();
        if (expression is MediaSlotExpression media)
        {
            _pending.Add(new MediaNode(open, _pos, media.Slot, null));
        }
        else
        {
            _pending.Add(new OutputNode(open, _pos, expression ?? NilAt(_at)));
        }
    }

    private bool IsQuoted(int from, int at)
    {
        var quote = '\0';
        for (var i = from; i < at; i++)
        {
            if (quote == '\0' && _text[i] is '"' or '\'')
            {
                quote = _text[i];
            }
            else if (_text[i] == quote)
            {
                quote = '\0';
            }
        }

        return quote != '\0';
    }

    private int EndOfLine(int from)
    {
        var end = _text.IndexOf('\n', from);
        return end < 0 || end > _limit ? _limit : end;
    }

    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    private static LiteralExpression NilAt(int at) => new(at, at, default);
}
