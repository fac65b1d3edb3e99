namespace LettucePlug.Liquid;

internal static class NumberFilters
{
    public static LiquidValue Abs(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Of(input).Abs().ToValue();

    public static LiquidValue AtLeast(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var (number, bound) = (Number.Of(input), Number.Of(arguments[0]));
        return (Number.Compare(bound, number) > 0 ? bound : number).ToValue();
    }

    public static LiquidValue AtMost(RenderContext context, LiquidValue input, FilterArguments arguments)
    {
        var (number, bound) = (Number.Of(input), Number.Of(arguments[0]));
        return (Number.Compare(bound, number) < 0 ? bound : number).ToValue();
    }

    public static LiquidValue Ceil(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Of(input).Ceiling().ToValue();

    public static LiquidValue Floor(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Of(input).Floor().ToValue();

    public static LiquidValue Round(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Of(input).Round(Number.Of(arguments[0]).ToInt32()).ToValue();

    public static LiquidValue Plus(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Add(Number.Of(input), Number.Of(arguments[0])).ToValue();

    public static LiquidValue Minus(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Subtract(Number.Of(input), Number.Of(arguments[0])).ToValue();

    public static LiquidValue Times(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Multiply(Number.Of(input), Number.Of(arguments[0])).ToValue();

    public static LiquidValue DividedBy(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Divide(Number.Of(input), Divisor(context, arguments[0])).ToValue();

    public static LiquidValue Modulo(RenderContext context, LiquidValue input, FilterArguments arguments) =>
        Number.Modulo(Number.Of(input), Divisor(context, arguments[0])).ToValue();

    private static Number Divisor(RenderContext context, in LiquidValue value)
    {
        var number = Number.Of(value);
        return number.IsZero
            ? throw context.Fault(DiagnosticCode.DivideByZero, "divided by 0", "guard the filter with {% if %}")
            : number;
    }
}
