using System.Globalization;

namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private readonly List<PathSegment> _segments = [];
    private readonly List<string> _names = [];
    private int _at;
    private int _stop;
    private int _nesting;

    private bool AtEnd
    {
        get
        {
            SkipSpace();
            return _at >= _stop;
        }
    }

    private void SkipSpace()
    {
        while (_at < _stop && IsSpace(_text[_at]))
        {
            _at++;
        }
    }

    private char Peek(int ahead = 0) => _at + ahead < _stop ? _text[_at + ahead] : '\0';

    private bool Take(char c)
    {
        SkipSpace();
        if (Peek() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && char.IsLetter(c));

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsAsciiDigit(c) || c == '-';

    /// <summary>A value without filters, or null when none starts here.</summary>
    private Expression? ParseValue()
    {
        SkipSpace();
        var c = Peek();
        if (c is '"' or '\'')
        {
            return ParseQuoted(c);
        }

        if (c == '(')
        {
            return ParseRange();
        }

        if (char.IsAsciiDigit(c) || (c == '-' && char.IsAsciiDigit(Peek(1))))
        {
            return ParseNumber();
        }

        return c == '[' || IsNameStart(c) || (IsLenient && c == '-' && IsNameStart(Peek(1))) ? ParsePath() : null;
    }

    private LiteralExpression? ParseQuoted(char quote)
    {
        var start = _at;
        var end = _text.IndexOf(quote, start + 1, _stop - start - 1);
        if (end < 0)
        {
            if (!IsLenient)
            {
                Error(DiagnosticCode.UnclosedString, start, _stop, $"the text has no closing {quote}", $"add {quote}");
                _at = _stop;
            }

            return null;
        }

        _at = end + 1;
        return new LiteralExpression(start, _at, LiquidValue.From(_text[(start + 1)..end]));
    }

    private RangeExpression? ParseRange()
    {
        var start = _at++;
        EnterNesting(start);
        var from = ParseValue();
        SkipSpace();
        var hasDots = Peek() == '.' && Peek(1) == '.';
        _at += hasDots ? 2 : 0;
        var to = hasDots ? ParseValue() : null;
        _nesting--;
        if (from is null || to is null || !Take(')'))
        {
            Error(
                DiagnosticCode.Syntax, start, Math.Max(_at, start + 1), "this is not a range", "write (1..5) or (1..items.size)");
            return null;
        }

        return new RangeExpression(start, _at, from, to);
    }

    private Expression? ParseNumber()
    {
        var start = _at;
        _at += _text[_at] == '-' ? 1 : 0;
        SkipDigits();
        var isFraction = Peek() == '.' && char.IsAsciiDigit(Peek(1));
        if (isFraction)
        {
            _at++;
            SkipDigits();
        }
        else if (IsNamePart(Peek()) && IsLenient)
        {
            _at = start;
            return ParsePath();
        }

        var digits = _text.AsSpan(start, _at - start);
        LiquidValue value;
        if (!isFraction && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            value = LiquidValue.From(whole);
        }
        else
        {
            value = Number.Parse(digits).ToValue();
        }

        return new LiteralExpression(start, _at, value);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }
    }

    private Expression? ParsePath()
    {
        var start = _at;
        var first = _segments.Count;
        string? name = null;
        Expression? root = null;
        if (_text[_at] == '[')
        {
            root = ParseBracket();
            if (root is null)
            {
                return null;
            }
        }
        else
        {
            name = ReadName();
        }

        var end = _at;
        while (!AtEnd)
        {
            if (Peek() == '[')
            {
                if (ParseBracket() is not { } index)
                {
                    _segments.RemoveRange(first, _segments.Count - first);
                    return null;
                }

                _segments.Add(new PathSegment(null, index));
            }
            else if (Peek() == '.' && Peek(1) != '.')
            {
                var dot = _at++;
                SkipSpace();
                if (!IsNameStart(Peek()) && !(IsLenient && IsNamePart(Peek())))
                {
                    if (!IsLenient)
                    {
                        Error(DiagnosticCode.Syntax, dot, dot + 1, "a property name must follow the dot");
                    }

                    break;
                }

                _segments.Add(new PathSegment(ReadName(), null));
            }
            else
            {
                break;
            }

            end = _at;
        }

        _at = end;
        var segments = first == _segments.Count ? [] : _segments.GetRange(first, _segments.Count - first).ToArray();
        _segments.RemoveRange(first, _segments.Count - first);
        if (_options.Aliases is not null && FindAlias(start, end) is { } alias)
        {
            return alias;
        }

        return segments.Length == 0 && Literal(name) is { } literal
            ? new LiteralExpression(start, end, literal)
            : new PathExpression(start, end, name, root, segments);
    }

    private Expression? ParseBracket()
    {
        var open = _at++;
        EnterNesting(open);
        var index = ParseValue();
        _nesting--;
        if (index is null || !Take(']'))
        {
            Error(DiagnosticCode.Syntax, open, Math.Max(_at, open + 1), "the bracket is not closed, or empty", "write name[0] or name['key']");
            return null;
        }

        return index;
    }

    private static LiquidValue? Literal(string? name) => name switch
    {
        "nil" or "null" => LiquidValue.Nil,
        "true" => LiquidValue.True,
        "false" => LiquidValue.False,
        "empty" => LiquidValue.Empty,
        "blank" => LiquidValue.Blank,
        _ => (LiquidValue?)null,
    };

    private void EnterNesting(int at)
    {
        if (++_nesting > _options.Limits.ExpressionNesting)
        {
            throw LimitAt(LimitKind.ExpressionNesting, _options.Limits.ExpressionNesting, at, at + 1);
        }
    }

    private string ReadName()
    {
        var start = _at;
        while (IsNamePart(Peek()))
        {
            _at++;
        }

        _at += Peek() == '?' ? 1 : 0;
        return Intern(_text.AsSpan(start, _at - start));
    }

    /// <summary>One string for each name of a file, as long as the search for it is short.</summary>
    private string Intern(ReadOnlySpan<char> name)
    {
        foreach (var known in _names)
        {
            if (name.SequenceEqual(known))
            {
                return known;
            }
        }

        var added = name.ToString();
        const int MaxNames = 64;
        if (_names.Count < MaxNames)
        {
            _names.Add(added);
        }

        return added;
    }
}
