using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>An interior: panelled wall, window, shelf, table, and a fireplace where the words want warmth.</summary>
internal sealed class Room(Composition picture, Idea idea, Dice dice)
{
    private const float Floor = 0.74f;
    private readonly float _width = picture.Aspect;
    private readonly bool _warm = idea.Fireplace || idea.Cozy;
    private readonly bool _dark = idea.Hour is null or Hour.Night or Hour.Sunset;

    public void Draw()
    {
        Rgb wall = idea.Accents.Count > 0 ? idea.Accents[0].Mix(0x8A6A4E, 0.45f) : 0x94704E;
        wall = _dark ? wall.Darker(0.42f) : wall.Lighter(0.15f);
        picture.Add(new Shape(Outline.Box(-1, -1, _width + 1, 2), Fill.Down(wall.Darker(0.35f), wall, 0, Floor)));
        picture.Add(new Clouds(wall.Darker(0.4f), 0.35f, -0.5f, 1.5f, dice.NextSalt()) { Detail = 7, Stretch = 1.6f, Cover = 0.5f });
        DrawFloor(wall);
        DrawBeams();
        var hearthX = _width * (dice.Chance(0.5f) ? 0.33f : 0.67f);
        var otherX = _width - hearthX;
        var size = Math.Min(1, _width);
        DrawWindow(otherX, 0.34f, 0.17f * size);
        if (_warm)
        {
            DrawFireplace(new Place(hearthX, Floor + 0.03f, 0.5f * size));
        }
        else
        {
            DrawShelf(hearthX, 0.36f, 0.42f * size);
        }

        DrawTable(new Place(otherX + ((hearthX - otherX) * 0.12f), 0.99f, 0.44f * size));
        if (idea.Motifs.Contains(Motif.Cat) || idea.Motifs.Contains(Motif.Fox))
        {
            var mood = Mood.For(idea, Hour.Day) with { Shadow = 0.3f };
            var motif = idea.Motifs.First(one => one is Motif.Cat or Motif.Fox);
            new Cast(picture, dice, mood, idea, _ => Floor).Draw(motif, new Place(_width * 0.5f, 0.95f, 0.2f * size));
        }

        var light = picture.Reach * 0.9f;
        picture.Add(_warm
            ? new Glow(hearthX, Floor - 0.08f, light, light * 0.85f, 0xFF9A45, 0.5f)
            : new Glow(otherX, 0.4f, light * 0.8f, light * 0.8f, 0xFFF0D0, _dark ? 0.12f : 0.35f));
    }

    private void DrawFloor(Rgb wall)
    {
        var wood = wall.Mix(0x5A3820, 0.55f);
        picture.Add(new Shape(Outline.Box(-1, Floor, _width + 1, 2), Fill.Down(wood.Darker(0.4f), wood, Floor, 1)));
        var middle = _width / 2;
        for (var i = -14; i <= 14; i++)
        {
            var far = middle + (i * 0.07f);
            var near = middle + (i * 0.17f);
            picture.Add(new Shape(Outline.Polygon([new(far, Floor), new(far + 0.002f, Floor), new(near + 0.006f, 1), new(near, 1)]), wood.Darker(0.5f), 0.7f));
        }

        picture.Add(
            new Shape(Outline.Box(-1, Floor - 0.03f, _width + 1, Floor), wood.Darker(0.25f)),
            new Shape(Outline.Box(-1, Floor - 0.032f, _width + 1, Floor - 0.027f), wood.Lighter(0.15f)));
    }

    private void DrawBeams()
    {
        Rgb wood = _dark ? 0x2E1E14 : 0x5A3C26;
        picture.Add(new Shape(Outline.Box(-1, 0, _width + 1, 0.07f), Fill.Down(wood.Darker(0.3f), wood, 0, 0.07f)));
        for (var x = _width / 2 - 1.2f; x < _width + 0.3f; x += 0.4f)
        {
            picture.Add(
                new Shape(Outline.Box(x - 0.022f, 0.07f, x + 0.022f, Floor - 0.03f), Fill.Across(wood.Lighter(0.14f), wood.Darker(0.2f), x - 0.022f, x + 0.022f)),
                new Shape(Outline.Polygon([new(x + 0.02f, 0.07f), new(x + 0.09f, 0.07f), new(x + 0.02f, 0.15f)]), wood));
        }
    }

