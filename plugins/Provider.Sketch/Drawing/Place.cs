using System.Numerics;

namespace LettucePlug.Provider.Sketch.Drawing;

/// <summary>Where a motif stands, how large it is, and whether it looks the other way.</summary>
internal readonly record struct Place(float X, float Y, float Scale, bool Flipped = false)
{
    public Vector2 Map(float x, float y) => new(X + ((Flipped ? -x : x) * Scale), Y + (y * Scale));

    public Place At(float x, float y, float scale = 1) =>
        new(Map(x, y).X, Map(x, y).Y, Scale * scale, Flipped);
}
