namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>A gradient from top to bottom over the whole picture; the colours lie evenly down to a given height.</summary>
internal sealed class Sky(float bottom, params Rgb[] colours) : Layer
{
    public override void Paint(Row row)
    {
        var at = Math.Clamp(row.Y / bottom, 0, 1) * (colours.Length - 1);
        var below = Math.Min((int)at, colours.Length - 2);
        row.Pixels.Fill(colours[below].Mix(colours[below + 1], Noise.Ease(at - below)));
    }
}
