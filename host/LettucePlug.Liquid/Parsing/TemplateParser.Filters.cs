namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private readonly List<FilterCall> _filters = [];
    private readonly List<Expression> _arguments = [];
    private readonly List<(string Name, Expression Value)> _named = [];

    /// <summary>A value with its filters up to the end of the markup; null when there is nothing.</summary>
    private Expression? ParseFiltered()
    {
        if (AtEnd)
        {
            return null;
        }

        var start = _at;
        var input = ParseValue();
        while (input is null && IsLenient && !_tagFailed && _at < _stop && Peek() != '|')
        {
            // Whatever stands before the value means nothing here.
            _at++;
            input = ParseValue();
        }

        if (input is null && !_tagFailed && !IsLenient)
        {
            Error(DiagnosticCode.Syntax, _at, Math.Min(_stop, _at + 1), "a value is expected here");
        }

        SkipJunk();
        if (Peek() != '|')
        {
            return input;
        }

        var first = _filters.Count;
        while (Take('|'))
        {
            if (ParseFilter() is { } filter)
            {
                _filters.Add(filter);
            }

            SkipJunk();
        }

        var filters = _filters.GetRange(first, _filters.Count - first).ToArray();
        _filters.RemoveRange(first, _filters.Count - first);
        input ??= NilAt(start);
        return filters.Length == 0 ? input : new FilteredExpression(start, _at, input, filters);
    }

    /// <summary>Goes to the next filter. What is in between is an error, or skipped when lenient.</summary>
    private void SkipJunk()
    {
        SkipSpace();
        if (_at >= _stop || Peek() == '|')
        {
            return;
        }

        var start = _at;
        var quote = '\0';
        while (_at < _stop && (quote != '\0' || Peek() != '|'))
        {
            var c = Peek();
            quote = quote == '\0' && c is '"' or '\'' ? c : c == quote ? '\0' : quote;
            _at++;
        }

        if (!IsLenient)
        {
            var end = start + _text.AsSpan(start, _at - start).TrimEnd().Length;
            Error(
                DiagnosticCode.Syntax,
                start,
                end,
                $"'{Shorten(start, end)}' means nothing here",
                "values are joined with filters, such as {{ a | append: b }}");
        }
    }

    private FilterCall? ParseFilter()
    {
        SkipSpace();
        var start = _at;
        if (!IsNameStart(Peek()))
        {
            if (!IsLenient)
            {
                Error(DiagnosticCode.Syntax, start, Math.Min(_stop, start + 1), "the name of a filter is expected behind |");
            }

            return null;
        }

        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_')
        {
            _at++;
        }

        var nameEnd = _at;
        var name = Intern(_text.AsSpan(start, _at - start));
        var (firstArgument, firstNamed) = (_arguments.Count, _named.Count);
        if (Take(':'))
        {
            ParseArguments();
        }

        var names = new string[_named.Count - firstNamed];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = _named[firstNamed + i].Name;
            _arguments.Add(_named[firstNamed + i].Value);
        }

        var arguments = _arguments.Count == firstArgument
            ? []
            : _arguments.GetRange(firstArgument, _arguments.Count - firstArgument).ToArray();
        _arguments.RemoveRange(firstArgument, _arguments.Count - firstArgument);
        _named.RemoveRange(firstNamed, _named.Count - firstNamed);
        return new FilterCall(
            start, _at, name, Bind(name, start, nameEnd, arguments.Length - names.Length, names), arguments, names);
    }

    private FilterDefinition? Bind(string name, int start, int end, int positional, string[] names)
    {
        var definition = BuiltinFilters.Find(name, IsPrompt);
        if (definition is null && (_options.Filters is null || !_options.Filters.TryGetValue(name, out definition)))
        {
            var known = BuiltinFilters.Names(IsPrompt).Concat(_options.Filters?.Keys ?? []);
            var hint = NearestName.Hint(name, known);
            if (IsLenient)
            {
                Warn(DiagnosticCode.UnknownFilter, start, end, $"there is no filter '{name}'; its input passes through", hint);
            }
            else
            {
                Error(DiagnosticCode.UnknownFilter, start, end, $"there is no filter '{name}'", hint);
            }

            return null;
        }

        if (!IsLenient && !definition.Accepts(positional, names))
        {
            Error(DiagnosticCode.FilterArguments, start, _at, definition.DescribeArity(name, positional, names));
        }

        return definition;
    }

    private void ParseArguments()
    {
        while (true)
        {
            SkipSpace();
            var start = _at;
            if (IsNameStart(Peek()))
            {
                var name = ReadName();
                if (Take(':'))
                {
                    if (ParseValue() is { } named)
                    {
                        _named.Add((name, named));
                    }
                    else if (!IsLenient)
                    {
                        Error(DiagnosticCode.Syntax, start, _at, $"the argument '{name}' has no value");
                    }

                    if (!Take(','))
                    {
                        return;
                    }

                    continue;
                }

                _at = start;
            }

            if (ParseValue() is { } value)
            {
                _arguments.Add(value);
            }
            else if (!IsLenient)
            {
                Error(DiagnosticCode.Syntax, start, Math.Min(_stop, start + 1), "a value is expected as the argument");
            }

            if (!Take(','))
            {
                return;
            }
        }
    }

    private string Shorten(int start, int end)
    {
        const int MaxShown = 30;
        return end - start > MaxShown ? _text[start..(start + MaxShown)] + "..." : _text[start..end];
    }
}