    private void DrawWindow(float x, float y, float half)
    {
        Rgb frame = 0x3E2817;
        var tall = half * 1.25f;
        var mood = Mood.For(idea, idea.Hour ?? Hour.Night);
        picture.Add(
            new Shape(Outline.Box(x - half - 0.018f, y - tall - 0.018f, x + half + 0.018f, y + tall + 0.018f), frame),
            new Shape(Outline.Box(x - half, y - tall, x + half, y + tall), Fill.Down(mood.Sky[0], mood.Sky[^1], y - tall, y + tall)));
        var moon = half * 0.24f;
        if (mood.IsDark)
        {
            picture.Add(
                new Glow(x + (half * 0.4f), y - (tall * 0.4f), half * 0.9f, half * 0.9f, mood.Light, 0.35f),
                new Shape(Outline.Ellipse(x + (half * 0.4f), y - (tall * 0.4f), moon, moon), mood.Light));
        }

        var hill = $"M -1 1.25 L -1 0.55 Q -0.5 0.2 0 0.6 Q 0.5 0.3 1 0.7 L 1 1.25 Z";
        picture.Add(
            new Shape(Outline.Parse(hill, new Place(x, y, half)), mood.Ground.Mix(mood.Air, 0.3f)),
            new Shape(Outline.Box(x - 0.007f, y - tall, x + 0.007f, y + tall), frame),
            new Shape(Outline.Box(x - half, y - 0.007f, x + half, y + 0.007f), frame),
            new Shape(Outline.Box(x - half - 0.04f, y + tall + 0.012f, x + half + 0.04f, y + tall + 0.034f), ((Rgb)frame).Lighter(0.15f)));
        Rgb cloth = idea.Accents.Count > 1 ? idea.Accents[1] : 0x8A3A34;
        foreach (var side in new[] { false, true })
        {
            picture.Add(new Shape(Outline.Parse("M 1.2 -1.5 L 0.35 -1.5 Q 0.5 -0.6 1.02 0.1 Q 0.9 0.9 1.0 1.5 L 1.3 1.5 Q 1.34 0 1.2 -1.5 Z", new Place(x, y, half, side)), cloth.Darker(_dark ? 0.35f : 0.1f)));
            picture.Add(new Shape(Outline.Parse("M 1.0 -1.5 L 0.75 -1.5 Q 0.85 -0.5 1.12 0.1 Q 1.08 -0.6 1.0 -1.5 Z", new Place(x, y, half, side)), cloth.Darker(_dark ? 0.5f : 0.25f), 0.7f));
        }
    }

    private void DrawFireplace(Place at)
    {
        Rgb stone = 0x6E655E;
        Fill Stone(float half) => Fill.Across(stone.Lighter(0.08f), stone.Darker(0.25f), at.X - (half * at.Scale), at.X + (half * at.Scale));
        void Put(string path, Fill fill, float opacity = 1) => picture.Add(new Shape(Outline.Parse(path, at), fill, opacity));

        Put("M -0.36 -0.9 L -0.3 -1.6 L 0.3 -1.6 L 0.36 -0.9 Z", Stone(0.36f));
        Put("M -0.5 0 L -0.5 -0.9 L 0.5 -0.9 L 0.5 0 Z", Stone(0.5f));
        for (var row = 0; row < 14; row++)
        {
            var y = -row * 0.115f;
            var half = row < 8 ? 0.5f : 0.34f;
            for (var x = -half + (row % 2 * 0.07f); x < half - 0.05f; x += 0.145f)
            {
                var right = Math.Min(x + 0.135f, half);
                var tone = dice.Chance(0.5f) ? stone.Lighter(dice.Between(0, 0.14f)) : stone.Darker(dice.Between(0, 0.22f));
                Put(FormattableString.Invariant($"M {x} {y - 0.005f} L {right} {y - 0.005f} L {right} {y - 0.105f} L {x} {y - 0.105f} Z"), tone, 0.8f);
            }
        }

        Put("M -0.6 -0.88 L 0.6 -0.88 L 0.57 -0.97 L -0.57 -0.97 Z", Fill.Across(0x6A4328, 0x3E2616, at.X - (0.6f * at.Scale), at.X + (0.6f * at.Scale)));
        Put("M -0.33 0 L -0.33 -0.42 C -0.33 -0.7 0.33 -0.7 0.33 -0.42 L 0.33 0 Z", 0x17100D);
        Put("M -0.28 0 L -0.28 -0.4 C -0.28 -0.63 0.28 -0.63 0.28 -0.4 L 0.28 0 Z", Fill.Down(0x1E120C, 0x6A2A10, at.Y - (0.6f * at.Scale), at.Y));
        picture.Add(new Glow(at.X, at.Y - (0.18f * at.Scale), 0.36f * at.Scale, 0.4f * at.Scale, 0xFF8A2A, 0.75f));
        Put("M -0.24 -0.01 L -0.2 -0.1 L 0.22 -0.05 L 0.2 0.02 Z", 0x3A2418);
        Flames.Draw(picture, dice, at.At(0, -0.04f, 0.42f));
        Put("M 0.24 -0.01 L 0.2 -0.11 L -0.22 -0.03 L -0.2 0.02 Z", 0x4A2E1C);
        Put("M -0.62 0.09 L -0.55 0 L 0.55 0 L 0.62 0.09 Z", Fill.Down(stone.Lighter(0.1f), stone.Darker(0.3f), at.Y, at.Y + (0.09f * at.Scale)));
        foreach (var x in new[] { -0.44f, -0.36f, 0.4f })
        {
            Candle(at.At(x, -0.97f, 0.3f));
        }
    }

