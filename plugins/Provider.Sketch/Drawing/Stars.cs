namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Stars, at most one in each cell of a grid, fading towards the horizon.</summary>
internal sealed class Stars(float density, float bottom, int salt) : Layer
{
    private const float Cell = 0.03f;

    public override void Paint(Row row)
    {
        var fade = 1 - Noise.Step(0, bottom, row.Y);
        if (fade <= 0)
        {
            return;
        }

        var cellY = (int)(row.Y / Cell);
        for (var x = 0; x < row.Pixels.Length; x++)
        {
            var cellX = (int)(row.X(x) / Cell);
            if (Noise.Corner(cellX, cellY, salt) > density)
            {
                continue;
            }

            var size = 0.0006f + (0.0014f * Cube(Noise.Corner(cellX, cellY, salt + 1)));
            var dx = row.X(x) - ((cellX + 0.15f + (0.7f * Noise.Corner(cellX, cellY, salt + 2))) * Cell);
            var dy = row.Y - ((cellY + 0.15f + (0.7f * Noise.Corner(cellX, cellY, salt + 3))) * Cell);
            var distance = MathF.Sqrt((dx * dx) + (dy * dy));
            var light = 1 - Noise.Step(size * 0.3f, Math.Max(size, row.Unit) * 1.6f, distance);
            row.Pixels[x] = row.Pixels[x].Lit(0xFFF6E6, light * fade * (0.35f + (0.65f * size / 0.002f)));
        }
    }

    private static float Cube(float value) => value * value * value;
}
