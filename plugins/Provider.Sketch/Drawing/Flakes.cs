namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Falling snow, rain or sparks: one soft streak in some cells of a grid.</summary>
internal sealed class Flakes(Rgb colour, float cell, float density, float opacity, int salt) : Layer
{
    /// <summary>How many times longer than wide.</summary>
    public float Length { get; init; } = 1;

    public float Slant { get; init; }

    /// <summary>The part of a cell that a flake takes at most.</summary>
    public float Size { get; init; } = 0.16f;

    public float Top { get; init; }

    public override void Paint(Row row)
    {
        if (row.Y < Top)
        {
            return;
        }

        var tall = cell * Length;
        var cellY = (int)(row.Y / tall);
        for (var x = 0; x < row.Pixels.Length; x++)
        {
            var slanted = row.X(x) + (row.Y * Slant) + 8;
            var cellX = (int)(slanted / cell);
            if (Noise.Corner(cellX, cellY, salt) > density)
            {
                continue;
            }

            var size = Size * (0.35f + (0.65f * Noise.Corner(cellX, cellY, salt + 1)));
            var dx = (slanted / cell) - cellX - (0.25f + (0.5f * Noise.Corner(cellX, cellY, salt + 2)));
            var dy = (row.Y / tall) - cellY - (0.3f + (0.4f * Noise.Corner(cellX, cellY, salt + 3)));
            var reach = Length > 1 ? 0.3f : size;
            var distance = ((dx * dx) / (size * size)) + ((dy * dy) / (reach * reach));
            if (distance < 1)
            {
                row.Pixels[x] = row.Pixels[x].Mix(colour, (1 - distance) * opacity);
            }
        }
    }
}
