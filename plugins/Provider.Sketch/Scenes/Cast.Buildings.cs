using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <content>Lighthouse, castle, tower, houses, bridge.</content>
internal sealed partial class Cast
{
    private void DrawLighthouse(Place at)
    {
        var white = Shaded(0xF3EFE6);
        var band = Own(Motif.Lighthouse, 0xB8362F);
        var lamp = at.Map(0, -0.885f);
        if (mood.IsDark || idea.Fog || idea.Storm || mood.Shadow > 0.5f)
        {
            // Two beams, soft at their ends because each is drawn as a fan of ever narrower wedges.
            for (var i = 0; i < 5; i++)
            {
                var spread = 0.20f - (i * 0.035f);
                Put(at, Text($"M 0 -0.885 L 3.2 {-1.15f - spread} L 3.2 {-1.15f + spread} Z"), WindowLight.Lighter(0.3f), 0.05f);
                Put(at, Text($"M 0 -0.885 L -3.2 {-0.95f - spread} L -3.2 {-0.95f + spread} Z"), WindowLight.Lighter(0.3f), 0.05f);
            }
        }

        Put(at, "M -0.16 0.25 L -0.155 -0.02 L 0.155 -0.02 L 0.16 0.25 Z", Round(at, Shaded(0x6F6A66), 0.16f));
        Put(at, "M -0.13 0 L -0.078 -0.8 L 0.078 -0.8 L 0.13 0 Z", Round(at, white, 0.12f));
        for (var i = 0; i < 3; i++)
        {
            var low = -0.08f - (i * 0.26f);
            var high = low - 0.13f;
            var (a, b) = (0.13f + (low * 0.065f), 0.13f + (high * 0.065f));
            Put(at, Text($"M {-a} {low} Q 0 {low + 0.02f} {a} {low} L {b} {high} Q 0 {high + 0.02f} {-b} {high} Z"), Round(at, band, 0.12f));
        }

        foreach (var y in new[] { -0.16f, -0.42f, -0.68f })
        {
            Put(at.At(0.01f, y), "M -0.014 0 L -0.014 -0.04 Q 0 -0.06 0.014 -0.04 L 0.014 0 Z", mood.IsDark ? WindowLight : Shaded(0x3A4250));
        }

        var iron = Shaded(0x333A44);
        Put(at, "M -0.11 -0.79 L 0.11 -0.79 L 0.095 -0.825 L -0.095 -0.825 Z", iron);
        Put(at, "M -0.1 -0.87 L 0.1 -0.87 L 0.1 -0.878 L -0.1 -0.878 Z", iron);
        Put(at, "M -0.062 -0.825 L 0.062 -0.825 L 0.062 -0.94 L -0.062 -0.94 Z", Shaded(0xFFE9B0).Lit(WindowLight, 0.8f));
        foreach (var x in new[] { -0.062f, -0.022f, 0.018f, 0.056f })
        {
            Put(at, Text($"M {x} -0.825 L {x + 0.007f} -0.825 L {x + 0.007f} -0.94 L {x} -0.94 Z"), iron);
        }

        Put(at, "M -0.08 -0.94 Q -0.06 -1.0 0 -1.03 Q 0.06 -1.0 0.08 -0.94 Z", Round(at, band, 0.08f));
        Put(at, "M -0.005 -1.02 L 0.005 -1.02 L 0.005 -1.08 L -0.005 -1.08 Z", iron);
        picture.Add(
            new Glow(lamp.X, lamp.Y, at.Scale * 0.75f, at.Scale * 0.75f, WindowLight, idea.Fog || mood.IsDark ? 0.6f : 0.25f),
            new Glow(lamp.X, lamp.Y, at.Scale * 0.14f, at.Scale * 0.14f, Rgb.White, 0.95f));
        var yard = at.Map(0.3f, 0);
        DrawHouse(new Place(yard.X, ground(yard.X) - (0.02f * at.Scale), at.Scale * 0.34f, at.Flipped));
    }

