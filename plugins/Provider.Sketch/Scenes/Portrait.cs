using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>
/// A person from the front. The face is drawn in its own measure: the middle between the eyes is 0,0, the chin is at
/// 0.5 and the crown at -0.5.
/// </summary>
internal sealed partial class Portrait
{
    private readonly Composition _picture;
    private readonly Idea _idea;
    private readonly Dice _dice;
    private readonly Looks _looks;
    private readonly Place _face;
    private readonly Rgb _skin;
    private readonly Rgb _hair;
    private readonly Rgb _eyes;
    private readonly Rgb _clothes;
    private readonly bool _long;
    private readonly bool _soft;

    public Portrait(Composition picture, Idea idea, Dice dice)
    {
        (_picture, _idea, _dice, _looks) = (picture, idea, dice, idea.Looks);
        _soft = _looks.Feminine || (!_looks.Masculine && !_looks.Beard && dice.Chance(0.5f));
        _face = new Place(picture.Aspect / 2, 0.45f, 0.5f * Math.Min(1, picture.Aspect * 1.25f));
        _skin = _looks.Skin ?? dice.Pick<Rgb>([0xF3CDB0, 0xE8B48F, 0xC98F66, 0x8F5B3C]);
        _hair = _looks.Hair ?? (_looks.Old ? 0xC9CBD0 : dice.Pick<Rgb>([0x3A2A22, 0x5A3721, 0x8A5A34, 0x221E26, 0xC79A5B]));
        _eyes = _looks.Eyes ?? dice.Pick<Rgb>([0x6B4226, 0x4C8FD0, 0x4FA35A, 0x7A6A48]);
        _clothes = _looks.Clothes ?? dice.Pick<Rgb>([0x3C5A78, 0x5A3C5E, 0x3F5F4A, 0x7A3B3B, 0x4A4A58]);
        _long = !_looks.Bald && (_looks.LongHair ?? _soft);
    }

    public void Draw()
    {
        DrawBackdrop();
        if (_looks.Hood)
        {
            DrawHoodBack();
        }

        if (_long)
        {
            DrawHairBehind();
        }

        DrawBody();
        DrawHead();
        DrawEyes();
        DrawNoseAndMouth();
        if (!_looks.Bald)
        {
            DrawHairInFront();
        }

        DrawExtras();
    }

    private void DrawBackdrop()
    {
        var dark = _idea.Hour is Hour.Night || _idea.Storm || _idea.Moon;
        Rgb baseTone = _idea.Ground switch
        {
            Ground.Forest or Ground.Field or Ground.Hills => 0x5C7F5A,
            Ground.Sea or Ground.Lake => 0x5C8FA8,
            Ground.Desert => 0xC9A06A,
            Ground.Room => 0x8A5A3C,
            Ground.City or Ground.Space => 0x3E4A78,
            _ => _clothes.Mix(0xC9B8A8, 0.62f).Mix(_eyes, 0.15f),
        };
        var mood = Mood.For(_idea, _idea.Hour ?? Hour.Day);
        baseTone = _idea.Hour is null ? baseTone : baseTone.Mix(mood.Sky[^1], 0.5f);
        baseTone = dark ? baseTone.Mix(0x141C38, 0.72f) : baseTone;
        _picture.Add(
            new Sky(1, baseTone.Darker(0.32f), baseTone, baseTone.Lighter(0.24f), baseTone.Darker(0.12f)),
            new Glow(_face.X - (0.2f * _face.Scale), 0.38f, 0.75f, 0.6f, baseTone.Lighter(0.6f), 0.5f),
            new Clouds(baseTone.Lighter(0.3f), 0.3f, -0.5f, 1.5f, _dice.NextSalt()) { Cover = 0.6f, Detail = 2, Stretch = 1.2f });
        for (var i = 0; i < 16; i++)
        {
            var (x, y) = (_dice.Between(0, _picture.Aspect), _dice.Between(0, 0.9f));
            var size = _dice.Between(0.02f, 0.075f);
            var tone = baseTone.Lighter(0.55f).Mix(dark || _idea.Cozy || _idea.Ground == Ground.Room ? 0xFFC870 : 0xFFF6E0, 0.5f);
            _picture.Add(new Shape(Outline.Ellipse(x, y, size, size), tone, _dice.Between(0.05f, 0.17f)));
        }

        if (_idea.Snow)
        {
            _picture.Add(new Flakes(Rgb.White, 0.06f, 0.5f, 0.7f, _dice.NextSalt()) { Slant = 0.2f });
        }
    }

