using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Turns an idea into a composition.</summary>
internal static class Sketcher
{
    public static Composition Compose(Idea idea, float aspect, IReadOnlyList<Rgb> palette, ulong seed)
    {
        var dice = new Dice(seed);
        var picture = new Composition(aspect);
        if (idea.IsPortrait)
        {
            new Portrait(picture, idea, dice).Draw();
        }
        else if (idea.Ground == Ground.Room)
        {
            new Room(picture, idea, dice).Draw();
        }
        else if (idea.Ground == Ground.Space)
        {
            new Space(picture, idea, dice).Draw();
        }
        else
        {
            new Landscape(picture, idea, dice).Draw();
        }

        var tints = palette.Count > 0 ? palette : [.. idea.Accents.Take(3)];
        var (tint, amount) = tints.Count == 0 ? (Rgb.White, 0f) : (Blend(tints), palette.Count > 0 ? 0.34f : 0.16f);
        // A portrait wears its colours; only reference pictures may colour all of it.
        if (idea.IsPortrait && palette.Count == 0)
        {
            amount = 0;
        }

        picture.Add(new Finish(aspect, tint, amount, dice.NextSalt()));
        return picture;
    }

    /// <summary>The mean, each colour counting half as much as the one before it.</summary>
    private static Rgb Blend(IReadOnlyList<Rgb> colours)
    {
        var result = colours[^1];
        for (var i = colours.Count - 2; i >= 0; i--)
        {
            result = colours[i].Mix(result, 1 / 3f);
        }

        return result;
    }
}