    private void DrawCastle(Place at)
    {
        var stone = Own(Motif.Castle, 0x8C8790);
        var roof = Shaded(0x5A4468);
        Keep(at.At(0, 0), 0.15f, 0.86f, stone.Darker(0.05f), roof);
        Keep(at.At(-0.25f, 0), 0.1f, 0.62f, stone, roof);
        Keep(at.At(0.27f, 0), 0.11f, 0.7f, stone, roof);
        Wall(at, -0.5f, 0.5f, 0.3f, stone);
        Keep(at.At(-0.5f, 0), 0.085f, 0.44f, stone.Lighter(0.04f), roof);
        Keep(at.At(0.5f, 0), 0.085f, 0.4f, stone.Lighter(0.04f), roof);
        Put(at, "M -0.075 0.2 L -0.075 -0.12 Q -0.07 -0.2 0 -0.22 Q 0.07 -0.2 0.075 -0.12 L 0.075 0.2 Z", stone.Darker(0.45f));
        Put(at, "M -0.052 0.2 L -0.052 -0.11 Q -0.05 -0.17 0 -0.19 Q 0.05 -0.17 0.052 -0.11 L 0.052 0.2 Z", Shaded(0x2A2024).Mix(WindowLight, mood.IsDark ? 0.45f : 0));
        Shine(at, 0, -0.05f, 0.3f, WindowLight, mood.IsDark ? 0.35f : 0);
    }

    private void Wall(Place at, float left, float right, float height, Rgb stone)
    {
        var fill = Fill.Down(stone.Lighter(0.05f), stone.Darker(0.35f), at.Y - (height * at.Scale), at.Y + (0.1f * at.Scale));
        Put(at, Text($"M {left} 0.3 L {left} {-height} L {right} {-height} L {right} 0.3 Z"), fill);
        for (var x = left; x < right - 0.02f; x += 0.06f)
        {
            Put(at, Text($"M {x} {-height + 0.005f} L {x} {-height - 0.035f} L {x + 0.035f} {-height - 0.035f} L {x + 0.035f} {-height + 0.005f} Z"), stone.Lighter(0.05f));
        }
    }

    private void Keep(Place at, float half, float height, Rgb stone, Rgb roof)
    {
        Put(at, Text($"M {-half} 0.3 L {-half * 0.92f} {-height} L {half * 0.92f} {-height} L {half} 0.3 Z"), Round(at, stone, half));
        var lip = half * 1.14f;
        Put(at, Text($"M {-lip} {-height} L {lip} {-height} L {lip} {-height - 0.04f} L {-lip} {-height - 0.04f} Z"), Round(at, stone.Lighter(0.05f), lip));
        Put(at, Text($"M {-lip} {-height - 0.035f} Q {-half * 0.45f} {-height - (half * 1.2f)} 0 {-height - (half * 2.5f)} Q {half * 0.45f} {-height - (half * 1.2f)} {lip} {-height - 0.035f} Z"), Round(at, roof, lip));
        if (half >= 0.1f)
        {
            var tip = -height - (half * 2.5f);
            Put(at, Text($"M -0.004 {tip + 0.02f} L 0.004 {tip + 0.02f} L 0.004 {tip - 0.1f} L -0.004 {tip - 0.1f} Z"), stone.Darker(0.5f));
            Put(at, Text($"M 0.004 {tip - 0.1f} Q 0.04 {tip - 0.11f} 0.085 {tip - 0.075f} Q 0.04 {tip - 0.07f} 0.004 {tip - 0.05f} Z"), Shaded(0xB8362F));
        }

        var lit = mood.IsDark || mood.Shadow > 0.5f;
        for (var y = height - 0.09f; y > 0.3f || y == height - 0.09f; y -= 0.17f)
        {
            Put(at.At(dice.Between(-0.3f, 0.3f) * half, -y), "M -0.013 0.025 L -0.013 -0.015 Q 0 -0.04 0.013 -0.015 L 0.013 0.025 Z", lit && dice.Chance(0.8f) ? WindowLight : stone.Darker(0.6f));
        }
    }