    private void DrawBody()
    {
        var neck = _soft ? 0.15f : 0.19f;
        var wide = _soft ? 0.66f : 0.8f;
        var shade = _skin.Darker(0.26f).Mix(0xA0483C, 0.12f);
        Put($"M {-neck} 0.2 L {-neck} 0.56 Q {-neck - 0.06f} 0.68 {-neck - 0.2f} 0.74 L 0 1.0 L {neck + 0.2f} 0.74 Q {neck + 0.06f} 0.68 {neck} 0.56 L {neck} 0.2 Z", Fill.Across(_skin, _skin.Darker(0.22f), X(-0.2f), X(0.3f)));
        Put($"M {-neck} 0.34 L {neck} 0.34 L {neck} 0.52 Q 0.04 0.68 {-neck} 0.5 Z", shade, 0.6f);
        var cloth = Fill.Across(_clothes.Lighter(0.14f), _clothes.Darker(0.4f), X(-0.9f), X(0.95f));
        Put($"M {-wide} 1.4 C {-wide} 0.98 {-wide + 0.08f} 0.8 {-neck - 0.16f} 0.7 C {-neck - 0.06f} 0.86 -0.08 0.96 0 0.98 C 0.08 0.96 {neck + 0.06f} 0.86 {neck + 0.16f} 0.7 C {wide - 0.08f} 0.8 {wide} 0.98 {wide} 1.4 Z", cloth);
        Put($"M {-neck - 0.19f} 0.71 C {-neck - 0.06f} 0.9 -0.1 1.0 0 1.02 C 0.1 1.0 {neck + 0.06f} 0.9 {neck + 0.19f} 0.71 L {neck + 0.13f} 0.685 C {neck + 0.03f} 0.85 0.08 0.93 0 0.95 C -0.08 0.93 {-neck - 0.03f} 0.85 {-neck - 0.13f} 0.685 Z", _clothes.Lighter(0.28f));
        Put($"M {-wide + 0.2f} 1.4 Q {-wide + 0.26f} 1.1 {-wide + 0.2f} 0.94 Q {-wide + 0.34f} 1.1 {-wide + 0.28f} 1.4 Z", _clothes.Darker(0.3f), 0.5f);
        Put($"M {wide - 0.2f} 1.4 Q {wide - 0.26f} 1.1 {wide - 0.2f} 0.94 Q {wide - 0.34f} 1.1 {wide - 0.28f} 1.4 Z", _clothes.Darker(0.5f), 0.5f);
    }

    private void DrawHead()
    {
        foreach (var side in new[] { -1, 1 })
        {
            var ear = _skin.Darker(side < 0 ? 0.06f : 0.2f);
            FormattableString lobe = _looks.ElfEars
                ? (FormattableString)$"M {side * 0.33f} -0.03 C {side * 0.42f} -0.12 {side * 0.52f} -0.2 {side * 0.62f} -0.27 C {side * 0.56f} -0.08 {side * 0.48f} 0.12 {side * 0.33f} 0.18 Z"
                : $"M {side * 0.33f} -0.03 C {side * 0.42f} -0.1 {side * 0.46f} 0.02 {side * 0.42f} 0.1 C {side * 0.4f} 0.17 {side * 0.37f} 0.2 {side * 0.33f} 0.18 Z";
            Put(lobe, ear);
        }

        var jaw = _soft ? 0.12f : 0.19f;
        var cheek = _soft ? 0.355f : 0.37f;
        FormattableString face = $"M 0 -0.5 C 0.24 -0.5 {cheek + 0.02f} -0.32 {cheek} -0.04 C {cheek} 0.16 {jaw + 0.17f} 0.32 {jaw} 0.44 Q 0 0.54 {-jaw} 0.44 C {-jaw - 0.17f} 0.32 {-cheek} 0.16 {-cheek} -0.04 C {-cheek - 0.02f} -0.32 -0.24 -0.5 0 -0.5 Z";
        Put(face, Fill.Across(_skin.Lighter(0.1f), _skin.Darker(0.12f).Mix(0xB0563C, 0.05f), X(-0.34f), X(0.4f)));
        foreach (var side in new[] { -1, 1 })
        {
            Soft(side * 0.2f, 0.17f, 0.13f, 0.09f, _skin.Mix(0xD0453C, 0.5f), _soft ? 0.42f : 0.22f);
        }

        if (_looks.Freckles)
        {
            for (var i = 0; i < 26; i++)
            {
                Oval(_dice.Between(-0.26f, 0.26f), _dice.Between(0.08f, 0.2f), 0.006f, 0.006f, _skin.Darker(0.4f), 0.55f);
            }
        }

        if (_looks.Old)
        {
            foreach (var y in new[] { -0.27f, -0.22f })
            {
                Put($"M -0.18 {y} Q 0 {y - 0.025f} 0.18 {y} Q 0 {y - 0.015f} -0.18 {y} Z", _skin.Darker(0.4f), 0.5f);
            }

            foreach (var side in new[] { -1, 1 })
            {
                Put($"M {side * 0.1f} 0.17 Q {side * 0.17f} 0.22 {side * 0.17f} 0.32 Q {side * 0.155f} 0.22 {side * 0.1f} 0.17 Z", _skin.Darker(0.4f), 0.5f);
            }
        }
    }

    private float X(float x) => _face.Map(x, 0).X;

    private void Put(FormattableString path, Fill fill, float opacity = 1) =>
        _picture.Add(new Shape(Outline.Parse(FormattableString.Invariant(path), _face), fill, opacity));

    private void Oval(float x, float y, float radiusX, float radiusY, Rgb colour, float opacity = 1)
    {
        var at = _face.Map(x, y);
        _picture.Add(new Shape(Outline.Ellipse(at.X, at.Y, radiusX * _face.Scale, radiusY * _face.Scale), colour, opacity));
    }

    private void Soft(float x, float y, float radiusX, float radiusY, Rgb colour, float strength)
    {
        var at = _face.Map(x, y);
        _picture.Add(new Glow(at.X, at.Y, radiusX * _face.Scale, radiusY * _face.Scale, colour, strength) { Covers = true });
    }
}
