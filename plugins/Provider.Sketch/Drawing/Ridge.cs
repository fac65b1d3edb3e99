namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Land: everything below an uneven line.</summary>
internal sealed class Ridge(float level, float roughness, float frequency, Rgb top, Rgb bottom, int salt) : Layer
{
    /// <summary>0 for round hills, 1 for peaks.</summary>
    public float Sharpness { get; init; }

    /// <summary>How strongly the ground is mottled.</summary>
    public float Texture { get; init; } = 0.06f;

    /// <summary>Snow on the peaks, or null.</summary>
    public Rgb? Cap { get; init; }

    /// <summary>A hill under a motif: where its middle is, how high and how wide.</summary>
    public (float X, float Height, float Width) Mound { get; init; } = (0, 0, 1);

    public float LineAt(float x)
    {
        var wave = Noise.Layered(x * frequency, 0.5f, 5, salt);
        var peak = 1 - Math.Abs((2 * wave) - 1);
        var line = level - (roughness * ((wave * (1 - Sharpness)) + (peak * peak * Sharpness)));
        var near = (x - Mound.X) / Mound.Width;
        var mound = 1 / (1 + (near * near * near * near * 3));
        return line - (Mound.Height * mound);
    }

    public override void Paint(Row row)
    {
        var depth = Math.Clamp((row.Y - level + roughness) / (1.05f - level + roughness), 0, 1);
        var ground = top.Mix(bottom, depth);
        for (var x = 0; x < row.Pixels.Length; x++)
        {
            var line = LineAt(row.X(x));
            var cover = Math.Clamp(((row.Y - line) / row.Unit) + 0.5f, 0, 1);
            if (cover <= 0)
            {
                continue;
            }

            var mottle = Noise.Layered(row.X(x) * 14, row.Y * 34, 3, salt + 50) - 0.5f;
            var tone = mottle > 0 ? ground.Lighter(mottle * Texture * 2) : ground.Darker(-mottle * Texture * 2);
            if (Cap is { } cap)
            {
                var snowLine = level - (roughness * 0.42f) - (0.10f * (mottle + 0.1f));
                tone = tone.Mix(cap, 1 - Noise.Step(snowLine - 0.015f, snowLine + 0.015f, row.Y));
            }

            // A thin light edge where the land meets the sky sets one ridge off from the next.
            var rim = 1 - Noise.Step(0, 0.012f, row.Y - line);
            row.Pixels[x] = row.Pixels[x].Mix(tone.Lighter(rim * 0.10f), cover);
        }
    }
}
