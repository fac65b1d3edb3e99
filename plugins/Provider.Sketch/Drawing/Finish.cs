namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>The last layer: a common tint, darker corners, and a trace of grain that keeps gradients from banding.</summary>
internal sealed class Finish(float aspect, Rgb tint, float tintAmount, int salt) : Layer
{
    private const float Grain = 2.2f / 255;

    public float Vignette { get; init; } = 0.28f;

    public override void Paint(Row row)
    {
        for (var x = 0; x < row.Pixels.Length; x++)
        {
            var dx = (row.X(x) / aspect * 2) - 1;
            var dy = (row.Y * 2) - 1;
            var corner = Noise.Step(0.5f, 2.1f, (dx * dx) + (dy * dy)) * Vignette;
            var colour = row.Pixels[x];
            var luma = colour.Luma;
            var tinted = luma < 0.5f ? tint.Darker(1 - (luma * 2)) : tint.Lighter((luma * 2) - 1);
            var grain = (Noise.Corner(x, row.Index, salt) - 0.5f) * Grain;
            colour = colour.Mix(tinted, tintAmount).Darker(corner);
            row.Pixels[x] = new Rgb(colour.R + grain, colour.G + grain, colour.B + grain);
        }
    }
}