    private void DrawTower(Place at)
    {
        Keep(at, 0.14f, 0.72f, Own(Motif.Tower, 0x8A8378), Shaded(0x4A5568));
    }

    private void DrawHouse(Place at)
    {
        var wall = Own(Motif.House, 0xE6D8BC);
        var roof = idea.Snow ? Shaded(0xF2F5F8) : Shaded(0x8A4B34);
        Put(at, "M 0.2 -0.75 L 0.2 -1.12 L 0.33 -1.12 L 0.33 -0.75 Z", Shaded(0x7A5A4E));
        Put(at, "M -0.5 0.3 L -0.5 -0.55 L 0 -0.98 L 0.5 -0.55 L 0.5 0.3 Z", Round(at, wall, 0.6f));
        Put(at, "M -0.6 -0.47 L 0 -1.02 L 0.6 -0.47 L 0.6 -0.56 L 0 -1.12 L -0.6 -0.56 Z", roof);
        Put(at, "M -0.1 0.3 L -0.1 -0.36 Q 0 -0.45 0.1 -0.36 L 0.1 0.3 Z", Shaded(0x5A3A28));
        var glow = mood.IsDark || mood.Shadow > 0.3f || idea.Cozy || idea.Snow || idea.Fog;
        foreach (var x in new[] { -0.32f, 0.32f })
        {
            Put(at.At(x, -0.28f), "M -0.1 0.1 L -0.1 -0.12 L 0.1 -0.12 L 0.1 0.1 Z", Shaded(0x4A3326));
            Put(at.At(x, -0.28f), "M -0.085 0.085 L -0.085 -0.105 L 0.085 -0.105 L 0.085 0.085 Z", glow ? WindowLight : Shaded(0x9CC4DB));
            Put(at.At(x, -0.28f), "M -0.006 0.1 L -0.006 -0.12 L 0.006 -0.12 L 0.006 0.1 Z", Shaded(0x4A3326));
            Shine(at, x, -0.28f, 0.4f, WindowLight, glow ? 0.4f : 0);
        }

        Disc(at, 0, -0.72f, 0.07f, 0.07f, glow ? WindowLight : Shaded(0x9CC4DB));
        var smoke = at.Map(0.27f, -1.15f);
        for (var i = 0; i < 7; i++)
        {
            var rise = i * 0.11f * at.Scale;
            picture.Add(new Glow(smoke.X + (Noise.Wave(i * 0.13f) * 0.09f * at.Scale), smoke.Y - rise, (0.06f + (i * 0.03f)) * at.Scale, (0.06f + (i * 0.022f)) * at.Scale, mood.Air.Lighter(0.4f), 0.55f - (i * 0.06f)) { Covers = true });
        }
    }

    private void DrawVillage(Place at)
    {
        foreach (var (x, size) in new[] { (-1.5f, 0.6f), (1.3f, 0.65f), (-0.7f, 0.8f), (0.55f, 0.75f), (0, 1f) })
        {
            var spot = at.Map(x, 0);
            DrawHouse(new Place(spot.X, ground(spot.X) + 0.02f, at.Scale * size, dice.Chance(0.5f)));
        }
    }

    private void DrawBridge(Place at)
    {
        var stone = Own(Motif.Bridge, 0x857E76);
        var fill = Fill.Down(stone.Lighter(0.08f), stone.Darker(0.35f), at.Y - at.Scale, at.Y);
        Put(at, "M -2 -0.3 Q 0 -0.9 2 -0.3 L 2 0.3 L 1.5 0.3 Q 1.1 -0.35 0.7 0.3 L 0.4 0.3 Q 0 -0.45 -0.4 0.3 L -0.7 0.3 Q -1.1 -0.35 -1.5 0.3 L -2 0.3 Z", fill);
        Put(at, "M -2 -0.3 Q 0 -0.9 2 -0.3 L 2 -0.38 Q 0 -0.98 -2 -0.38 Z", stone.Lighter(0.15f));
    }

    private static string Text(FormattableString path) => FormattableString.Invariant(path);
}