    private void DrawShelf(float x, float y, float half)
    {
        Rgb wood = _dark ? 0x4A2E1C : 0x7A5233;
        for (var row = 0; row < 3; row++)
        {
            var shelf = y + ((row - 1) * 0.19f);
            for (var at = x - (half * 0.6f); at < x + (half * 0.56f);)
            {
                var width = dice.Between(0.012f, 0.03f);
                var tall = dice.Between(0.09f, 0.145f);
                var tone = dice.Pick<Rgb>([0x7A3B3B, 0x3C5A78, 0x3F5F4A, 0xB08A4A, 0x5A3C5E, 0x8A7A66]).Darker(_dark ? 0.3f : 0);
                picture.Add(new Shape(Outline.Box(at, shelf - tall, at + width, shelf), Fill.Across(tone.Lighter(0.12f), tone.Darker(0.2f), at, at + width)));
                at += width + (dice.Chance(0.1f) ? 0.03f : 0.002f);
            }

            picture.Add(new Shape(Outline.Box(x - (half * 0.64f), shelf, x + (half * 0.64f), shelf + 0.016f), wood));
        }
    }

    private void DrawTable(Place at)
    {
        void Put(string path, Fill fill) => picture.Add(new Shape(Outline.Parse(path, at), fill));

        Rgb wood = 0x7A4E2C;
        Put("M -0.5 -0.2 L -0.42 -0.2 L -0.44 0.2 L -0.5 0.2 Z M 0.5 -0.2 L 0.42 -0.2 L 0.44 0.2 L 0.5 0.2 Z", wood.Darker(0.5f));
        Put("M -0.52 -0.34 L 0.52 -0.34 L 0.64 -0.2 L -0.64 -0.2 Z", Fill.Across(wood.Lighter(0.12f), wood.Darker(0.25f), at.X - (0.6f * at.Scale), at.X + (0.6f * at.Scale)));
        Put("M -0.64 -0.2 L 0.64 -0.2 L 0.64 -0.13 L -0.64 -0.13 Z", wood.Darker(0.4f));
        Candle(at.At(-0.02f, -0.27f, 0.55f));
        foreach (var x in new[] { -0.34f, 0.32f })
        {
            var mug = at.At(x, -0.25f, 0.9f);
            picture.Add(
                new Shape(Outline.Parse("M 0.08 -0.16 C 0.17 -0.17 0.17 -0.03 0.08 -0.03 L 0.08 -0.055 C 0.13 -0.06 0.13 -0.135 0.08 -0.135 Z", mug), 0x8A6A48),
                new Shape(Outline.Parse("M -0.085 0 L -0.08 -0.19 L 0.08 -0.19 L 0.085 0 Q 0 0.025 -0.085 0 Z", mug), Fill.Across(0xA87C50, 0x5E3F26, mug.X - (0.08f * mug.Scale), mug.X + (0.08f * mug.Scale))),
                new Shape(Outline.Parse("M -0.085 -0.18 C -0.1 -0.25 -0.03 -0.25 -0.01 -0.23 C 0.03 -0.26 0.1 -0.25 0.085 -0.18 Q 0 -0.15 -0.085 -0.18 Z", mug), 0xF0E6D2));
        }
    }

    private void Candle(Place at)
    {
        picture.Add(
            new Shape(Outline.Parse("M -0.05 0 L -0.05 -0.3 L 0.05 -0.3 L 0.05 0 Z", at), Fill.Across(0xF6EBCF, 0xB9A67C, at.X - (0.05f * at.Scale), at.X + (0.05f * at.Scale))),
            new Glow(at.X, at.Y - (0.4f * at.Scale), 0.9f * at.Scale, 0.9f * at.Scale, 0xFFC46A, 0.5f),
            new Shape(Outline.Parse("M 0 -0.54 C 0.07 -0.42 0.05 -0.32 0 -0.31 C -0.05 -0.32 -0.07 -0.42 0 -0.54 Z", at), 0xFFE9A8));
    }
}
