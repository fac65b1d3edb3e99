using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <content>Hair, and what is worn on the head.</content>
internal sealed partial class Portrait
{
    private void DrawHairBehind()
    {
        var dark = _hair.Darker(0.34f);
        var low = _looks.Curly ? 0.86f : 0.96f;
        Put($"M 0 -0.64 C 0.36 -0.66 0.5 -0.4 0.5 -0.1 C 0.5 0.2 0.62 0.5 0.56 {low} C 0.44 {low + 0.1f} 0.3 0.9 0.22 0.8 L -0.22 0.8 C -0.3 0.9 -0.44 {low + 0.1f} -0.56 {low} C -0.62 0.5 -0.5 0.2 -0.5 -0.1 C -0.5 -0.4 -0.36 -0.66 0 -0.64 Z",
            Fill.Across(dark.Lighter(0.06f), dark.Darker(0.25f), X(-0.5f), X(0.55f)));
        foreach (var side in new[] { -1, 1 })
        {
            if (_looks.Curly)
            {
                for (var i = 0; i < 16; i++)
                {
                    var y = -0.3f + (i * 0.075f);
                    Oval(side * (0.46f + (0.06f * Noise.Wave(i * 0.21f))), y, 0.1f, 0.09f, dark.Mix(_hair, _dice.Between(0.1f, 0.6f)), 0.95f);
                }
            }

            for (var i = 0; i < 9; i++)
            {
                var x = side * (0.3f + (i * 0.017f));
                var tone = i % 2 == 0 ? _hair.Lighter(0.06f) : _hair.Darker(0.2f);
                Put($"M {x} -0.2 C {x + (side * 0.06f)} 0.2 {x + (side * 0.04f)} 0.5 {x - (side * 0.02f)} {low - (i * 0.01f)} C {x + (side * 0.08f)} 0.5 {x + (side * 0.085f)} 0.2 {x + (side * 0.02f)} -0.2 Z", tone, 0.55f);
            }
        }
    }

    private void DrawHairInFront()
    {
        var parting = _dice.Chance(0.5f) ? -0.1f : 0.1f;
        var fill = Fill.Across(_hair.Lighter(0.1f), _hair.Darker(0.28f), X(-0.4f), X(0.45f));
        var side = _long ? 0.3f : 0.06f;
        var top = _long || _soft ? -0.65f : -0.62f;
        // Two halves that meet at the parting and leave the forehead free.
        Put($"M {parting} -0.42 C {parting - 0.12f} -0.34 -0.3 -0.3 -0.325 -0.06 C -0.34 0.06 -0.37 {side * 0.6f} -0.395 {side} C -0.45 {side * 0.5f} -0.47 -0.04 -0.46 -0.16 C -0.46 -0.46 -0.28 {top} {parting} {top} Z", fill);
        Put($"M {parting} -0.42 C {parting + 0.12f} -0.34 0.3 -0.3 0.325 -0.06 C 0.34 0.06 0.37 {side * 0.6f} 0.395 {side} C 0.45 {side * 0.5f} 0.47 -0.04 0.46 -0.16 C 0.46 -0.46 0.28 {top} {parting} {top} Z", fill);
        Put($"M {parting - 0.03f} {top + 0.005f} Q {parting} -0.5 {parting} -0.415 Q {parting + 0.02f} -0.5 {parting + 0.03f} {top + 0.005f} Z", fill);
        for (var i = 0; i < 22; i++)
        {
            var turn = (i - 10.5f) / 10.5f;
            var half = turn < 0 ? -1 : 1;
            var from = parting + (turn * 0.05f);
            var reach = Math.Abs(turn);
            var outX = half * (0.3f + (reach * 0.14f));
            var outY = -0.2f + (reach * 0.14f) + (_long ? 0.1f : 0);
            var lift = top + 0.02f + ((1 - reach) * 0.17f);
            var tone = i % 3 == 0 ? _hair.Lighter(0.3f) : i % 3 == 1 ? _hair.Darker(0.3f) : _hair.Lighter(0.14f);
            var wave = _looks.Curly ? _dice.Between(-0.05f, 0.05f) : 0;
            Put($"M {from} {lift + 0.01f} C {from + (half * 0.16f)} {lift + wave} {outX - (half * 0.06f)} {-0.44f - wave} {outX} {outY} C {outX - (half * 0.04f)} {-0.42f - wave} {from + (half * 0.16f)} {lift + 0.025f + wave} {from} {lift + 0.01f} Z", tone, 0.5f);
        }

        // The shine that follows the roundness of the head.
        Soft(-0.16f, -0.5f, 0.17f, 0.05f, _hair.Lighter(0.55f), 0.5f);
    }

