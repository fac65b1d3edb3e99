namespace LettucePlug.Liquid;

/// <summary>Something in a tag or output that has a value.</summary>
internal abstract class Expression(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    public abstract LiquidValue Evaluate(RenderContext context);
}

internal sealed class LiteralExpression(int start, int end, LiquidValue value) : Expression(start, end)
{
    public LiquidValue Value => value;

    public override LiquidValue Evaluate(RenderContext context) => value;
}

/// <summary>An old token for a media slot, such as <c>image[character]</c>: as text it is the labels of the media.</summary>
internal sealed class MediaSlotExpression(int start, int end, string slot) : Expression(start, end)
{
    public string Slot => slot;

    public override LiquidValue Evaluate(RenderContext context) =>
        LiquidValue.From(string.Join(", ", context.MediaIn(slot).Select(media => media.Label)));
}
