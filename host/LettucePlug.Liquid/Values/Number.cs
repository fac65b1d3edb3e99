using System.Globalization;

namespace LettucePlug.Liquid;

/// <summary>
/// Arithmetic with the language's rules: whole numbers stay whole and divide downwards, fractions are decimals so that
/// 0.1 + 0.2 is 0.3, and a double steps in only where a decimal overflows.
/// </summary>
internal readonly struct Number : IEquatable<Number>
{
    private enum Form
    {
        Whole,
        Fraction,
        Wide,
    }

    private readonly Form _form;
    private readonly decimal _exact;
    private readonly double _wide;

    private Number(Form form, decimal exact, double wide)
    {
        _form = form;
        _exact = exact;
        _wide = wide;
    }

    public static Number Zero => Whole(0);

    public bool IsWhole => _form == Form.Whole;

    public bool IsZero => _form == Form.Wide ? _wide == 0 : _exact == 0;

    private double AsDouble => _form == Form.Wide ? _wide : (double)_exact;

    public static Number Whole(decimal value) => new(Form.Whole, value, 0);

    public static Number Fraction(decimal value) => new(Form.Fraction, value, 0);

    public static Number Wide(double value) => new(Form.Wide, 0, value);

    /// <summary>A number as a filter sees its input: text is read as far as it is a number, the rest counts as 0.</summary>
    public static Number Of(in LiquidValue value)
    {
        if (value.TryGetInteger(out var whole))
        {
            return Whole(whole);
        }

        if (value.Boxed is { } boxed)
        {
            return boxed.IsDouble ? Wide(boxed.Double)
                : boxed.Kind == LiquidKind.Integer ? Whole(boxed.Decimal) : Fraction(boxed.Decimal);
        }

        return value.TryGetString(out var text) ? Parse(text) : Zero;
    }

    public static int Compare(Number left, Number right) =>
        left._form != Form.Wide && right._form != Form.Wide
            ? left._exact.CompareTo(right._exact)
            : left.AsDouble.CompareTo(right.AsDouble);

    public LiquidValue ToValue()
    {
        if (_form == Form.Whole)
        {
            return _exact is >= long.MinValue and <= long.MaxValue
                ? LiquidValue.From((long)_exact)
                : LiquidValue.FromBigInteger(_exact);
        }

        return _form == Form.Fraction ? LiquidValue.From(_exact) : LiquidValue.FromRawDouble(_wide);
    }

    public static Number Add(Number a, Number b) =>
        Exact(a, b, static (x, y) => WithoutSignOfZero(x + y), static (x, y) => x + y);

    public static Number Subtract(Number a, Number b) =>
        Exact(a, b, static (x, y) => WithoutSignOfZero(x - y), static (x, y) => x - y);

    public static Number Multiply(Number a, Number b) => Exact(a, b, decimal.Multiply, static (x, y) => x * y);

    /// <summary>Divides; the caller has refused a zero divisor.</summary>
    public static Number Divide(Number a, Number b) => a.IsWhole && b.IsWhole
        ? Whole(FloorDivide(a._exact, b._exact))
        : Exact(a, b, decimal.Divide, static (x, y) => x / y);

    /// <summary>The remainder with the sign of the divisor; the caller has refused a zero divisor.</summary>
    public static Number Modulo(Number a, Number b) => Exact(
        a,
        b,
        static (x, y) =>
        {
            var rest = decimal.Remainder(x, y);
            return WithoutSignOfZero(rest != 0 && rest < 0 != y < 0 ? rest + y : rest);
        },
        static (x, y) => x - (Math.Floor(x / y) * y));

    public Number Abs() => _form == Form.Wide ? Wide(Math.Abs(_wide)) : new Number(_form, Math.Abs(_exact), 0);

    public Number Ceiling() => _form == Form.Wide ? Wide(Math.Ceiling(_wide)) : Whole(Math.Ceiling(_exact));

    public Number Floor() => _form == Form.Wide ? Wide(Math.Floor(_wide)) : Whole(Math.Floor(_exact));

    public Number Truncate() => _form == Form.Wide ? Wide(Math.Truncate(_wide)) : Whole(Math.Truncate(_exact));

    public Number Round(int digits)
    {
        if (_form == Form.Wide)
        {
            return digits <= 0 ? Wide(Math.Round(_wide, MidpointRounding.AwayFromZero)) : this;
        }

        if (digits > 0)
        {
            return IsWhole ? this : Fraction(Math.Round(_exact, Math.Min(digits, 28), MidpointRounding.AwayFromZero));
        }

        if (digits < -28)
        {
            return Zero;
        }

        var scale = 1m;
        for (var i = digits; i < 0; i++)
        {
            scale *= 10;
        }

        return Whole(Math.Round(_exact / scale, MidpointRounding.AwayFromZero) * scale);
    }

    /// <summary>The number cut to 32 bits, for digits and counts.</summary>
    public int ToInt32() => AsDouble switch
    {
        double.NaN => 0,
        >= int.MaxValue => int.MaxValue,
        <= int.MinValue => int.MinValue,
        var value => (int)value,
    };

    public bool Equals(Number other) => Compare(this, other) == 0;

    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    public override int GetHashCode() => AsDouble.GetHashCode();

    public static Number Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var digits = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at == digits)
        {
            return Zero;
        }

        var whole = text[..at];
        if (at + 1 < text.Length && text[at] == '.' && IsDigits(text[(at + 1)..]))
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                ? Fraction(exact)
                : Wide(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return decimal.TryParse(whole, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Whole(number)
            : Wide(double.Parse(whole, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    // A decimal remembers it: the result of 2.5 - 2.5 would be printed as -0.0.
    private static decimal WithoutSignOfZero(decimal value) => value == 0 ? 0 : value;

    private static decimal FloorDivide(decimal a, decimal b)
    {
        var quotient = decimal.Truncate(a / b);
        var rest = a - (quotient * b);
        return rest != 0 && rest < 0 != b < 0 ? quotient - 1 : quotient;
    }

    // Most of its 28 places are zeros in front: a double holds more digits of a number that small.
    private static bool IsWorn(decimal value) => value != 0 && Math.Abs(value) < 1e-12m;

    private static Number Exact(
        Number a, Number b, Func<decimal, decimal, decimal> exact, Func<double, double, double> wide)
    {
        if (a._form != Form.Wide && b._form != Form.Wide)
        {
            try
            {
                var result = exact(a._exact, b._exact);
                if (!IsWorn(result))
                {
                    return a.IsWhole && b.IsWhole ? Whole(result) : Fraction(result);
                }
            }
            catch (OverflowException)
            {
                // Beyond 28 digits a decimal has no answer; the double below has one that is close.
            }
        }

        return Wide(wide(a.AsDouble, b.AsDouble));
    }
}