    private void DrawHoodBack()
    {
        Put($"M 0 -0.78 C 0.46 -0.78 0.62 -0.4 0.62 0 C 0.62 0.4 0.72 0.66 0.86 0.9 L -0.86 0.9 C -0.72 0.66 -0.62 0.4 -0.62 0 C -0.62 -0.4 -0.46 -0.78 0 -0.78 Z", Fill.Across(_clothes, _clothes.Darker(0.5f), X(-0.6f), X(0.7f)));
        Put($"M 0 -0.66 C 0.4 -0.66 0.5 -0.36 0.5 0 C 0.5 0.3 0.44 0.6 0.3 0.8 L -0.3 0.8 C -0.44 0.6 -0.5 0.3 -0.5 0 C -0.5 -0.36 -0.4 -0.66 0 -0.66 Z", _clothes.Darker(0.66f));
    }

    private void DrawExtras()
    {
        Rgb gold = 0xD9AE3F;
        foreach (var side in new[] { -1, 1 })
        {
            if (_looks.Horns)
            {
                Put($"M {side * 0.18f} -0.52 C {side * 0.24f} -0.72 {side * 0.4f} -0.78 {side * 0.42f} -0.96 C {side * 0.52f} -0.78 {side * 0.48f} -0.58 {side * 0.32f} -0.46 Z", Fill.Down(0x2A2026, 0x6A4A44, _face.Y - (0.95f * _face.Scale), _face.Y - (0.45f * _face.Scale)));
            }

            if (_looks.CatEars)
            {
                Put($"M {side * 0.14f} -0.56 L {side * 0.4f} -0.94 L {side * 0.45f} -0.4 Z", _hair);
                Put($"M {side * 0.22f} -0.58 L {side * 0.375f} -0.83 L {side * 0.41f} -0.48 Z", ((Rgb)0xE0A0A0).Mix(_hair, 0.3f));
            }

            if (_looks.Glasses)
            {
                var x = side * 0.162f;
                FormattableString ring = $"M {x - 0.125f} 0 C {x - 0.125f} -0.14 {x + 0.125f} -0.14 {x + 0.125f} 0 C {x + 0.125f} 0.13 {x - 0.125f} 0.13 {x - 0.125f} 0 Z M {x - 0.11f} 0 C {x - 0.11f} -0.12 {x + 0.11f} -0.12 {x + 0.11f} 0 C {x + 0.11f} 0.112 {x - 0.11f} 0.112 {x - 0.11f} 0 Z";
                Put(ring, 0x2E2A2E);
                Put($"M {x - 0.07f} 0.06 L {x + 0.02f} -0.08 L {x + 0.05f} -0.08 L {x - 0.04f} 0.07 Z", Rgb.White, 0.18f);
                Put($"M {side * 0.285f} -0.02 L {side * 0.37f} -0.03 L {side * 0.37f} -0.012 L {side * 0.285f} 0 Z", 0x2E2A2E);
            }
        }

        if (_looks.Glasses)
        {
            Put($"M -0.045 -0.015 Q 0 -0.045 0.045 -0.015 L 0.045 0.002 Q 0 -0.028 -0.045 0.002 Z", 0x2E2A2E);
        }

        if (_looks.Crown)
        {
            Put($"M -0.33 -0.46 Q 0 -0.36 0.33 -0.46 L 0.38 -0.74 L 0.2 -0.58 L 0.13 -0.8 L 0 -0.58 L -0.13 -0.8 L -0.2 -0.58 L -0.38 -0.74 Z", Fill.Across(gold.Lighter(0.3f), gold.Darker(0.3f), X(-0.33f), X(0.35f)));
            Oval(0, -0.5f, 0.035f, 0.04f, 0xB8283A);
            Oval(-0.2f, -0.515f, 0.022f, 0.026f, 0x2F6FC1);
            Oval(0.2f, -0.515f, 0.022f, 0.026f, 0x2F6FC1);
        }
        else if (_looks.WizardHat)
        {
            Put($"M -0.36 -0.42 C -0.3 -0.7 -0.16 -0.9 0.04 -1.12 C 0.06 -0.9 0.28 -0.7 0.36 -0.42 Z", Fill.Across(_clothes.Lighter(0.12f), _clothes.Darker(0.4f), X(-0.3f), X(0.4f)));
            Put($"M -0.345 -0.47 Q 0 -0.34 0.345 -0.47 L 0.32 -0.56 Q 0 -0.44 -0.32 -0.56 Z", gold);
            Put($"M -0.78 -0.4 Q 0 -0.62 0.78 -0.4 Q 0.4 -0.22 0 -0.26 Q -0.4 -0.22 -0.78 -0.4 Z", Fill.Across(_clothes, _clothes.Darker(0.5f), X(-0.5f), X(0.6f)));
        }
    }
}
