using System.Globalization;

namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
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
}
