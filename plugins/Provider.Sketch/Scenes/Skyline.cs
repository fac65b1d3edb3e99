using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>A city: three rows of buildings, the near ones darker, with lit windows.</summary>
internal static class Skyline
{
    public static void Draw(Composition picture, Dice dice, float ground, Mood mood)
    {
        for (var row = 0; row < 3; row++)
        {
            var near = row / 2f;
            Rgb wall = mood.IsDark ? 0x18203A : 0x5B6478;
            var tone = wall.Mix(mood.Air, 0.65f - (near * 0.5f)).Darker(near * mood.Shadow * 0.4f);
            for (var x = -0.05f; x < picture.Aspect;)
            {
                var width = dice.Between(0.05f, 0.11f) * (0.8f + (near * 0.5f));
                var height = dice.Between(0.14f, 0.46f) * (1.05f - (near * 0.45f));
                Building(picture, dice, x, ground - height, x + width, tone, mood.IsDark ? 0.5f : 0.16f, near);
                x += width + dice.Between(-0.005f, 0.02f);
            }

            picture.Add(new Clouds(mood.Air, 0.35f, ground - 0.2f, ground + 0.05f, dice.NextSalt()) { Cover = 0.8f, Stretch = 5 });
        }
    }

    private static void Building(
        Composition picture, Dice dice, float left, float top, float right, Rgb tone, float lit, float near)
    {
        picture.Add(new Shape(Outline.Box(left, top, right, 1), Fill.Across(tone.Lighter(0.06f), tone.Darker(0.12f), left, right)));
        if (dice.Chance(0.25f))
        {
            var middle = (left + right) / 2;
            picture.Add(new Shape(Outline.Box(middle - 0.002f, top - dice.Between(0.03f, 0.07f), middle + 0.002f, top), tone));
        }

        var step = 0.012f + (near * 0.007f);
        for (var y = top + step; y < 0.86f; y += step * 1.5f)
        {
            for (var x = left + (step * 0.7f); x < right - (step * 0.9f); x += step)
            {
                if (dice.Chance(lit))
                {
                    var glow = dice.Pick<Rgb>([0xFFD98A, 0xFFE9B8, 0xF6B65C, 0xBFE3FF]);
                    picture.Add(new Shape(Outline.Box(x, y, x + (step * 0.5f), y + (step * 0.75f)), glow, 0.35f + (near * 0.5f)));
                }
            }
        }
    }
}
