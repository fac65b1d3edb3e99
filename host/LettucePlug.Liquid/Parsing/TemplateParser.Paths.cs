namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private readonly List<PathSegment> _segments = [];
    private readonly List<string> _names = [];

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
