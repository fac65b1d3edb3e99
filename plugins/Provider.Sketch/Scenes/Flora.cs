using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Grass and flowers of the foreground.</summary>
internal static class Flora
{
    public static void Grass(Composition picture, Dice dice, Func<float, float> ground, Rgb colour)
    {
        for (var i = 0; i < 70; i++)
        {
            var x = dice.Between(0, picture.Aspect);
            var y = ground(x) + (dice.Roll() * dice.Roll() * 0.2f) + 0.012f;
            Tuft(picture, dice, x, y, 0.012f + ((y - 0.6f) * 0.05f), colour.Mix(Rgb.White, dice.Between(0, 0.1f)));
        }
    }

    public static void Meadow(Composition picture, Dice dice, Func<float, float> ground, Rgb petals, Rgb stems)
    {
        var flowers = Enumerable.Range(0, 150)
            .Select(_ => dice.Between(0, picture.Aspect))
            .Select(x => (X: x, Depth: dice.Roll()))
            .OrderBy(flower => flower.Depth)
            .ToList();
        foreach (var (x, depth) in flowers)
        {
            var y = ground(x) + 0.01f + (depth * (0.99f - ground(x)));
            var size = 0.004f + (depth * depth * 0.013f);
            Tuft(picture, dice, x, y + (size * 2.4f), size * 3, stems);
            var tone = petals.Mix(dice.Chance(0.5f) ? Rgb.White : Rgb.Black, dice.Between(0, 0.2f));
            picture.Add(
                new Shape(Outline.Ellipse(x, y, size, size * 0.8f), tone),
                new Shape(Outline.Ellipse(x, y, size * 0.35f, size * 0.3f), tone.Darker(0.55f)));
        }
    }

    private static void Tuft(Composition picture, Dice dice, float x, float y, float height, Rgb colour)
    {
        for (var blade = 0; blade < 3; blade++)
        {
            var lean = dice.Between(-0.6f, 0.6f) * height;
            var at = x + ((blade - 1) * height * 0.18f);
            picture.Add(new Shape(Outline.Polygon([new(at - (height * 0.06f), y), new(at + (height * 0.06f), y), new(at + lean, y - height)]), colour, 0.8f));
        }
    }
}
