namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Soft light, or with <see cref="Covers"/> a soft patch of colour, strongest in the middle of an ellipse.</summary>
internal sealed class Glow(float x, float y, float radiusX, float radiusY, Rgb colour, float strength) : Layer
{
    public bool Covers { get; init; }

    public override void Paint(Row row)
    {
        var dy = (row.Y - y) / radiusY;
        if (dy * dy >= 1)
        {
            return;
        }

        var from = Math.Max(0, (int)((x - radiusX) / row.Unit));
        var to = Math.Min(row.Pixels.Length - 1, (int)((x + radiusX) / row.Unit) + 1);
        for (var i = from; i <= to; i++)
        {
            var dx = (row.X(i) - x) / radiusX;
            var inside = 1 - (dx * dx) - (dy * dy);
            if (inside > 0)
            {
                var amount = inside * inside * strength;
                row.Pixels[i] = Covers ? row.Pixels[i].Mix(colour, amount) : row.Pixels[i].Lit(colour, amount);
            }
        }
    }
}
