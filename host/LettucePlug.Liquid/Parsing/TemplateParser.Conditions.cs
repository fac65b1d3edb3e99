namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private ConditionExpression ParseCondition(in Tag tag)
    {
        var terms = new List<Comparison>(1);
        List<bool>? isAnd = null;
        while (true)
        {
            if (ParseComparison(tag) is not { } term)
            {
                break;
            }

            terms.Add(term);
            if (terms.Count > _options.Limits.Operators)
            {
                throw LimitAt(LimitKind.Operators, _options.Limits.Operators, tag.Start, tag.End);
            }

            SkipToOperator();
            if (AtEnd)
            {
                break;
            }

            (isAnd ??= []).Add(TakeWord("and"));
            if (!isAnd[^1])
            {
                TakeWord("or");
            }
        }

        return new ConditionExpression([.. terms], isAnd is null ? [] : [.. isAnd]);
    }

    private Comparison? ParseComparison(in Tag tag)
    {
        SkipSpace();
        var start = _at;
        var left = ParseValue();
        while (left is null && IsLenient && !_tagFailed && !AtEnd)
        {
            _at++;
            left = ParseValue();
        }

        if (left is null)
        {
            Error(
                DiagnosticCode.BadTagArguments,
                tag.Start,
                tag.End,
                $"{{% {NameOf(tag)} %}} needs a condition here",
                "write something like user.name == 'Wren'");
            return null;
        }

        SkipSpace();
        var symbolStart = _at;
        if (Peek() is '=' or '!' or '<' or '>')
        {
            while (Peek() is '=' or '!' or '<' or '>')
            {
                _at++;
            }
        }
        else if (!IsWord("and") && !IsWord("or"))
        {
            while (char.IsAsciiLetterLower(Peek()) || Peek() == '_')
            {
                _at++;
            }
        }

        if (_at == symbolStart)
        {
            return new Comparison(start, _at, left, ComparisonOperator.None, "", null);
        }

        var symbol = _text.AsSpan(symbolStart, _at - symbolStart);
        var comparison = symbol switch
        {
            "==" => ComparisonOperator.Equal,
            "!=" or "<>" => ComparisonOperator.NotEqual,
            "<" => ComparisonOperator.Less,
            "<=" => ComparisonOperator.LessOrEqual,
            ">" => ComparisonOperator.Greater,
            ">=" => ComparisonOperator.GreaterOrEqual,
            "contains" => ComparisonOperator.Contains,
            _ => ComparisonOperator.Unknown,
        };
        if (comparison == ComparisonOperator.Unknown && !IsLenient)
        {
            Error(
                DiagnosticCode.UnknownOperator,
                symbolStart,
                _at,
                $"'{symbol}' is not an operator",
                symbol is "=" ? "compare with ==" : "there are == != < > <= >= contains, and, or");
        }

        var name = comparison == ComparisonOperator.Unknown ? symbol.ToString() : "";
        var right = ParseValue();
        if (right is null && !IsLenient)
        {
            Error(
                DiagnosticCode.BadTagArguments,
                symbolStart,
                _at,
                $"'{symbol}' has nothing on its right side");
        }

        return new Comparison(start, _at, left, comparison, name, right);
    }

    /// <summary>Goes to the next <c>and</c>, <c>or</c> or the end; anything in between is an error, or skipped when lenient.</summary>
    private void SkipToOperator()
    {
        SkipSpace();
        var start = _at;
        while (_at < _stop && !((_at == start || IsSpace(_text[_at - 1])) && (IsWord("and") || IsWord("or"))))
        {
            _at++;
        }

        if (_at > start && !IsLenient)
        {
            var end = start + _text.AsSpan(start, _at - start).TrimEnd().Length;
            Error(
                DiagnosticCode.Syntax,
                start,
                end,
                $"'{Shorten(start, end)}' means nothing in a condition",
                "join comparisons with and, or");
        }
    }

    private bool IsWord(string word) =>
        _at + word.Length <= _stop
        && _text.AsSpan(_at, word.Length).SequenceEqual(word)
        && (_at + word.Length == _stop || !IsNamePart(_text[_at + word.Length]));

    private bool TakeWord(string word)
    {
        SkipSpace();
        if (!IsWord(word))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }
}
