using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Stars, nebulae and a planet with a ring.</summary>
internal sealed class Space(Composition picture, Idea idea, Dice dice)
{
    public void Draw()
    {
        picture.Add(new Sky(1, 0x05060F, 0x0C1030, 0x150F33));
        var tones = idea.Accents.Count > 0 ? idea.Accents : [(Rgb)0x7B3FA0, 0x2F6FC1, 0xC2545F];
        foreach (var tone in tones.Take(3))
        {
            picture.Add(new Clouds(tone, 0.55f, -0.4f, 1.5f, dice.NextSalt()) { Cover = 0.55f, Detail = 2.2f, Stretch = 1.3f });
        }

        picture.Add(
            new Stars(0.75f, 3, dice.NextSalt()),
            new Stars(0.3f, 3, dice.NextSalt()));
        var x = picture.Aspect * dice.Between(0.3f, 0.7f);
        var y = dice.Between(0.4f, 0.6f);
        var size = dice.Between(0.16f, 0.24f) * picture.Reach;
        Rgb body = dice.Pick<Rgb>([0xC98F60, 0x6FA3B8, 0xB5654A, 0x8F86C0]);
        picture.Add(new Glow(x, y, size * 1.7f, size * 1.7f, body.Lighter(0.3f), 0.35f));
        Ring(x, y, size, body, front: false);
        picture.Add(new Shape(Outline.Ellipse(x, y, size, size), body));
        for (var i = 0; i < 6; i++)
        {
            var at = y + (size * ((i / 3f) - 0.85f));
            var half = size * MathF.Sqrt(Math.Max(0, 1 - (((at - y) / size) * ((at - y) / size)))) * 0.985f;
            picture.Add(new Shape(Outline.Ellipse(x, at, half, size * dice.Between(0.04f, 0.09f)), i % 2 == 0 ? body.Lighter(0.22f) : body.Darker(0.18f), 0.5f));
        }

        // The night side: the disc again, dark, with a bite of light taken out of it.
        picture.Add(new Shape(Outline.Ellipse(x, y, size, size), Fill.Across(new Rgb(0, 0, 0), new Rgb(0, 0, 0.02f), x, x + 1), 0.12f));
        picture.Add(new Glow(x + (size * 0.75f), y + (size * 0.55f), size * 1.35f, size * 1.35f, 0x04040C, 0.9f) { Covers = true });
        Ring(x, y, size, body, front: true);
    }

    private void Ring(float x, float y, float size, Rgb body, bool front)
    {
        for (var band = 0; band < 3; band++)
        {
            var outer = size * (1.95f - (band * 0.2f));
            var inner = outer - (size * 0.14f);
            var from = front ? 0 : 24;
            var points = Enumerable.Range(from, 25)
                .Select(i => i / 48f - 0.25f)
                .Select(turn => new System.Numerics.Vector2(x + (outer * Noise.Wave(turn)), y + (outer * 0.22f * Noise.Wave(turn + 0.25f)) + (outer * Noise.Wave(turn) * 0.2f)))
                .Concat(Enumerable.Range(from, 25).Reverse()
                    .Select(i => i / 48f - 0.25f)
                    .Select(turn => new System.Numerics.Vector2(x + (inner * Noise.Wave(turn)), y + (inner * 0.22f * Noise.Wave(turn + 0.25f)) + (inner * Noise.Wave(turn) * 0.2f))));
            picture.Add(new Shape(Outline.Polygon(points), body.Lighter(0.45f - (band * 0.12f)), 0.62f));
        }
    }
}
