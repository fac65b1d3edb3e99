using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Pines, single or in a row, and one old tree with a crown.</summary>
internal static class Trees
{
    public static void Row(Composition picture, Dice dice, Func<float, float> ground, Rgb colour, float height, Rgb? snow)
    {
        for (var x = -height; x < picture.Aspect + height; x += height * dice.Between(0.22f, 0.5f))
        {
            if (dice.Chance(0.82f))
            {
                var size = height * dice.Between(0.7f, 1.25f);
                Pine(picture, dice, new Place(x, ground(x) + (height * 0.15f), size), colour, snow);
            }
        }
    }

    public static void Pine(Composition picture, Dice dice, Place at, Rgb colour, Rgb? snow)
    {
        var tone = colour.Mix(dice.Chance(0.5f) ? Rgb.White : Rgb.Black, dice.Between(0, 0.07f));
        var lean = dice.Between(-0.02f, 0.02f);
        picture.Add(new Shape(Outline.Parse("M -0.02 0 L 0.02 0 L 0.015 -0.3 L -0.015 -0.3 Z", at), tone.Darker(0.35f)));
        var tiers = at.Scale > 0.2f ? 6 : 4;
        for (var i = 0; i < tiers; i++)
        {
            var low = -0.1f - (0.75f * i / tiers);
            var high = low - (1.15f / tiers) - 0.12f;
            var half = 0.25f * (1 - ((float)i / (tiers + 0.6f)));
            var sag = half * 0.18f;
            var tier = FormattableString.Invariant(
                $"M {lean} {high} Q {half * 0.25f} {low - 0.06f} {half} {low} Q {half * 0.5f} {low + sag} 0 {low - 0.01f} Q {-half * 0.5f} {low + sag} {-half} {low} Q {-half * 0.25f} {low - 0.06f} {lean} {high} Z");
            picture.Add(new Shape(Outline.Parse(tier, at), Fill.Across(tone.Lighter(0.05f), tone.Darker(0.22f), at.X - (half * at.Scale), at.X + (half * at.Scale))));
            if (snow is { } white)
            {
                var cap = FormattableString.Invariant(
                    $"M {lean} {high} Q {half * 0.2f} {low - 0.09f} {half * 0.72f} {low - 0.035f} Q {half * 0.2f} {low - 0.09f} {-half * 0.1f} {low - 0.075f} Q {-half * 0.4f} {low - 0.06f} {-half * 0.6f} {low - 0.045f} Q {-half * 0.2f} {low - 0.09f} {lean} {high} Z");
                picture.Add(new Shape(Outline.Parse(cap, at), white, 0.9f));
            }
        }
    }

    public static void Old(Composition picture, Dice dice, Place at, Rgb bark, Rgb? leaves)
    {
        Branch(picture, dice, at.X, at.Y + (0.02f * at.Scale), 0, 0.34f * at.Scale, 0.06f * at.Scale, leaves is null ? 6 : 4, bark);
        if (leaves is not { } crown)
        {
            return;
        }

        for (var i = 0; i < 46; i++)
        {
            var turn = dice.Roll();
            var reach = MathF.Sqrt(dice.Roll());
            var dx = Noise.Wave(turn) * reach * 0.4f;
            var dy = Noise.Wave(turn + 0.25f) * reach * 0.27f;
            var (x, y) = (at.X + (dx * at.Scale), at.Y + ((dy - 0.7f) * at.Scale));
            var size = dice.Between(0.06f, 0.13f) * at.Scale;
            // Light falls from above: what is high in the crown is lighter.
            var tone = dy < 0 ? crown.Lighter(-dy * 0.6f) : crown.Darker(dy * 1.4f);
            picture.Add(new Shape(Outline.Ellipse(x, y, size, size * 0.85f), tone.Mix(Rgb.Black, dice.Between(0, 0.12f))));
        }
    }

    private static void Branch(
        Composition picture, Dice dice, float x, float y, float lean, float length, float width, int depth, Rgb colour)
    {
        var (endX, endY) = (x + (lean * length), y - (length * (1 - (Math.Abs(lean) * 0.35f))));
        var thin = width * 0.62f;
        picture.Add(new Shape(Outline.Polygon([new(x - (width / 2), y), new(x + (width / 2), y), new(endX + (thin / 2), endY), new(endX - (thin / 2), endY)]), colour));
        if (depth == 0)
        {
            return;
        }

        foreach (var side in new[] { -1f, 1f })
        {
            Branch(picture, dice, endX, endY + (width * 0.2f), Math.Clamp(lean + (side * dice.Between(0.35f, 0.75f)), -1.1f, 1.1f),
                length * dice.Between(0.62f, 0.78f), thin, depth - 1, colour);
        }
    }
}
