namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>A sea or lake below its horizon, with ripples that grow nearer and a path of light.</summary>
internal sealed class Water(float horizon, Rgb far, Rgb near, int salt) : Layer
{
    public (float X, Rgb Colour, float Strength) Light { get; init; }

    public float Roughness { get; init; } = 0.5f;

    public override void Paint(Row row)
    {
        if (row.Y < horizon)
        {
            return;
        }

        var depth = (row.Y - horizon) / (1 - horizon);
        var body = far.Mix(near, MathF.Sqrt(depth));
        // Perspective: equal waves look flatter towards the horizon.
        var v = 9 / (depth + 0.06f);
        for (var x = 0; x < row.Pixels.Length; x++)
        {
            var px = row.X(x);
            var ripple = Noise.Layered((px - Light.X) * (3 + (v * 0.35f)), v * 2.2f, 3, salt) - 0.5f;
            var tone = ripple > 0
                ? body.Lighter(ripple * Roughness * 0.5f)
                : body.Darker(-ripple * Roughness * 0.6f);
            var width = 0.03f + (depth * 0.16f);
            var off = (px - Light.X) / width;
            var path = Light.Strength / (1 + (off * off));
            var glint = Noise.Step(0.02f, 0.22f, ripple + (path * 0.12f));
            row.Pixels[x] = tone.Lit(Light.Colour, path * ((glint * 0.75f) + 0.15f));
        }
    }
}
