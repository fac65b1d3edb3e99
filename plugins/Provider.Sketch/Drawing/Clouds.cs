namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Drifts of noise between two heights: clouds, mist, smoke. Stretched sideways.</summary>
internal sealed class Clouds(Rgb colour, float opacity, float top, float bottom, int salt) : Layer
{
    /// <summary>How much of the sky is covered, 0 to 1.</summary>
    public float Cover { get; init; } = 0.5f;

    /// <summary>How many drifts fit into the height of the picture.</summary>
    public float Detail { get; init; } = 3;

    public float Stretch { get; init; } = 3;

    /// <summary>The colour of the parts that are turned from the light.</summary>
    public Rgb? Shade { get; init; }

    public override void Paint(Row row)
    {
        var band = (row.Y - top) / (bottom - top);
        if (band is <= 0 or >= 1)
        {
            return;
        }

        var edge = Noise.Step(0, 0.25f, band) * (1 - Noise.Step(0.6f, 1, band));
        for (var x = 0; x < row.Pixels.Length; x++)
        {
            var density = Noise.Layered(row.X(x) * Detail / Stretch, row.Y * Detail, 5, salt);
            var light = Noise.Step(0.68f - (0.4f * Cover), 0.9f - (0.4f * Cover), density) * edge * opacity;
            if (light <= 0.002f)
            {
                continue;
            }

            var tone = Shade is { } shade
                ? colour.Mix(shade, Noise.Step(0.5f, 0.8f, density))
                : colour;
            row.Pixels[x] = row.Pixels[x].Mix(tone, light);
        }
    }
}
