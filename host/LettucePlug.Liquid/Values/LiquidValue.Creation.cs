using System.Text.Json;

namespace LettucePlug.Liquid;

public readonly partial struct LiquidValue
{
    /// <summary>Text; null becomes nil.</summary>
    /// <param name="text">The text.</param>
    public static LiquidValue From(string? text) => new(text);

    /// <summary>A boolean.</summary>
    /// <param name="flag">The boolean.</param>
    public static LiquidValue From(bool flag) => flag ? True : False;

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static LiquidValue From(long number) => new(KindTag.Integer, number);

    /// <summary>A number with a fraction; <c>5.0</c> stays different from <c>5</c> when printed.</summary>
    /// <param name="number">The number.</param>
    public static LiquidValue From(decimal number) => new(new BoxedNumber(number, isInteger: false));

    /// <summary>A number with a fraction, as a decimal where it fits.</summary>
    /// <param name="number">The number; infinities and NaN stay doubles.</param>
    public static LiquidValue From(double number)
    {
        if (Math.Abs(number) < 1e15 && decimal.TryParse(
            number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var exact))
        {
            return From(exact);
        }

        return new LiquidValue(new BoxedNumber(number));
    }

    /// <summary>A list, map, range or medium; null becomes nil.</summary>
    /// <param name="value">The object, held and not copied.</param>
    public static LiquidValue From(LiquidObject? value) => new(value);

    /// <summary>A copy of a JSON value: objects become ordered maps, arrays lists.</summary>
    /// <param name="json">The value; its document may be disposed afterwards.</param>
    /// <exception cref="LiquidLimitException">The value is nested deeper than 64 levels.</exception>
    public static LiquidValue From(JsonElement json) => ValueReader.Read(json, 0);

    /// <summary>
    /// A copy of plain data without reflection: null, text, numbers, booleans, dates, JSON, dictionaries with text
    /// keys, sequences, and the engine's own types.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <exception cref="ArgumentException">A type the engine does not know; derive from <see cref="LiquidMap"/>.</exception>
    /// <exception cref="LiquidLimitException">The data is nested deeper than 64 levels, or contains itself.</exception>
    public static LiquidValue FromObject(object? data) => ValueReader.Read(data, 0);

    /// <summary>Text as a value.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator LiquidValue(string? text) => From(text);

    /// <summary>A boolean as a value.</summary>
    /// <param name="flag">The boolean.</param>
    public static implicit operator LiquidValue(bool flag) => From(flag);

    /// <summary>A whole number as a value.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator LiquidValue(long number) => From(number);

    /// <summary>A number with a fraction as a value.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator LiquidValue(decimal number) => From(number);

    /// <summary>A list, map, range or medium as a value.</summary>
    /// <param name="value">The object.</param>
    public static implicit operator LiquidValue(LiquidObject? value) => From(value);

    internal static LiquidValue FromBigInteger(decimal number) => new(new BoxedNumber(number, isInteger: true));

    internal static LiquidValue FromRawDouble(double number) => new(new BoxedNumber(number));
}
