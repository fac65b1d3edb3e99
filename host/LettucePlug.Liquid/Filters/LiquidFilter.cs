namespace LettucePlug.Liquid;

/// <summary>What a filter does with a value.</summary>
/// <param name="context">The rendering: charge strings and lists there before making them.</param>
/// <param name="input">The value in front of the filter.</param>
/// <param name="arguments">What stands behind its colon.</param>
public delegate LiquidValue LiquidFilter(RenderContext context, LiquidValue input, FilterArguments arguments);
